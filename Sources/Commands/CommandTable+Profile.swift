import Arguments

extension CommandTable {
  static let profile = CommandSpecification(
    "profile", abstract: "Look at the stored set-ups.",
    subcommands: [
      CommandSpecification(
        "list", abstract: "List the stored set-ups.",
        options: [
          OptionSpecification(
            "format", value: .init("FORMAT", .choice(["text", "json"])), defaultText: "text",
            help: "The form of the output.")
        ]),
      CommandSpecification(
        "export", abstract: "Print a set-up as Partner Center's interface takes it.",
        arguments: [
          ArgumentSpecification("NAME", kind: .dynamic("profiles"), help: "The set-up's name.")
        ],
        details: CommandDetails(
          examples: [
            .init(
              "leadline profile export contoso > customer-leads.json",
              "References to secrets stay; put the values in where the document is sent.")
          ],
          exitStatuses: [
            .init(0, "printed"), .init(65, "a set-up that cannot be read"),
            .init(66, "no such set-up"),
          ])),
    ])
}
