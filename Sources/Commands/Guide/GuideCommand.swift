import Arguments
import Destinations
import Knowledge
import Reports
import Text

/// `guide`: prints the steps to a destination, or what helps to choose one.
struct GuideCommand {
  private enum Format: String {
    case text, markdown, json
  }

  private let destination: String?
  private let format: Format

  init(_ parsed: ParsedCommand) {
    destination = parsed.operands.first
    format = parsed.value("format").flatMap(Format.init(rawValue:)) ?? .text
  }

  func run(in context: CommandContext) throws -> ExitStatus {
    let archive = try context.archive()
    let pages = GuidePages(style: context.style, values: [:])
    guard let destination else {
      try context.write(choice(archive.guides(in: context.language), pages))
      return .ok
    }
    try context.write(document(try guide(destination, in: context), pages))
    return .ok
  }

  private func choice(_ guides: [Guide], _ pages: GuidePages) -> String {
    switch format {
    case .text: pages.choice(guides)
    case .markdown: pages.markdownChoice(guides)
    case .json: JSONWriter.pretty(pages.jsonChoice(guides)) + "\n"
    }
  }

  private func document(_ guide: Guide, _ pages: GuidePages) -> String {
    switch format {
    case .text: pages.document(guide)
    case .markdown: pages.markdown(guide)
    case .json: JSONWriter.pretty(pages.json(guide)) + "\n"
    }
  }

  private func guide(
    _ name: String, in context: CommandContext
  ) throws(CommandFailure) -> Guide {
    let archive = try context.archive()
    let language = context.language
    if let guide = archive.guide(of: name, in: language) { return guide }
    let guides = archive.guides(in: language)
    let lower = name.lowercased()
    if let guide = guides.first(where: { $0.destination.lowercased() == lower }) { return guide }
    if let id = SetupDestination.named(name)?.id, let guide = archive.guide(of: id, in: language) {
      return guide
    }
    let names = guides.map(\.destination)
    let advice =
      NearestName.of(name, among: names).map { "did you mean '\($0)'?" }
      ?? (names.isEmpty ? "there is none at all" : "there are: " + names.joined(separator: ", "))
    throw CommandFailure("there is no guide to '\(name)'; \(advice)", .noInput)
  }
}
