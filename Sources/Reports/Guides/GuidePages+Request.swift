public import Knowledge
import Text

extension GuidePages {
  /// A message to whoever has the right to do some steps, to be copied into a mail.
  ///
  /// It bears no colour, and nothing in it is wrapped: a mail program does that, and commands and
  /// addresses stay whole.
  ///
  /// - Parameters:
  ///   - steps: What is asked for, in order.
  ///   - guide: The guide that they belong to.
  /// - Returns: Lines, each ended by a newline.
  public func request(_ steps: [GuideStep], of guide: Guide) -> String {
    var message = Message()
    message.paragraph(Wording.request(filled(guide.title), isSeveral: steps.count > 1))
    for (number, step) in steps.enumerated() {
      let title = filled(step.title)
      message.heading(steps.count > 1 ? Wording.step(number + 1, title) : title)
      write(step, to: &message)
    }
    message.gap()
    message.paragraph(Wording.answer)
    return message.text
  }

  private func write(_ step: GuideStep, to message: inout Message) {
    if !step.request.isEmpty { message.paragraph(filled(step.request)) }
    message.paragraph(Wording.labelled(Wording.why, filled(step.why)))
    message.paragraph(Wording.labelled(Wording.who, filled(step.who)))
    message.gap()
    message.paragraph(Wording.byClicks + ":")
    message.steps(step.instructions.map(filled))
    if !step.commands.isEmpty {
      message.gap()
      message.paragraph(Wording.commands + ":")
      for (number, command) in step.commands.enumerated() {
        if number > 0 { message.gap() }
        message.command(filledCommand(command))
      }
    }
    if !step.appearance.isEmpty {
      message.gap()
      message.paragraph(Wording.labelled(Wording.verify, filled(step.appearance)))
    }
  }
}

/// A message as it grows, line by line.
private struct Message {
  private(set) var text = ""

  mutating func gap() { text += "\n" }

  mutating func heading(_ title: String) {
    gap()
    add(title)
    gap()
  }

  mutating func paragraph(_ markup: String) {
    for (number, part) in markup.split(separator: "\n\n").enumerated() {
      if number > 0 { gap() }
      add(String(part))
    }
  }

  mutating func steps(_ steps: [String]) {
    for (number, step) in steps.enumerated() { add(step, lead: "\(number + 1). ") }
  }

  mutating func command(_ command: String) {
    for line in command.split(separator: "\n", omittingEmptySubsequences: false) {
      text += line.isEmpty ? "\n" : "    " + SafeText.escapedLine(String(line)) + "\n"
    }
  }

  /// Line breaks and tabs within a text are none of ours.
  private mutating func add(_ markup: String, lead: String = "") {
    text += lead + SafeText.escapedLine(Prose(markup).plain) + "\n"
  }
}
