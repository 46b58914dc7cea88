/// Puts a help page together, block by block, with a blank line between blocks.
struct HelpPage {
  let table: CommandTable
  let layout: TextLayout
  private var blocks: [[String]] = []

  init(table: CommandTable, width: Int) {
    self.table = table
    layout = TextLayout(width: width)
  }

  /// The page of the program, or of a verb.
  mutating func render(_ path: [CommandSpecification]) -> String {
    if let command = path.last {
      add(usage(path))
      add(layout.wrap(command.abstract))
      add(paragraphs(command.details.discussion))
      addVerbs(below: path)
      add(Wording.argumentsHeading, command.arguments.map { ($0.synopsis, describe($0)) })
      addOptions(Wording.optionsHeading, command.options)
      addOptions(Wording.globalOptionsHeading, table.globalOptions)
      addDetails(command.details)
    } else {
      add(usage(path))
      add(layout.wrap(table.abstract))
      addVerbs(below: path)
      addOptions(Wording.globalOptionsHeading, table.globalOptions)
    }
    if path.last.map({ !$0.subcommands.isEmpty }) ?? true {
      let names = [table.program] + path.map(\.name)
      add(layout.wrap(Wording.seeHelp(of: names.joined(separator: " "))))
    }
    add(layout.wrap(Wording.reportBugs(to: table.bugReports)))
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func usage(_ path: [CommandSpecification]) -> [String] {
    let lead = ([Wording.usage, table.program] + path.map(\.name)).joined(separator: " ")
    let verb = table.commands(below: path).isEmpty ? [] : [Wording.verbPlaceholder]
    let operands =
      path.isEmpty ? [Wording.operandsPlaceholder] : path.last?.arguments.map(\.synopsis) ?? []
    var lines = layout.usage(lead, [Wording.optionsPlaceholder] + verb + operands)
    if path.isEmpty, case .does(let what) = table.withoutVerb {
      lines += layout.wrap(Wording.withoutVerb(what))
    }
    return lines
  }

  private mutating func addVerbs(below path: [CommandSpecification]) {
    let rows = table.commands(below: path).filter { !$0.isHidden }.map { command in
      let below = command.subcommands.filter { !$0.isHidden }.map(\.name)
      let arguments = path.isEmpty ? [] : command.arguments.map(\.synopsis)
      return (
        ([command.name] + arguments).joined(separator: " "),
        Wording.verb(command.abstract, below: below)
      )
    }
    add(Wording.verbsHeading, rows)
  }

  private mutating func addOptions(_ heading: String, _ options: [OptionSpecification]) {
    let visible = options.filter { !$0.isHidden }
    // Long names stand below each other when any option has a short one.
    let hasShort = visible.contains { $0.short != nil }
    let rows = visible.map { option in
      let short = option.short.map { "-\($0), " } ?? (hasShort ? "    " : "")
      let value = option.value.map { $0.isOptional ? "[=\($0.name)]" : " \($0.name)" } ?? ""
      return ("\(short)\(option.spelling)\(value)", describe(option))
    }
    add(heading, rows)
  }

  private mutating func addDetails(_ details: CommandDetails) {
    if !details.examples.isEmpty {
      add(
        [Wording.examplesHeading]
          + details.examples.flatMap { ["  \($0.command)"] + layout.wrap($0.summary, indent: 6) })
    }
    add(Wording.exitStatusHeading, details.exitStatuses.map { ("\($0.code)", $0.meaning) })
  }

  private func describe(_ argument: ArgumentSpecification) -> String {
    Wording.described(argument.help, kind: argument.kind, defaultText: nil, isRepeatable: false)
  }

  private func describe(_ option: OptionSpecification) -> String {
    Wording.described(
      option.help, kind: option.value?.kind, defaultText: option.defaultText,
      isRepeatable: option.isRepeatable && option.value != nil)
  }

  private func paragraphs(_ text: String) -> [String] {
    text.isEmpty ? [] : layout.wrap(text)
  }

  private mutating func add(_ heading: String, _ rows: [(label: String, text: String)]) {
    guard !rows.isEmpty else { return }
    add([heading] + layout.table(rows))
  }

  private mutating func add(_ lines: [String]) {
    if !lines.isEmpty { blocks.append(lines) }
  }
}
