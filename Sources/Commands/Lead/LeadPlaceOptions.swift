import Arguments
import Destinations
import Reports

/// What the calls that go to the leads at a destination have in common.
struct LeadPlaceOptions {
  let file: String?
  let profile: String?
  let isTrusted: Bool
  let allowsPrivateAddresses: Bool
  /// How long a check may take.
  let timeLimit: Duration
  let format: LeadErrandRenderer.Format

  init(_ parsed: ParsedCommand) throws(CommandFailure) {
    file = parsed.operands.first
    profile = parsed.value("profile")
    isTrusted = parsed.flag("trust")
    allowsPrivateAddresses = parsed.flag("allow-private")
    timeLimit = .seconds(parsed.integer("timeout") ?? ValidateOptions.defaultTimeLimit)
    format = parsed.value("format").flatMap(LeadErrandRenderer.Format.init(rawValue:)) ?? .text
    if file != nil, profile != nil {
      throw CommandFailure("name a file or a profile, not both", .usage)
    }
  }

  /// The document to read: the one that the call names, else the only profile that is stored.
  func source(in context: CommandContext) throws(CommandFailure) -> ValidationSource {
    if let file { return ValidationSource(name: file, path: file, isProfile: false) }
    let stored = try StoredProfiles(of: context)
    if let profile { return try Self.source(profile, stored) }
    guard let only = stored.names.first else {
      throw CommandFailure(
        "name a document or '--profile NAME'; no profile is stored", .usage)
    }
    guard stored.names.count == 1 else {
      throw CommandFailure(
        "name a document or '--profile NAME'; there are " + stored.names.joined(separator: ", "),
        .usage)
    }
    return try Self.source(only, stored)
  }

  private static func source(
    _ name: String, _ stored: StoredProfiles
  ) throws(CommandFailure) -> ValidationSource {
    ValidationSource(name: "profile \(name)", path: try stored.file(name), isProfile: true)
  }
}
