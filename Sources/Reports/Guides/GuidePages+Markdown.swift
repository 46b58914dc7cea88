public import Knowledge
import Text

extension GuidePages {
  /// A whole guide as Markdown.
  ///
  /// - Parameter guide: The guide.
  /// - Returns: Lines, each ended by a newline.
  public func markdown(_ guide: Guide) -> String {
    var parts = ["# " + line(Wording.titled(filled(guide.title), guide.destination)) + "\n"]
    parts += choiceParts(guide)
    for (number, step) in guide.steps.enumerated() {
      parts.append("## " + line(Wording.step(number + 1, filled(step.title))) + "\n")
      parts += stepParts(step, of: guide)
    }
    parts += numbered(guide.portal, heading: .portal, of: guide)
    parts += numbered(guide.notification, heading: .notification, of: guide)
    let sources = guide.sources.map {
      MarkdownText.code($0.url) + " " + line(Heading.read.text(in: guide.language, $0.read))
    }
    parts += ["## \(Heading.sources.text(in: guide.language))\n", list(sources)]
    return parts.joined(separator: "\n")
  }

  /// What helps to choose among destinations, as Markdown.
  ///
  /// - Parameter guides: The guides, in the order in which they are offered.
  /// - Returns: Lines, each ended by a newline.
  public func markdownChoice(_ guides: [Guide]) -> String {
    guides.flatMap { guide in
      ["## " + line(Wording.titled(filled(guide.title), guide.destination)) + "\n"]
        + choiceParts(guide)
    }
    .joined(separator: "\n")
  }

  private func choiceParts(_ guide: Guide) -> [String] {
    let choice = guide.choice
    var parts = [MarkdownText.paragraphs(filled(choice.summary))]
    let reasons = reasons(choice, in: guide.language).map { labelled($0.label, $0.text) }
    if !reasons.isEmpty { parts.append(list(reasons)) }
    if let replacement = choice.replacement {
      parts.append("**" + line(retired(replacement, in: guide.language)) + "**\n")
    }
    return parts
  }

  private func stepParts(_ step: GuideStep, of guide: Guide) -> [String] {
    let remarks = remarks(on: step, of: guide)
    var parts = remarks.isEmpty ? [] : ["*" + line(remarks) + "*\n"]
    parts.append(MarkdownText.paragraphs(filled(step.why)))
    parts.append(numbered(step.instructions))
    if !step.appearance.isEmpty { parts.append(MarkdownText.paragraphs(filled(step.appearance))) }
    if !step.commands.isEmpty {
      parts.append("\(Heading.commands.text(in: guide.language)):\n")
      parts += step.commands.map(block)
    }
    if !step.request.isEmpty {
      parts += [
        "\(Heading.request.text(in: guide.language)):\n",
        MarkdownText.paragraphs(filled(step.request)),
      ]
    }
    parts.append(list(facts(of: step, guide).map { labelled($0.label, $0.text) }))
    return parts
  }

  private func numbered(_ steps: [String], heading: Heading, of guide: Guide) -> [String] {
    steps.isEmpty ? [] : ["## \(heading.text(in: guide.language))\n", numbered(steps)]
  }

  private func numbered(_ steps: [String]) -> String {
    steps.enumerated().map { "\($0.offset + 1). \(line(filled($0.element)))\n" }.joined()
  }

  private func list(_ items: [String]) -> String { items.map { "- \($0)\n" }.joined() }

  private func labelled(_ label: String, _ text: String) -> String { "**\(label)**: " + line(text) }

  private func block(_ command: String) -> String {
    let lines = filledCommand(command).split(separator: "\n", omittingEmptySubsequences: false)
    return MarkdownText.block(lines.map { SafeText.escapedLine(String($0)) })
  }

  /// Paragraphs within an item would end it.
  private func line(_ markup: String) -> String {
    MarkdownText.line(markup.split(separator: "\n\n").joined(separator: " "))
  }
}
