import Arguments
import Testing

@Suite("Help") struct HelpTests {
  let table = SampleTable.leadline

  @Test func overviewNamesEveryVerb() {
    #expect(
      table.help(width: 80) == """
        Usage: leadline [OPTION...] VERB [ARGUMENT...]
        Without a verb: the prompt on a terminal, else as 'leadline diagnose -'.

        Match an error of a lead destination and print the fix.

        Verbs:
          diagnose    Match a text and print the best resolution.
          explain     Print everything known about one failure.
          knowledge   Look at the knowledge base. Verbs: lint, stats, list.
          completion  Print the completion script of a shell.
          help        Show the help of a verb.

        Global options:
              --lang TAG       Show resolutions in this language, such as sv or zh-Hans.
              --color WHEN     Colour the output. (one of auto, always, never; default:
                               auto)
          -q, --quiet          Print results only.
          -v, --verbose        Say what is done.
              --no-input       Ask nothing.
              --knowledge DIR  Lay a folder over the built-in knowledge base.
          -h, --help           Show this help and leave.
              --version        Show the version and leave.

        'leadline VERB --help' describes a verb.

        Report bugs to https://example.com/leadline/issues

        """)
  }

  @Test func verbShowsAllThatItTakes() {
    let help = table.help(for: ["diagnose"], width: 72)
    let own = help.prefix(upTo: help.range(of: "Global options:")?.lowerBound ?? help.endIndex)
    #expect(
      own == """
        Usage: leadline diagnose [OPTION...] [FILE...]

        Match a text and print the best resolution.

        Reads each file, or standard input when none is named.

        Arguments:
          [FILE...]  A file with the text; '-' is standard input.

        Options:
              --format FORMAT  The form of the output. (one of text, json,
                               jsonl; default: text)
          -n, --limit N        Show at most so many matches. (1 to 100; default:
                               3)
          -a, --all            List every known failure in a log.
              --record FILE    Write a redacted record of an unrecognised text.


        """)
    #expect(
      help.hasSuffix(
        """

        Examples:
          leadline diagnose error.txt
              Match the text in a file.
          journalctl | leadline diagnose --all
              List every known failure in a log.

        Exit status:
          0   The text was recognised.
          1   The text was not recognised.
          66  There is no such file.

        Report bugs to https://example.com/leadline/issues

        """))
  }

  @Test func verbWithVerbsShowsThem() {
    let help = table.help(for: ["knowledge"], width: 80)
    #expect(help.hasPrefix("Usage: leadline knowledge [OPTION...] VERB\n\nLook at"))
    #expect(help.contains("\n  lint [DIR]  Prove every example and counter-example.\n"))
    #expect(help.contains("\n'leadline knowledge VERB --help' describes a verb.\n"))
    #expect(!help.contains("Arguments:"))
    let list = table.help(for: ["knowledge", "list"], width: 80)
    #expect(list.hasPrefix("Usage: leadline knowledge list [OPTION...]\n"))
    #expect(list.contains("\n  --area AREA  Only those of an area. (may be repeated)\n"))
  }

  @Test(
    arguments: [1, 40, 41, 60, 80, 119, 200, 1_000], [[], ["diagnose"], ["knowledge"], ["help"]])
  func staysWithinTheWidth(_ width: Int, _ path: [String]) {
    let room = min(max(width, 40), 200)
    for line in table.help(for: path, width: width).split(separator: "\n") {
      // Addresses and examples stay whole.
      guard !line.contains("https://"), !line.contains("journalctl") else { continue }
      #expect(line.count <= room, "\(line)")
      #expect(!line.hasSuffix(" "))
      #expect(line.utf8.allSatisfy { 32..<127 ~= $0 })
    }
  }

  @Test func usesTheWidthItHas() {
    let discussion = String(repeating: "word ", count: 100)
    let wide = CommandTable(
      program: "p", version: "p 1", abstract: discussion, bugReports: "b", globalOptions: [],
      commands: [])
    for width in [40, 80, 200] {
      let longest = wide.help(width: width).split(separator: "\n").map(\.count).max() ?? 0
      #expect((width - 4...width).contains(longest))
    }
  }

  @Test func putsLongNamesOnALineOfTheirOwn() {
    let narrow = table.help(for: ["explain"], width: 40)
    #expect(narrow.contains("\n      --knowledge DIR\n                    Lay a folder over\n"))
    #expect(narrow.contains("\n  [CODE]  A code or an id, in any\n          spelling.\n"))
  }

  @Test func wrapsALongUsageLine() {
    let operands = (1...6).map { ArgumentSpecification("OPERAND-\($0)", help: "One.") }
    let wide = CommandTable(
      program: "program", version: "p 1", abstract: "A.", bugReports: "b", globalOptions: [],
      commands: [CommandSpecification("verb", abstract: "V.", arguments: operands)])
    #expect(
      wide.help(for: ["verb"], width: 44).hasPrefix(
        """
        Usage: program verb [OPTION...] OPERAND-1
                      OPERAND-2 OPERAND-3 OPERAND-4
                      OPERAND-5 OPERAND-6

        """))
  }

  @Test func leavesOutWhatIsHidden() {
    let help = CornerTable.table.help(width: 80)
    #expect(!help.contains("ghost") && !help.contains("secret") && !help.contains("__complete"))
    #expect(help.contains("--depth METRES"))
    #expect(help.contains("(-100 to 100)"))
  }

  @Test func completionVerbShowsHowToInstall() {
    let help = table.help(for: ["completion"], width: 80)
    #expect(help.contains("  source <(leadline completion bash)\n      Completion in bash.\n"))
    #expect(help.contains("  leadline completion fish | source\n"))
    #expect(help.contains("The shell. (one of bash, zsh, fish)"))
  }

  @Test func everyHelpIsReachedByParsing() throws {
    for words in [["explain"], ["knowledge", "lint"], ["completion"], ["help"]] {
      let parsed = try table.parse(words + ["--help"])
      #expect(table.help(for: parsed.path, width: 80).hasPrefix("Usage: leadline \(words[0])"))
    }
  }
}

extension String {
  /// Where a text first stands.
  fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
