import Arguments
import Leads

extension CommandTable {
  static let leadNotify = CommandSpecification(
    "notify", abstract: "Tell how to be told of each new lead, and make what does it.",
    arguments: [
      ArgumentSpecification(
        "DESTINATION", .optional, kind: .dynamic("guides"),
        help: "The lead destination; that of the profile when left out.")
    ],
    options: [
      OptionSpecification(
        "profile", value: .init("NAME", .dynamic("profiles")),
        help: "Fill in the values of a stored set-up; no secret is put in."),
      OptionSpecification(
        "definition", value: .init("KIND", .choice(NoticeKind.allCases.map(\.rawValue))),
        help: "Make a Logic App, a flow of Power Automate or an Azure Function to import."),
      OptionSpecification(
        "output", short: "o", value: .init("FOLDER", .path(.directory)),
        help: "Write its files into a folder; else the definition is printed."),
      OptionSpecification(
        "to", value: .init("ADDRESS"), isRepeatable: true,
        help: "Who is told; else the profile's contact addresses."),
      OptionSpecification(
        "table", value: .init("NAME"), defaultText: "MarketplaceLeads",
        help: "The table that leads come to; Azure table only."),
      OptionSpecification(
        "every", value: .init("HOURS", .integer(NoticeSettings.hourRange)), defaultText: "1",
        help: "Hours between two looks of a Logic App or flow; Azure table only."),
      OptionSpecification(
        "format", value: .init("FORMAT", .choice(["text", "json"])), defaultText: "text",
        help: "The form of the steps."),
    ],
    details: CommandDetails(
      examples: [
        .init("leadline lead notify table", "The steps, by hand."),
        .init(
          "leadline lead notify --profile contoso --definition logic-app --to sales@contoso.com "
            + "--output notice", "A Logic App, with the steps to deploy it in README.md."),
        .init(
          "leadline lead notify table --definition function --output notice",
          "An Azure Function in Python."),
      ],
      exitStatuses: [
        .init(0, "printed or written"), .init(64, "usage"),
        .init(65, "a set-up that cannot be read"), .init(66, "no such set-up or guide"),
        .init(73, "a file that is there already, or cannot be written"),
      ]))
}
