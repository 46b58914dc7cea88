import Arguments
import Reports

extension CommandTable {
  static let validate = CommandSpecification(
    "validate", abstract: "Check lead destinations live, or their documents alone.",
    arguments: [
      ArgumentSpecification(
        "FILE", .many, kind: .path(.file),
        help: "A document as Partner Center exports it, or a folder of them; '-' is standard input."
      )
    ],
    options: validateSources + validateChecks + validateOutputs,
    details: CommandDetails(
      examples: [
        .init("leadline validate offers/*.json", "Check every document, ask nothing."),
        .init(
          "leadline validate --offline offer.json", "Look at what was entered, without network."),
        .init(
          "leadline validate --report junit=leads.xml --report sarif=leads.sarif offers",
          "Write reports for a pipeline beside the text."),
        .init(
          "leadline --sandbox --fault secret-expired validate offer.json",
          "See what a failure looks like, on a machine with no account anywhere."),
      ],
      exitStatuses: [
        .init(0, "all well, or warnings alone"), .init(1, "a check is broken"),
        .init(64, "usage"), .init(65, "a document that cannot be read as what it should be"),
        .init(66, "no such document"), .init(73, "a report that cannot be created"),
        .init(74, "output that could not be written"),
        .init(75, "nothing is broken, but something could not be established"),
        .init(77, "no permission"), .init(78, "configuration, such as a reference to nothing"),
      ]))

  private static let validateSources = [
    OptionSpecification(
      "profile", value: .init("NAME", .dynamic("profiles")), isRepeatable: true,
      help: "Check a stored profile."),
    OptionSpecification("all", short: "a", help: "Check every stored profile."),
    OptionSpecification(
      "shard", value: .init("I/N"), help: "Check only every N-th source, from the I-th on."),
    OptionSpecification(
      "trust",
      help: "Run commands and send secrets given by reference wherever a document says."),
  ]

  private static let validateChecks = [
    OptionSpecification("offline", help: "Look at the documents only; ask no service."),
    OptionSpecification(
      "only", value: .init("ID", .dynamic("checks")), isRepeatable: true,
      help: "Run only this check and those that it needs."),
    OptionSpecification(
      "skip", value: .init("ID", .dynamic("checks")), isRepeatable: true,
      help: "Leave out this check and those that need it."),
    OptionSpecification("list-checks", help: "List all checks with what they need."),
    OptionSpecification(
      "send-test-lead", help: "Write a test lead, find it again and remove it."),
    OptionSpecification(
      "allow-private", help: "Let an HTTPS endpoint have a private address."),
    OptionSpecification(
      "timeout", value: .init("S", .integer(1...3600)),
      defaultText: String(ValidateOptions.defaultTimeLimit),
      help: "Seconds that a check may take."),
    OptionSpecification(
      "jobs", short: "j", value: .init("N", .integer(1...256)),
      defaultText: String(ValidateOptions.defaultJobs),
      help: "Destinations that are checked at the same time."),
  ]

  private static let validateOutputs = [
    OptionSpecification(
      "format", value: .init("FORMAT", .choice(["text", "json", "markdown"])), defaultText: "text",
      help: "The form of the output."),
    OptionSpecification(
      "report", value: .init("FORMAT=FILE"), isRepeatable: true,
      help: "Write a report as well: "
        + ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
        + "; '-' is standard output."),
  ]
}
