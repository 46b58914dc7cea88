import Arguments

extension CommandTable {
  static let guide = CommandSpecification(
    "guide", abstract: "Print how a lead destination is set up, step by step.",
    arguments: [
      ArgumentSpecification(
        "DESTINATION", .optional, kind: .dynamic("guides"),
        help: "The lead destination; what helps to choose one when left out.")
    ],
    options: [
      OptionSpecification(
        "format", value: .init("FORMAT", .choice(["text", "markdown", "json"])),
        defaultText: "text", help: "The form of the output.")
    ],
    details: CommandDetails(
      examples: [
        .init("leadline guide", "What each destination needs, costs and gives."),
        .init("leadline guide dynamics --format markdown > SETUP.md", "All steps, as a document."),
      ],
      exitStatuses: [
        .init(0, "printed"), .init(66, "no guide to such a destination"),
      ]))
}
