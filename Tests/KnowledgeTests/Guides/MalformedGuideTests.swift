import Knowledge
import Testing

@Suite("Malformed guides") struct MalformedGuideTests {
  private static let wholes: [MalformedEntry] = [
    MalformedEntry(
      "unknown key", "source: https://example.com/keys", "sauce: x", line: 4,
      "unknown key 'sauce'"),
    MalformedEntry(
      "no destination", "destination: table\n", "", line: 1, "expected the key 'destination'"),
    MalformedEntry(
      "another destination", "destination: table", "destination: blob", line: 2,
      "differs from the file's name; expected 'table'"),
    MalformedEntry(
      "unknown destination", "destination: table", "destination: fax", line: 2,
      "unknown destination 'fax'"),
    MalformedEntry(
      "any destination", "destination: table", "destination: any", line: 2,
      "unknown destination 'any'"),
    MalformedEntry(
      "unknown replacement", "destination: table", "destination: table\nreplacement: fax", line: 3,
      "unknown destination 'fax'"),
    MalformedEntry(
      "replaced by itself", "destination: table", "destination: table\nreplacement: table",
      line: 3, "another destination"),
    MalformedEntry(
      "no source",
      "source: https://example.com/tables (read 2026-11-20)\n"
        + "source: https://example.com/keys (read 2026-11-21)\n", "", line: 1,
      "expected at least one key 'source'"),
    MalformedEntry("source of no day", " (read 2026-11-20)", "", line: 3, "(read YYYY-MM-DD)"),
    MalformedEntry("no title", "# Azure table\n", "", line: 1, "expected a title"),
    MalformedEntry("text before", "## Summary", "Words.\n## Summary", line: 7, "expected '# '"),
    MalformedEntry(
      "unknown section", "## Gives", "## Takes", line: 14, "unknown section 'Takes'"),
    MalformedEntry("no needs", "## Needs\nA storage account.\n", "", line: 1, "'## Needs'"),
    MalformedEntry(
      "no portal", "## Portal\n1. Paste it into **Connection string**.\n", "", line: 1,
      "'## Portal'"),
    MalformedEntry("section twice", "## Gives", "## Costs", line: 14, "stands twice"),
    MalformedEntry(
      "out of order", "## Needs\nA storage account.\n## Costs\nNext to nothing.\n",
      "## Costs\nNext to nothing.\n## Needs\nA storage account.\n", line: 12,
      "section 'Needs' is out of order"),
    MalformedEntry(
      "portal before a step", "## Step: connection-string",
      "## Portal\n1. Paste.\n## Step: connection-string", line: 38,
      "section 'Step: connection-string' is out of order"),
    MalformedEntry(
      "heading in prose", "A storage account.", "A storage account.\n### More", line: 12,
      "no heading can stand under '## Needs'"),
    MalformedEntry("empty summary", "Next to nothing.\n", "", line: 12, "expected a sentence"),
    MalformedEntry("steps from 2", "2. Turn", "3. Turn", line: 51, "expected '2. …'"),
    MalformedEntry(
      "unknown placeholder in prose", "Next to nothing.", "{price} a month.", line: 13,
      "there is no placeholder '{price}'"),
    MalformedEntry(
      "unknown placeholder in the portal", "Paste it", "Paste {it}", line: 48,
      "there is no placeholder '{it}'"),
  ]

  private static let steps: [MalformedEntry] = [
    MalformedEntry(
      "no id", "Step: storage-account", "Step:", line: 18, "unknown section 'Step:'"),
    MalformedEntry(
      "no colon", "Step: storage-account", "Step storage-account", line: 18,
      "unknown section 'Step storage-account'"),
    MalformedEntry(
      "capital in the id", "Step: storage-account", "Step: Storage", line: 18, "'Storage'"),
    MalformedEntry("blank in the id", "Step: storage-account", "Step: a b", line: 18, "'a b'"),
    MalformedEntry("number for an id", "Step: storage-account", "Step: 2", line: 18, "a letter"),
    MalformedEntry(
      "id twice", "Step: connection-string", "Step: storage-account", line: 36,
      "taken by the step on line 18"),
    MalformedEntry(
      "unknown key", "field: ", "feild: ", line: 38, "unknown key 'feild'"),
    MalformedEntry(
      "line without a colon", "optional: yes", "optional", line: 41,
      "expected 'key: value' under the step's heading"),
    MalformedEntry(
      "no title", "title: Make a storage account\n", "", line: 18,
      "expected the key 'title' under the step's heading"),
    MalformedEntry(
      "no who", "who: anybody who may list keys\n", "", line: 36, "expected the key 'who'"),
    MalformedEntry("empty who", "who: anybody who may list keys", "who:", line: 42, "a value"),
    MalformedEntry(
      "who twice", "optional: yes", "who: me", line: 42, "'who' stands twice"),
    MalformedEntry("optional no", "optional: yes", "optional: no", line: 41, "'optional: yes'"),
    MalformedEntry(
      "condition without a value", "when: authentication = azureAD", "when: authentication",
      line: 39, "expected 'when: key = value'"),
    MalformedEntry(
      "condition with two", "= azureAD", "= azureAD = x", line: 39, "'when: key = value'"),
    MalformedEntry(
      "check twice", "table.host", "table.connection-string", line: 40, "stands twice"),
    MalformedEntry("comma for a check", ", table.host", ",", line: 40, "each comma"),
    MalformedEntry(
      "no why", "### Why\nThe table stands in it.\n", "", line: 18, "a section '### Why'"),
    MalformedEntry("no do", "### Do\n1. Copy it.\n", "", line: 36, "a section '### Do'"),
    MalformedEntry(
      "empty why", "It lets programs in.\n", "", line: 43, "a sentence under '### Why'"),
    MalformedEntry("no number", "1. Copy it.", "Copy it.", line: 46, "expected '1. …'"),
    MalformedEntry(
      "unknown part", "### Looks like", "### Looks", line: 27, "unknown section 'Looks'"),
    MalformedEntry(
      "part out of order", "### Request", "### Why", line: 29, "section 'Why' is out of order"),
    MalformedEntry(
      "heading in a part", "The page says *Available*.", "#### The page", line: 28,
      "no heading can stand under '### Looks like'"),
    MalformedEntry(
      "command indented by two", "    az storage account show", "  az storage account show",
      line: 35, "four spaces"),
    MalformedEntry(
      "no command", "### Do\n1. Copy it.", "### Do\n1. Copy it.\n### Commands\n", line: 47,
      "a command indented by four"),
    MalformedEntry(
      "unknown placeholder in a command", "show --name {account}", "show --name {name}", line: 35,
      "there is no placeholder '{name}'"),
  ]

  @Test(arguments: wholes + steps) func problemNamesItsLine(_ malformed: MalformedEntry) {
    let text = SampleGuide.table.spoiled(malformed.passage, malformed.replacement)
    let problems = SampleGuide.problems(text)
    #expect(problems.contain(line: malformed.line, malformed.message), "\(problems)")
    #expect(problems.allSatisfy { $0.path == SampleGuide.path })
    #expect(problems == problems.sorted())
  }

  @Test func guideWithoutStepsMustLeadOn() {
    let text = SampleGuide.retired.replacing("blob", with: "table")
      .spoiled("replacement: table\n", "")
    let problems = SampleGuide.problems(text)
    #expect(problems.contain(line: 1, "expected a section '## Step: …'"))
    #expect(
      problems.contain(
        line: 1,
        "expected the sections '## Needs', '## Costs', '## Gives', '## Portal', '## Notification'"))
  }

  @Test(arguments: ["", "\n", "\0", "Leads become rows.", "---\ndestination: table\n"])
  func wholeFileIsRefusedWithOneProblem(_ text: String) {
    let problems = SampleGuide.problems(text)
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.contain(line: 1, "expected '---'"))
  }

  /// Wherever a guide is cut off before its last section, something is missing.
  @Test func truncatedGuideIsNeverSound() {
    let bytes = Array(SampleGuide.table.utf8)
    let last = bytes.count - "1. Make a flow.\n2. Turn it on.\n".utf8.count
    for end in 0...last {
      let text = String(decoding: bytes[..<end], as: UTF8.self)
      #expect(!SampleGuide.problems(text).isEmpty, "cut off after \(end) bytes")
    }
  }

  @Test func everyProblemIsReportedAtOnce() {
    let text = SampleGuide.table.spoiled("field: ", "feild: ").spoiled(
      "### Looks like", "### Looks"
    )
    .spoiled("## Gives", "## Takes").spoiled("Turn it on", "Turn {it} on")
    let problems = SampleGuide.problems(text)
    for line in [14, 27, 38, 51] { #expect(problems.contains { $0.line == line }, "\(line)") }
  }
}
