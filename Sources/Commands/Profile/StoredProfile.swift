import Destinations
import Storage
import Text

/// A stored set-up that was read.
struct StoredProfile {
  let name: String
  /// The file that it lies in.
  let path: String
  /// The whole document.
  let root: JSONValue
  /// The one lead destination in it.
  let document: LeadDocument
  /// The destination, which there are checks for.
  let destination: Destination

  /// Reads a set-up that is there.
  init(_ name: String, at path: String) throws(CommandFailure) {
    self.name = name
    self.path = path
    let bytes = try Self.bytes(path)
    do throws(DocumentError) {
      let documents = try DocumentReader.documents(in: bytes, named: path)
      guard documents.count == 1, let only = documents.first else {
        throw DocumentError("it holds more than one lead destination", entry: "")
      }
      document = only
    } catch {
      throw CommandFailure("the profile '\(name)' cannot be read: \(error.reason)", .invalidData)
    }
    // What an editor saved as UTF-16 was read as well.
    root =
      (try? JSONParser.parse(bytes)) ?? (try? JSONParser.parse(Decoding.text(from: bytes).text))
      ?? [:]
    try Self.checkVersion(of: root, named: name)
    guard let destination = document.destination else {
      throw CommandFailure(
        "the profile '\(name)' is of '\(document.destinationName)', which this leadline does not "
          + "know", .invalidData)
    }
    self.destination = destination
  }

  /// How far the set-up came, where it was left.
  var step: String? { root[ExtraKeys.key]?["step"]?.string }

  /// What stands in a field, as it is written; `nil` where nothing does.
  func text(of field: Field) -> String? {
    let prefix = Field.verificationPrefix
    let value =
      field.key.hasPrefix(prefix)
      ? document.verification[String(field.key.dropFirst(prefix.count))]
      : document.block[field.key]
    let text = value?.string ?? value?.array?.compactMap(\.string).joined(separator: ";")
    return text?.isEmpty == false ? text : nil
  }

  private static func bytes(_ path: String) throws(CommandFailure) -> [UInt8] {
    do {
      return try TextFile.read(path, maximumBytes: DocumentReader.maximumBytes)
    } catch {
      throw InputFile.failure(error)
    }
  }

  /// Refuses what a newer program wrote: it may mean something that is not known here.
  static func checkVersion(of root: JSONValue, named name: String) throws(CommandFailure) {
    guard let version = root[ExtraKeys.key]?["schemaVersion"]?.number else { return }
    if let number = Int(version), number <= ExtraKeys.schemaVersion { return }
    throw CommandFailure(
      "the profile '\(name)' was written by a newer leadline (schemaVersion \(version); this "
        + "one knows \(ExtraKeys.schemaVersion)); bring leadline up to date", .invalidData)
  }
}
