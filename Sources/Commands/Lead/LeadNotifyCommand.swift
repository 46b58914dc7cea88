import Arguments
import Destinations
import Diagnosis
import Knowledge
import Leads
import Reports
import Text

/// `lead notify`: how to be told of each new lead, and what does it.
struct LeadNotifyCommand {
  private let parsed: ParsedCommand

  init(_ parsed: ParsedCommand) { self.parsed = parsed }

  func run(in context: CommandContext) throws -> ExitStatus {
    let profile = try parsed.value("profile").map { name throws(CommandFailure) in
      NoticeProfile(try StoredProfiles(of: context).profile(name), in: context.environment)
    }
    let destination = try destination(profile)
    let settings = try settings(for: destination, profile)
    guard let kind = parsed.value("definition").flatMap(NoticeKind.init(rawValue:)) else {
      try refuse(
        ["output", "to", "table", "every"], "is for a definition, which '--definition' names")
      try context.write(try steps(destination, profile, in: context))
      return .ok
    }
    try refuse(["format"], "is for the steps; a definition has a form of its own")
    return try make(Notice(kind, for: destination, settings: settings), in: context)
  }

  private func refuse(_ options: [String], _ reason: String) throws(CommandFailure) {
    if let option = options.first(where: { parsed.flag($0) }) {
      throw CommandFailure("'--\(option)' \(reason)", .usage)
    }
  }

  // MARK: - What for

  private func destination(_ profile: NoticeProfile?) throws(CommandFailure) -> LeadDestination {
    guard let name = parsed.operands.first ?? profile?.destination else {
      throw CommandFailure("a destination is missing, or a profile with '--profile'", .usage)
    }
    let destination = try LeadDestination.named(name)
    if let profile, profile.destination != destination.rawValue {
      throw CommandFailure(
        "the profile '\(profile.name)' is of '\(profile.destination)', not of "
          + "'\(destination.rawValue)'", .usage)
    }
    return destination
  }

  private func settings(
    for destination: LeadDestination, _ profile: NoticeProfile?
  ) throws(CommandFailure) -> NoticeSettings {
    var settings = profile?.settings ?? NoticeSettings(moment: .now)
    if parsed.flag("to") { settings.recipients = try recipients() }
    if destination != .table { try refuse(["table", "every"], "is for 'table' only") }
    if let table = parsed.value("table") {
      guard NoticeSettings.isTableName(table) else {
        throw CommandFailure(
          "'\(table)' is no name of a table: 3 to 63 letters and digits, a letter first", .usage)
      }
      settings.table = table
    }
    settings.hours = parsed.integer("every") ?? settings.hours
    return settings
  }

  private func recipients() throws(CommandFailure) -> [String] {
    let addresses = parsed.values("to").flatMap { $0.split { ";,".contains($0) } }
      .map { String($0.drop { $0 == " " }) }
    guard !addresses.isEmpty, addresses.allSatisfy(NoticeSettings.isAddress) else {
      let wrong = addresses.first { !NoticeSettings.isAddress($0) } ?? ""
      throw CommandFailure("'\(wrong)' of '--to' is no address such as sales@contoso.com", .usage)
    }
    return addresses
  }

  // MARK: - Steps

  private func steps(
    _ destination: LeadDestination, _ profile: NoticeProfile?, in context: CommandContext
  ) throws -> String {
    let language = context.languages.order(textLanguage: nil).first ?? .english
    guard let guide = try context.archive().guide(of: destination.rawValue, in: language) else {
      throw CommandFailure("there is no guide to '\(destination.rawValue)'", .noInput)
    }
    let pages = GuidePages(style: context.style, values: profile?.values ?? [:])
    guard parsed.value("format") == "json" else {
      context.note(
        "'--definition \(NoticeKind.allCases.map(\.rawValue).joined(separator: "|"))' makes "
          + "something to import in place of these steps")
      return pages.notification(guide)
    }
    let value: JSONValue = [
      "schemaVersion": 1, "destination": JSONValue(destination.rawValue),
      "steps": pages.json(guide)["notification"] ?? [],
      "definitions": JSONValue(NoticeKind.allCases.map(\.rawValue)),
    ]
    return JSONWriter.pretty(value) + "\n"
  }

  // MARK: - Definitions

  private func make(_ notice: Notice, in context: CommandContext) throws -> ExitStatus {
    if notice.kind == .powerAutomate, notice.recipients.isEmpty {
      throw CommandFailure(
        "a flow cannot ask who is told: '--to ADDRESS' says it", .usage)
    }
    guard let folder = parsed.value("output") else {
      try context.write(shown(notice))
      context.note("'--output FOLDER' writes it with all that belongs to it, and the steps")
      return .ok
    }
    let paths = try NoticeFolder(folder).write(notice.documents)
    for path in paths { try context.write(SafeText.escapedLine(path) + "\n") }
    let readme = SafeText.escapedLine("\(folder)/README.md")
    context.note("'\(readme)' says how it is imported; no secret stands in these files")
    return .ok
  }

  /// One document as it is; several with the name of each above it.
  private func shown(_ notice: Notice) -> String {
    if let document = notice.mainDocument { return document.text }
    return notice.documents.filter(\.isText).map { "==> \($0.name) <==\n\($0.text)" }
      .joined(separator: "\n")
  }
}
