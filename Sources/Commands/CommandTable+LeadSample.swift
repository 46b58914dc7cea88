import Arguments
import Leads

extension CommandTable {
  static let leadSample = CommandSpecification(
    "sample", abstract: "Print what Marketplace delivers to a destination.",
    arguments: [
      ArgumentSpecification(
        "DESTINATION", kind: .dynamic("guides"), help: "The lead destination.")
    ],
    options: [
      OptionSpecification(
        "format",
        value: .init("FORMAT", .choice(LeadPayload.Format.allCases.map(\.rawValue))),
        defaultText: "block for Salesforce, else json",
        help: "The form of the output: JSON, one line of JSON, lines of key = value, or a form's "
          + "body."),
      OptionSpecification(
        "schema", help: "Print the JSON schema for the trigger of a flow; HTTPS endpoint only."),
      OptionSpecification("test", help: "Make it the test lead that publishing sends."),
    ] + leadValues,
    details: CommandDetails(
      discussion:
        "What is not given has the value that Microsoft's pages show. Standard error tells what "
        + "of the output is documented, and what only probable.",
      examples: [
        .init("leadline lead sample httpsEndpoint", "The documented body."),
        .init(
          "leadline lead sample httpsEndpoint --schema",
          "The schema, to be pasted into the trigger of a flow."),
        .init(
          "leadline lead sample salesforce --format form --offer contoso.suite",
          "The body of a web-to-lead form."),
        .init("leadline lead sample table --test --format jsonl", "A test lead as a row."),
      ],
      exitStatuses: [
        .init(0, "printed"),
        .init(64, "usage, such as a format that the destination does not have"),
      ]))

  private static let leadValues = [
    OptionSpecification(
      "offer", value: .init("PUBLISHER.OFFER"), help: "The offer's id, with the publisher's."),
    OptionSpecification("offer-title", value: .init("TITLE"), help: "The offer's title."),
    OptionSpecification(
      "source", value: .init("SOURCE"), defaultText: "AzureMarketplace",
      help: "Where it comes from, such as AzurePortal, SPZA or TestDrive."),
    OptionSpecification(
      "action", value: .init("ACTION"), defaultText: "INS",
      help: "What the customer did, such as PLT, DNC, Create or StartTestDrive."),
    OptionSpecification("first-name", value: .init("NAME"), help: "The customer's given name."),
    OptionSpecification("last-name", value: .init("NAME"), help: "The customer's family name."),
    OptionSpecification("email", value: .init("ADDRESS"), help: "The customer's address."),
    OptionSpecification("phone", value: .init("NUMBER"), help: "The customer's telephone."),
    OptionSpecification("country", value: .init("CODE"), help: "The customer's country."),
    OptionSpecification("company", value: .init("NAME"), help: "The customer's company."),
    OptionSpecification("title", value: .init("TITLE"), help: "The customer's job title."),
    OptionSpecification("description", value: .init("TEXT"), help: "What the customer wrote."),
    OptionSpecification(
      "oid", value: .init("ID"), defaultText: DocumentedLead.organisation,
      help: "The organization's id; Salesforce only."),
  ]
}
