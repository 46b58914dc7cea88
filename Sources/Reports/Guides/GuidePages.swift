public import Destinations
import Diagnosis
public import Knowledge

/// Draws the steps of guides, with the user's own values in them.
public struct GuidePages {
  let style: ProseStyle
  private let values: [Parameter: String]

  /// Prepares pages.
  ///
  /// - Parameters:
  ///   - style: Where and how they are drawn.
  ///   - values: What is known so far; a value that has not the form of its parameter is left out.
  public init(style: ProseStyle, values: [Parameter: String]) {
    self.style = style
    var checked: [Parameter: String] = [:]
    for (parameter, value) in values { checked[parameter] = parameter.checked(value) }
    self.values = checked
  }

  /// A step that is to be done now.
  ///
  /// - Parameters:
  ///   - step: The step.
  ///   - number: Its place among those that have a meaning, from 1.
  ///   - count: How many have one.
  /// - Returns: Lines, each ended by a newline.
  public func step(_ step: GuideStep, number: Int, of count: Int) -> String {
    var page = TextPage(style: style)
    page.title(Wording.step(number, of: count, filled(step.title)))
    if !step.isForAnybody {
      page.paragraph(Wording.labelled(Wording.who, filled(step.who)), role: .muted)
    }
    page.steps(step.instructions.map(filled))
    if !step.appearance.isEmpty {
      page.gap()
      page.paragraph(filled(step.appearance))
    }
    return page.text
  }

  /// What is said of a step to somebody who asks.
  ///
  /// - Parameters:
  ///   - step: The step.
  ///   - field: The field that is asked for at its end.
  /// - Returns: Lines, each ended by a newline.
  public func help(_ step: GuideStep, field: Field?) -> String {
    var page = TextPage(style: style)
    page.heading(Wording.why)
    page.paragraph(filled(step.why))
    page.heading(Wording.byClicks)
    page.steps(step.instructions.map(filled))
    page.heading(Wording.who)
    page.paragraph(filled(step.who))
    write(step.commands, in: .english, to: &page)
    if let field {
      page.heading(field.isOnlyForVerification ? Wording.labelHere : Wording.label)
      page.paragraph(Wording.field(field.label, key: field.key) + "\n\n" + field.help)
      page.heading(Wording.example)
      page.paragraph("`\(field.example)`")
    }
    return page.text
  }

  /// What helps to choose among destinations.
  ///
  /// - Parameter guides: The guides, in the order in which they are offered.
  /// - Returns: Lines, each ended by a newline.
  public func choice(_ guides: [Guide]) -> String {
    var page = TextPage(style: style)
    for guide in guides {
      page.title(Wording.titled(filled(guide.title), guide.destination))
      write(guide.choice, in: guide.language, to: &page)
    }
    return page.text
  }

  /// What to paste into which field of Partner Center.
  ///
  /// - Parameter guide: The guide.
  /// - Returns: Lines, each ended by a newline; nothing where the guide says nothing.
  public func portal(_ guide: Guide) -> String {
    steps(guide.portal, heading: Heading.portal.text(in: guide.language))
  }

  /// How to be told of new leads.
  ///
  /// - Parameter guide: The guide.
  /// - Returns: Lines, each ended by a newline; nothing where the guide says nothing.
  public func notification(_ guide: Guide) -> String {
    steps(guide.notification, heading: Heading.notification.text(in: guide.language))
  }

  private func steps(_ steps: [String], heading: String) -> String {
    var page = TextPage(style: style)
    write(steps, heading: heading, to: &page)
    return page.text
  }

  func write(_ steps: [String], heading: String, to page: inout TextPage) {
    guard !steps.isEmpty else { return }
    page.heading(heading)
    page.steps(steps.map(filled))
  }

  func write(_ choice: GuideChoice, in language: LanguageTag, to page: inout TextPage) {
    page.paragraph(filled(choice.summary))
    for reason in reasons(choice, in: language) {
      page.item(Wording.labelled(reason.label, reason.text))
    }
    if let replacement = choice.replacement {
      page.paragraph(retired(replacement, in: language), role: .warning)
    }
  }

  func write(_ commands: [String], in language: LanguageTag, to page: inout TextPage) {
    guard !commands.isEmpty else { return }
    page.heading(.commands, in: language)
    for (number, command) in commands.enumerated() {
      if number > 0 { page.gap() }
      page.command(filledCommand(command))
    }
  }

  /// What is said of a destination, as far as anything is.
  func reasons(
    _ choice: GuideChoice, in language: LanguageTag
  ) -> [(label: String, text: String)] {
    [(Heading.needs, choice.needs), (.costs, choice.costs), (.gives, choice.gives)]
      .filter { !$0.1.isEmpty }.map { ($0.0.text(in: language), filled($0.1)) }
  }

  /// What to choose in place of a destination to which leads no longer arrive.
  func retired(_ replacement: String, in language: LanguageTag) -> String {
    Heading.retired.text(in: language, "\(Wording.destination(replacement)) (`\(replacement)`)")
  }

  /// A text with the values in it, or their stand-ins.
  func filled(_ text: String) -> String {
    FilledText.filled(text) { values[$0] ?? standIn($0) }
  }

  /// A command with the values in it.
  ///
  /// Names of several words, in which a shell may see more than one, are filled in within quotes
  /// only; none of them holds a quotation mark.
  func filledCommand(_ command: String) -> String {
    var result = FilledText.filled(command) { parameter in
      let value = values[parameter]
      return value?.utf8.allSatisfy(Self.isPlain) ?? true ? value ?? standIn(parameter) : nil
    }
    for (parameter, value) in values where !value.utf8.allSatisfy(Self.isPlain) {
      let placeholder = "{\(parameter.rawValue)}"
      for quote in ["\"", "'"] {
        result = result.replacing(quote + placeholder + quote, with: quote + value + quote)
      }
      result = result.replacing(placeholder, with: standIn(parameter))
    }
    return result
  }

  private func standIn(_ parameter: Parameter) -> String { "<\(Wording.standIn(for: parameter))>" }

  /// Letters, digits and the punctuation of addresses.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "@"),
      UInt8(ascii: ":"), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}

extension GuideStep {
  /// Whether it takes no right that somebody could lack, by the first word of who can do it.
  public var isForAnybody: Bool {
    let first = who.lowercased().prefix { $0.isLetter }
    return ["anybody", "anyone", "everybody", "everyone", "nobody", "you"].contains(first)
  }
}
