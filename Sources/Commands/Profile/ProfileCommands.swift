import Arguments
import Destinations
import Storage
import Text

/// `profile list`: the names of the stored set-ups.
struct ProfileListCommand {
  private let isJSON: Bool

  init(_ parsed: ParsedCommand) { isJSON = parsed.value("format") == "json" }

  func run(in context: CommandContext) throws -> ExitStatus {
    let names = try StoredProfiles(of: context).names
    if isJSON {
      let value: JSONValue = ["schemaVersion": 1, "profiles": JSONValue(names)]
      try context.write(JSONWriter.pretty(value) + "\n")
    } else {
      for name in names { try context.write(name + "\n") }
    }
    return .ok
  }
}

/// `profile export`: a stored set-up as Partner Center's interface takes it. References stay what
/// they are: a secret leaves its place only for the service that it is for.
struct ProfileExportCommand {
  private let name: String

  init(_ parsed: ParsedCommand) { name = parsed.operands.first ?? "" }

  func run(in context: CommandContext) throws -> ExitStatus {
    let path = try StoredProfiles(of: context).file(name)
    let bytes = try InputFile.read(path, in: context)
    let document: LeadDocument
    do throws(DocumentError) {
      let documents = try DocumentReader.documents(in: bytes, named: path)
      guard documents.count == 1, let only = documents.first else {
        throw DocumentError("it holds more than one lead destination", entry: "")
      }
      document = only
    } catch {
      throw CommandFailure("the profile '\(name)' cannot be read: \(error.reason)", .invalidData)
    }
    guard let destination = document.destination else {
      throw CommandFailure(
        "the profile '\(name)' is of '\(document.destinationName)', which cannot be exported",
        .invalidData)
    }
    let resource = LeadDocumentWriter(for: .partnerCenter).resource(
      for: destination, values: [:], basedOn: try? JSONParser.parse(bytes))
    try context.write(JSONWriter.pretty(resource) + "\n")
    return .ok
  }
}
