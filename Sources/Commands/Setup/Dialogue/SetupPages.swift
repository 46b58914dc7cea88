import Destinations
import Glibc
import Knowledge
import Reports
import Terminal
import Text
import Wizard

/// Draws what the set-up shows, in the width at hand.
struct SetupPages {
  let context: CommandContext
  let console: any Console

  private var style: ProseStyle {
    let drawn = context.terminalStyle(STDOUT_FILENO)
    return ProseStyle(width: min(max(console.columns, 20), 200)) { text, role in
      drawn.render(text, as: role.terminalRole)
    }
  }

  private var usesASCII: Bool { !context.usesUTF8 }

  // MARK: - Paragraphs and reports

  func paragraph(_ text: String, indent: Int = 0, hanging: Int = 0) -> String {
    let depth = min(indent, style.width / 4)
    let lines = DisplayWidth.wrapped(
      SafeText.escapedLine(text), to: style.width - 1 - depth - hanging)
    return lines.enumerated().map { number, line in
      // What stood within a line may stand at the start of one now, where it could be a command.
      String(repeating: " ", count: depth + (number == 0 ? 0 : hanging))
        + SafeText.escapedLine(line) + "\n"
    }.joined()
  }

  func text(of line: CheckLine) -> String { line.text(style, usesASCII: usesASCII) }

  func page(_ draw: (GuidePages) -> String, values: [Parameter: String] = [:]) -> String {
    "\n" + draw(GuidePages(style: style, values: values))
  }

  func text(of explanation: Explanation) -> String { "\n" + explanation.mendingText(style) + "\n" }

  func request(_ steps: [GuideStep], of guide: Guide, values: [Parameter: String]) -> String {
    GuidePages(style: style, values: values).request(steps, of: guide)
  }

  // MARK: - Questions

  /// What is shown once when a question comes up.
  func introduction(to question: Question, in scene: SetupScene) -> String {
    let setup = scene.setup
    let pages = GuidePages(style: style, values: scene.values)
    switch question {
    case .destination: return "\n" + pages.shortChoice(setup.offers.map(\.guide) + setup.retired)
    case .profileName, .keeping, .confirmation, .end: return "\n"
    case .value(_, let step, _), .action(let step):
      let steps = setup.steps
      let number = (steps.firstIndex { $0.id == step.id } ?? 0) + 1
      return "\n" + pages.step(step, number: number, of: steps.count)
    }
  }

  /// What is shown right above the answer.
  func hint(for question: Question, in scene: SetupScene) -> String {
    let setup = scene.setup
    let mending =
      scene.canMend && (setup.isMending || !scene.notYet.isEmpty)
      ? paragraph(SetupWording.mendHint) : ""
    if case .profileName = question {
      let name =
        setup.profileName.map(SetupWording.standing)
        ?? SetupWording.offered(scene.suggestedName(setup))
      return paragraph(SetupWording.profileName) + paragraph(name)
    }
    return notYet(scene.notYet) + mending + hint(for: question, setup, scene.keepingOptions)
  }

  private func hint(
    for question: Question, _ setup: Setup, _ options: [KeepingOption]
  ) -> String {
    switch question {
    case .destination:
      return paragraph(SetupWording.destination) + numbered(setup.offers.map(\.guide.title))
        + paragraph(SetupWording.destinationHint)
    case .profileName: return ""
    case .value(let field, _, let current): return hint(for: field, current, setup)
    case .keeping(let field, _):
      return paragraph(SetupWording.keeping(field.label)) + numbered(options.map(\.title))
    case .action(let step): return paragraph(actionHint(step, setup))
    case .confirmation(let proposal, let field): return paragraph(hint(for: proposal, field))
    case .end: return ""
    }
  }

  private func hint(for field: Field, _ current: Answer?, _ setup: Setup) -> String {
    var lines = [heading(field.label)]
    switch field.kind {
    case .secret, .connectionString: lines.append(SetupWording.hidden)
    case .choice(let words):
      lines.append(SetupWording.choices(words))
      if current == nil, let usual = words.first { lines.append(SetupWording.offered(usual)) }
    case .text, .addresses:
      if current == nil { lines.append(SetupWording.example(field.example)) }
    }
    if setup.isMending {
      if case .text(let text)? = current { lines.append(SetupWording.entered(text)) }
      return (lines + [SetupWording.looksAgain]).map { paragraph($0) }.joined()
    }
    switch current {
    case .text(let text): lines.append(SetupWording.standing(text))
    case .secret: lines.append(SetupWording.secretStanding)
    case nil:
      if case .choice = field.kind { break }
      if !field.isRequired { lines.append(SetupWording.optional) }
    }
    return lines.map { paragraph($0) }.joined()
  }

  private func heading(_ label: String) -> String { label + ":" }

  private func notYet(_ lines: [CheckLine]) -> String {
    lines.map { line in
      let words = line.status == .notEstablished ? SetupWording.notSeen : SetupWording.notYet
      let entry = line.explanation.map { " (\($0.entry.id))" } ?? ""
      return paragraph("\(words) \(line.title) (\(line.id))")
        + paragraph(line.headline + entry, indent: 2, hanging: 2)
    }.joined()
  }

  private func actionHint(_ step: GuideStep, _ setup: Setup) -> String {
    let admin = step.request.isEmpty ? "" : " " + SetupWording.adminHint
    if setup.isMending { return SetupWording.looksAgainAction + admin + changeHint(setup) }
    if setup.sendsTestLead(step) { return SetupWording.testLead }
    let isChecked = !step.checks.isEmpty && !setup.isOffline
    return (isChecked ? SetupWording.action : SetupWording.uncheckedAction)
      + (step.isOptional ? " " + SetupWording.optionalAction : "") + admin + changeHint(setup)
  }

  /// How to come to the answer that is to blame for what is not well where nothing is asked for.
  private func changeHint(_ setup: Setup) -> String {
    let reports = setup.isMending ? setup.troubles : setup.notYet
    guard let key = reports.lazy.compactMap(\.field).first, setup.answer(to: key) != nil,
      let field = setup.offer?.destination.fields.first(where: { $0.key == key }),
      let step = setup.steps.first(where: { $0.field == key }),
      let row = setup.overview.firstIndex(where: { $0.place == .step(step.id) })
    else { return "" }
    return " " + SetupWording.change(field.label, row: row + 1)
  }

  private func hint(for proposal: Proposal, _ field: Field) -> String {
    guard case .text(let text) = proposal.answer else {
      return proposal.origin == .pasted
        ? SetupWording.pastedSecret(field.label) : SetupWording.repairedSecret(field.label)
    }
    return switch proposal.origin {
    case .pasted: SetupWording.pasted(field.label, text)
    case .repaired, .meant: SetupWording.repaired(field.label, text)
    }
  }

  /// The question as it is put to the console.
  func consoleQuestion(
    for question: Question, in scene: SetupScene
  ) -> ConsoleQuestion {
    let mark = context.terminalStyle(STDOUT_FILENO).render(">", as: .title)
    var asked = ConsoleQuestion(prompt: mark + " ")
    asked.help = { help(for: question, in: scene) + "\n" + hint(for: question, in: scene) }
    var words: [String] = []
    switch question {
    case .destination: words = scene.setup.offers.map(\.destination.id)
    case .value(let field, _, _):
      switch field.kind {
      case .secret, .connectionString: asked.isHidden = true
      case .choice(let choices): words = choices
      case .text, .addresses: break
      }
    case .confirmation: words = ["yes", "no"]
    case .profileName, .keeping, .action, .end: break
    }
    let steering = ControlWord.allCases.filter { word in
      word == .skip ? scene.setup.canSkip : word != .mend || scene.canMend
    }
    let all = words + steering.map(\.rawValue)
    asked.complete = { line in
      all.filter { $0.hasPrefix(line) }.map { Completion($0) }
    }
    return asked
  }

  /// What `?` shows.
  func help(for question: Question, in scene: SetupScene) -> String {
    let pages = GuidePages(style: style, values: scene.values)
    let text =
      switch question {
      case .destination:
        pages.choice(scene.setup.offers.map(\.guide)) + paragraph(SetupWording.destinationHelp)
      case .profileName: paragraph(SetupWording.profileNameHelp)
      case .value(let field, let step, _): pages.help(step, field: field)
      case .action(let step): pages.help(step, field: nil)
      case .keeping: paragraph(SetupWording.keepingHelp)
      case .confirmation: paragraph(SetupWording.yesOrNo)
      case .end: ""
      }
    return text + "\n" + paragraph(SetupWording.greeting)
  }

  // MARK: - What was typed

  /// The destination that is meant: by its number in the list, its id, or its name.
  func destination(for text: String, in setup: Setup) -> String? {
    let guides = setup.offers.map(\.guide) + setup.retired
    if let number = Int(text) {
      return guides.indices.contains(number - 1) ? guides[number - 1].destination : nil
    }
    let word = text.lowercased()
    return guides.first { guide in
      guide.destination.lowercased() == word || guide.title.lowercased() == word
        || setup.offers.contains {
          $0.destination.id == guide.destination && $0.destination.olderNames.contains(word)
        }
    }?.destination
  }

  /// The choice that is meant: by its number, or by itself in any case.
  func word(for text: String, among words: [String]) -> String {
    if let number = Int(text), words.indices.contains(number - 1) { return words[number - 1] }
    return words.first { $0.lowercased() == text.lowercased() } ?? text
  }

  // MARK: - Lists

  func overview(_ lines: [StepLine]) -> String {
    "\n"
      + lines.enumerated().map { number, line in
        let mark = line.isHere ? ">" : " "
        let value = line.value.map { ": " + SafeText.escapedLine($0) } ?? ""
        let row = "\(mark)\(number + 1). [\(line.state.word)] \(line.title)\(value)"
        return DisplayWidth.truncated(SafeText.escapedLine(row), to: style.width - 1) + "\n"
      }.joined()
  }

  func numbered(_ titles: [String]) -> String {
    titles.enumerated().map { number, title in
      paragraph("\(number + 1). \(title)", indent: 2, hanging: 3)
    }.joined()
  }

  /// Field by field, what is to be typed or copied: a value is not broken into lines.
  func values(_ rows: [(label: String, value: String)]) -> String {
    rows.map { row in
      let line = "  \(row.label): \(row.value)"
      guard DisplayWidth.of(line) >= style.width else { return line + "\n" }
      return "  \(row.label):\n\(row.value)\n"
    }.joined()
  }

  /// Field by field, what was answered.
  func answers(_ rows: [(label: String, value: String)]) -> String {
    rows.map { paragraph("\($0.label): \($0.value)", indent: 2, hanging: 2) }.joined()
  }
}

extension StepState {
  /// In a word.
  var word: String {
    switch self {
    case .awaiting: "to do"
    case .pending: "to be looked at"
    case .troubled: "not well"
    case .settled: "done"
    case .skipped: "left out"
    }
  }
}
