import Arguments

/// The verbs that go to the leads at a destination.
extension CommandTable {
  static let leadSend = CommandSpecification(
    "send", abstract: "Send a test lead as the publication does.",
    arguments: [leadDocument],
    options: leadSources + [
      OptionSpecification(
        "offer", value: .init("NAME"), defaultText: "leadline", help: "The offer's title."),
      OptionSpecification(
        "count", short: "n", value: .init("N", .integer(1...LeadSendCommand.mostLeads)),
        defaultText: "1", help: "Send so many."),
      OptionSpecification(
        "wait", value: .init("SECONDS", .integer(1...86_400), isOptional: true),
        help: "Wait until they arrived or the time is up; "
          + "\(LeadSendCommand.defaultWait) seconds unless said otherwise."),
      OptionSpecification(
        "create-table",
        help: "Make the table for leads where an account has none, as Marketplace does."),
      leadFormat(["text", "json"]),
    ],
    details: CommandDetails(
      discussion:
        "What is sent stands in a record on this machine, by which 'lead clean' finds it.",
      examples: [
        .init("leadline lead send customer-leads.json", "Send one test lead."),
        .init("leadline lead send --profile contoso --wait=120", "Send one and wait for it."),
        .init(
          "leadline --sandbox lead send knowledge/examples/table.json",
          "See what it does, on a machine with no account anywhere."),
      ],
      exitStatuses: [
        .init(0, "taken, and arrived where that was asked for"),
        .init(1, "not taken, or a check is broken"),
      ] + leadStatuses))

  static let leadFind = CommandSpecification(
    "find", abstract: "Find the test leads at a destination, the newest first.",
    arguments: [leadDocument],
    options: leadSources + [
      OptionSpecification("own", help: "Find only those that were sent from here."),
      OptionSpecification(
        "limit", short: "n", value: .init("N", .integer(1...1_000_000)),
        defaultText: String(LeadFindCommand.defaultLimit), help: "Show the newest N."),
      leadFormat(["text", "json", "jsonl"]),
    ],
    details: CommandDetails(
      examples: [
        .init("leadline lead find customer-leads.json", "All test leads, with their age."),
        .init(
          "leadline lead find --profile contoso --own --format jsonl",
          "Those that were sent from here, an object each."),
      ],
      exitStatuses: [
        .init(0, "looked at, whether there were any or not"), .init(1, "a check is broken"),
      ] + leadStatuses))

  static let leadClean = CommandSpecification(
    "clean", abstract: "Remove the test leads that were sent from here, and no others.",
    arguments: [leadDocument],
    options: leadSources + [
      OptionSpecification("dry-run", help: "Look, and remove nothing."),
      OptionSpecification(
        "forget", help: "Take those that cannot be removed out of the record as well."),
      leadFormat(["text", "json"]),
    ],
    details: CommandDetails(
      discussion: "Each lead is looked at before it is removed: one that somebody has changed "
        + "stays. No table is ever removed.",
      examples: [
        .init("leadline lead clean customer-leads.json --dry-run", "Show what would be removed."),
        .init("leadline lead clean --profile contoso", "Remove it."),
      ],
      exitStatuses: [
        .init(0, "none is left"), .init(1, "some cannot be removed, or a check is broken"),
      ] + leadStatuses))

  private static let leadDocument = ArgumentSpecification(
    "FILE", .optional, kind: .path(.file),
    help: "A document as Partner Center exports it; without one, the only stored profile.")

  private static let leadSources = [
    OptionSpecification(
      "profile", value: .init("NAME", .dynamic("profiles")), help: "Go to a stored profile's."),
    OptionSpecification(
      "trust",
      help: "Run commands and send secrets given by reference wherever a document says."),
    OptionSpecification(
      "allow-private", help: "Let an HTTPS endpoint have a private address."),
    OptionSpecification(
      "timeout", value: .init("S", .integer(1...3600)),
      defaultText: String(ValidateOptions.defaultTimeLimit),
      help: "Seconds that a check may take."),
  ]

  private static func leadFormat(_ names: [String]) -> OptionSpecification {
    OptionSpecification(
      "format", value: .init("FORMAT", .choice(names)), defaultText: "text",
      help: "The form of the output.")
  }

  private static let leadStatuses: [CommandDetails.ExitStatus] = [
    .init(64, "usage"), .init(65, "a document that cannot be read as what it should be"),
    .init(66, "no such document or profile"), .init(74, "output that could not be written"),
    .init(75, "nothing is broken, but something could not be established"),
    .init(77, "no permission"), .init(78, "configuration, such as a reference to nothing"),
  ]
}
