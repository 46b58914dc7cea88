import Arguments

extension CommandTable {
  /// Everything that `leadline` understands.
  static let leadline = CommandTable(
    program: "leadline", version: "leadline \(Version.current)",
    abstract: "Match an error of a lead destination and print the fix.",
    bugReports: "the project's issues, with a record that 'leadline diagnose --record FILE' wrote.",
    withoutVerb: .does("the prompt on a terminal; with input piped in, as 'leadline diagnose -'."),
    globalOptions: globals,
    commands: [
      diagnose, explain, faq, guide, setup, validate, lead, profile, knowledge,
      .completion(program: "leadline"),
    ])

  private static let globals = [
    OptionSpecification(
      "lang", value: .init("TAG", .dynamic("languages")),
      help: "Show resolutions in this language, such as sv or zh-Hans."),
    OptionSpecification(
      "color", value: .init("WHEN", .choice(["auto", "always", "never"])), defaultText: "auto",
      help: "Colour the output."),
    OptionSpecification("quiet", short: "q", help: "Print results only."),
    OptionSpecification("verbose", short: "v", help: "Say what is done."),
    OptionSpecification("no-input", help: "Ask nothing."),
    OptionSpecification(
      "knowledge", value: .init("DIR", .path(.directory)),
      help: "Lay a folder over the built-in knowledge base."),
    OptionSpecification(
      "ca-file", value: .init("FILE", .path(.file)),
      help: "Trust the certificate authorities in this file in place of the system's."),
    OptionSpecification(
      "connect-to", value: .init("HOST:PORT:ADDRESS:PORT"), isRepeatable: true,
      help: "Connect to another address for a host; its name stays."),
    OptionSpecification(
      "sandbox",
      help: "Start leadline-sandbox beside the program and send every request there."),
    OptionSpecification(
      "fault", value: .init("NAME", .dynamic("faults")), isRepeatable: true,
      help: "What goes wrong in the sandbox; NAME@HOST for one host, NAME*3 for three requests."),
  ]

  private static func format(_ names: [String]) -> OptionSpecification {
    OptionSpecification(
      "format", value: .init("FORMAT", .choice(names)), defaultText: "text",
      help: "The form of the output.")
  }

  private static let recognitionStatuses: [CommandDetails.ExitStatus] = [
    .init(0, "recognised"), .init(1, "not recognised"), .init(64, "usage"),
    .init(65, "input that cannot be read as what it should be"), .init(66, "no such input"),
    .init(74, "output that could not be written"), .init(77, "no permission"),
  ]

  private static let diagnose = CommandSpecification(
    "diagnose", abstract: "Match a text and print the best resolution.",
    arguments: [
      ArgumentSpecification(
        "FILE", .many, kind: .path(.file), help: "A file with the text; '-' is standard input.")
    ],
    options: [
      format(["text", "json", "jsonl"]),
      OptionSpecification(
        "limit", short: "n", value: .init("N", .integer(1...100)),
        defaultText: String(DiagnoseCommand.defaultLimit),
        help: "Show at most so many matches."),
      OptionSpecification(
        "destination", value: .init("D", .choice(destinations)),
        help: "The lead destination in play; it breaks ties."),
      OptionSpecification(
        "record", value: .init("FILE", .path(.file)),
        help: "Add a redacted record of an unrecognised text to a file."),
      OptionSpecification(
        "all", short: "a", help: "Find every known failure in a log of any size."),
    ],
    details: CommandDetails(
      examples: [
        .init("leadline diagnose error.txt", "Match the text in a file."),
        .init("leadline diagnose --format json - < error.txt", "The same for a script."),
        .init("leadline diagnose --all service.log", "Count the known failures in a log."),
      ], exitStatuses: recognitionStatuses))

  private static let explain = CommandSpecification(
    "explain", abstract: "Print everything known about one failure.",
    arguments: [
      ArgumentSpecification(
        "CODE", .optional, kind: .dynamic("codes"),
        help: "A code in any spelling, or an entry's id.")
    ],
    options: [
      OptionSpecification("list", help: "List all ids with their codes."),
      format(["text", "json"]),
    ],
    details: CommandDetails(
      examples: [
        .init("leadline explain AADSTS7000215", "A code of the sign-in service."),
        .init("leadline explain -2147209463", "A result code of Dataverse as a signed number."),
        .init("leadline explain --lang sv aad-tenant-not-found", "An entry, in Swedish."),
      ], exitStatuses: recognitionStatuses))

  private static let knowledge = CommandSpecification(
    "knowledge", abstract: "Look at the knowledge base.",
    subcommands: [
      CommandSpecification(
        "lint", abstract: "Check every file, every example and every step of a guide.",
        details: CommandDetails(
          examples: [
            .init("leadline --knowledge . knowledge lint", "Check the folder you are in.")
          ],
          exitStatuses: [
            .init(0, "sound"), .init(1, "something is wrong; each line says where"),
          ])),
      CommandSpecification(
        "new", abstract: "Start an entry from a text that was not recognised.",
        arguments: [
          ArgumentSpecification(
            "FILE", .optional, kind: .path(.file),
            help: "A file with the text, or with a record; '-' is standard input.")
        ],
        options: [
          OptionSpecification(
            "id", value: .init("ID"), help: "The id of the new entry; else one is made up."),
          OptionSpecification(
            "area", value: .init("AREA"), help: "The folder under failures; else one is chosen."),
          OptionSpecification(
            "output", value: .init("DIR", .path(.directory)),
            help: "Write the file into this knowledge folder; else it is printed."),
        ],
        details: CommandDetails(
          examples: [
            .init("leadline knowledge new error.txt", "Print an entry to fill in."),
            .init(
              "leadline knowledge new --output . error.txt", "Write it into the folder you are in."),
          ],
          exitStatuses: [
            .init(0, "started"), .init(1, "the text is recognised already"),
            .init(73, "the file is there already"),
          ])),
      CommandSpecification(
        "stats", abstract: "Count entries, codes, wordings, languages and guides.",
        options: [format(["text", "json"])]),
      CommandSpecification(
        "list", abstract: "List the entries.", options: [format(["text", "json"])]),
    ])

  /// The lead destinations by their names in the `customer-leads` document.
  static let destinations = [
    "dynamics", "table", "blob", "httpsEndpoint", "marketo", "salesforce", "email",
  ]
}
