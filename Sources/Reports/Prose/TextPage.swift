import Diagnosis
import Knowledge
import Text

/// A report as it grows, line by line.
struct TextPage {
  let style: ProseStyle
  private(set) var text = ""

  private static let margin = 2
  /// The user's words are shown up to this width, however long the stretch is.
  private static let maximumQuotation = 160
  /// Where less room is left beside the place, they stand below it.
  private static let minimumQuotation = 20

  init(style: ProseStyle) { self.style = style }

  mutating func title(_ title: String) {
    if !text.isEmpty { text += "\n" }
    let lines = DisplayWidth.wrapped(SafeText.escapedLine(title), to: style.width)
    // What stood within a line may stand at the start of one now, where it could be a command.
    add(lines.map { style.paint(SafeText.escapedLine($0), .title) })
  }

  mutating func heading(_ heading: String) {
    if !text.isEmpty { text += "\n" }
    add([style.paint(heading, .heading)])
  }

  mutating func heading(_ heading: Heading, in language: LanguageTag) {
    self.heading(heading.text(in: language))
  }

  mutating func paragraph(_ markup: String, role: ProseRole? = nil) {
    for (number, part) in markup.split(separator: "\n\n").enumerated() {
      if number > 0 { text += "\n" }
      let lines = Prose(String(part)).lines(plain(role), lead: margin, indent: Self.margin)
      add(role.map { role in lines.map { style.paint($0, role) } } ?? lines)
    }
  }

  mutating func steps(_ steps: [String]) {
    let width = String(steps.count).utf8.count
    for (number, step) in steps.enumerated() {
      let label = String(number + 1)
      let lead = margin + String(repeating: " ", count: width - label.utf8.count) + label + ". "
      add(Prose(step).lines(style, lead: lead, indent: Self.margin + width + 2))
    }
  }

  mutating func item(_ item: String) {
    add(Prose(item).lines(style, lead: margin + "- ", indent: Self.margin + 2))
  }

  /// Leaves a line blank.
  mutating func gap() { if !text.isEmpty { text += "\n" } }

  /// Something to type, line by line; a long line stays whole, so that it can be copied.
  mutating func command(_ command: String) {
    for line in command.split(separator: "\n", omittingEmptySubsequences: false) {
      let safe = SafeText.escapedLine(String(line))
      add([safe.isEmpty ? "" : margin + margin + style.paint(safe, .command)])
    }
  }

  mutating func evidence(_ place: Evidence) {
    let position = Wording.place(line: place.line, column: place.column)
    let words = SafeText.escapedLine(place.text)
    let head = margin + style.paint(position, .muted)
    let room = style.width - position.utf8.count - 2 * Self.margin
    if room >= Self.minimumQuotation || DisplayWidth.of(words) <= room {
      add([head + "  " + quotation(words, room: room)])
    } else {
      add([head, margin + margin + quotation(words, room: style.width - 2 * Self.margin)])
    }
  }

  private func quotation(_ words: String, room: Int) -> String {
    style.paint(DisplayWidth.truncated(words, to: min(room, Self.maximumQuotation)), .evidence)
  }

  mutating func alternatives(_ explanations: [Explanation], heading name: String) {
    guard !explanations.isEmpty else { return }
    heading(name)
    for explanation in explanations {
      let confidence = explanation.finding.map { " (\(Wording.percent($0.confidence)))" } ?? ""
      item("\(explanation.entry.id)\(confidence): \(explanation.text.title)")
    }
  }

  mutating func unknownCodes(_ codes: [Sighting]) {
    guard !codes.isEmpty else { return }
    heading(Wording.seen)
    for sighting in codes {
      let nearest = sighting.nearest.isEmpty ? "" : "; " + Wording.nearest(sighting.nearest)
      let place = Wording.place(line: sighting.evidence.line, column: sighting.evidence.column)
      item("\(Wording.unknownCode(sighting.code)) (\(place))\(nearest)")
    }
  }

  private var margin: String { String(repeating: " ", count: Self.margin) }

  /// Lines that are painted as a whole are laid out without colour.
  private func plain(_ role: ProseRole?) -> ProseStyle {
    role == nil ? style : ProseStyle(width: style.width) { text, _ in text }
  }

  private mutating func add(_ lines: [String]) {
    for line in lines { text += line + "\n" }
  }
}
