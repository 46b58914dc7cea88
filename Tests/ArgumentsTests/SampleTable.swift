import Arguments

/// A table like the program's own, so that what users will type is what is tested.
enum SampleTable {
  static let leadline = CommandTable(
    program: "leadline",
    version: "leadline 0.1.0",
    abstract: "Match an error of a lead destination and print the fix.",
    bugReports: "https://example.com/leadline/issues",
    withoutVerb: .does("the prompt on a terminal, else as 'leadline diagnose -'."),
    globalOptions: globalOptions,
    commands: [diagnose, explain, knowledge, .completion(program: "leadline")])

  static let globalOptions = [
    OptionSpecification(
      "lang", value: .init("TAG", .dynamic("languages")),
      help: "Show resolutions in this language, such as sv or zh-Hans."),
    OptionSpecification(
      "color", value: .init("WHEN", .choice(["auto", "always", "never"])), defaultText: "auto",
      help: "Colour the output."),
    OptionSpecification("quiet", short: "q", help: "Print results only."),
    OptionSpecification("verbose", short: "v", isRepeatable: true, help: "Say what is done."),
    OptionSpecification("no-input", help: "Ask nothing."),
    OptionSpecification(
      "knowledge", value: .init("DIR", .path(.directory)),
      help: "Lay a folder over the built-in knowledge base."),
  ]

  static let diagnose = CommandSpecification(
    "diagnose",
    abstract: "Match a text and print the best resolution.",
    arguments: [
      ArgumentSpecification(
        "FILE", .many, kind: .path(.file), help: "A file with the text; '-' is standard input.")
    ],
    options: [
      OptionSpecification(
        "format", value: .init("FORMAT", .choice(["text", "json", "jsonl"])), defaultText: "text",
        help: "The form of the output."),
      OptionSpecification(
        "limit", short: "n", value: .init("N", .integer(1...100)), defaultText: "3",
        help: "Show at most so many matches."),
      OptionSpecification("all", short: "a", help: "List every known failure in a log."),
      OptionSpecification(
        "record", value: .init("FILE", .path(.file)),
        help: "Write a redacted record of an unrecognised text."),
    ],
    details: CommandDetails(
      discussion: "Reads each file, or standard input when none is named.",
      examples: [
        .init("leadline diagnose error.txt", "Match the text in a file."),
        .init("journalctl | leadline diagnose --all", "List every known failure in a log."),
      ],
      exitStatuses: [
        .init(0, "The text was recognised."), .init(1, "The text was not recognised."),
        .init(66, "There is no such file."),
      ]))

  static let explain = CommandSpecification(
    "explain",
    abstract: "Print everything known about one failure.",
    arguments: [
      ArgumentSpecification(
        "CODE", .optional, kind: .dynamic("codes"), help: "A code or an id, in any spelling.")
    ],
    options: [
      OptionSpecification("list", help: "List all ids and codes."),
      OptionSpecification(
        "format", value: .init("FORMAT", .choice(["text", "json"])), defaultText: "text",
        help: "The form of the output."),
    ])

  static let knowledge = CommandSpecification(
    "knowledge",
    abstract: "Look at the knowledge base.",
    subcommands: [
      CommandSpecification(
        "lint", abstract: "Prove every example and counter-example.",
        arguments: [
          ArgumentSpecification(
            "DIR", .optional, kind: .path(.directory), help: "The folder to check.")
        ]),
      CommandSpecification("stats", abstract: "Count entries, codes and translations."),
      CommandSpecification(
        "list", abstract: "List the entries.",
        options: [
          OptionSpecification(
            "area", value: .init("AREA", .dynamic("areas")), isRepeatable: true,
            help: "Only those of an area.")
        ]),
    ])

  /// What the caller of completion knows.
  static func values(_ source: String, _ prefix: String) -> [Candidate] {
    switch source {
    case "languages": ["en", "sv", "pl", "tr", "zh-Hans", "pt"].map { Candidate($0) }
    case "codes":
      [
        Candidate("AADSTS7000215", "the client secret is invalid"),
        Candidate("aad-invalid-client-secret", "the client secret is invalid"),
        Candidate("0x80042F09", "the user has no roles"),
      ]
    case "areas": [Candidate("entra"), Candidate("lead line"), Candidate("")]
    default: []
    }
  }
}

/// A made-up table for what the program itself has no use for.
enum CornerTable {
  static let table = CommandTable(
    program: "corner", version: "corner 1", abstract: "Corner cases.", bugReports: "nobody",
    globalOptions: [
      OptionSpecification("secret", isHidden: true, help: "Hidden."),
      OptionSpecification(
        "depth", short: "d", value: .init("METRES", .integer(-100...100)), help: "A depth."),
    ],
    commands: [
      CommandSpecification(
        "copy", abstract: "Two operands and more.",
        arguments: [
          ArgumentSpecification("FROM", kind: .choice(["bow", "stern"]), help: "Where from."),
          ArgumentSpecification("TO", kind: .integer(0...9), help: "Where to."),
          ArgumentSpecification("MORE", .many, help: "More."),
        ],
        options: [
          OptionSpecification("bare", short: "b", help: "A flag."),
          OptionSpecification("count", value: .init("N", .integer(0...Int.max)), help: "A number."),
          OptionSpecification(
            "note", short: "m", value: .init("TEXT"), isRepeatable: true, help: "A text."),
        ]),
      CommandSpecification(
        "fleet", abstract: "Verbs below verbs.",
        subcommands: [
          CommandSpecification(
            "ship", abstract: "Deeper.",
            subcommands: [CommandSpecification("sink", abstract: "Deepest.")])
        ]),
      CommandSpecification("ghost", abstract: "Hidden.", isHidden: true),
    ])
}

extension CommandTable {
  /// The error that parsing ends in, or `nil` when it does not.
  func error(of words: [String]) -> UsageError? {
    do {
      _ = try parse(words)
      return nil
    } catch {
      return error
    }
  }
}
