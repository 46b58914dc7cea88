import Arguments
import Leads

extension CommandTable {
  static let leadDecode = CommandSpecification(
    "decode", abstract: "Take leads apart and say what they mean.",
    arguments: [
      ArgumentSpecification(
        "TEXT|FILE", .many, kind: .path(.file),
        help: "A lead's text, or a file with leads; '-' is standard input.")
    ],
    options: [
      OptionSpecification(
        "format",
        value: .init("FORMAT", .choice(LeadDecodeCommand.Format.allCases.map(\.rawValue))),
        defaultText: "text", help: "The form of the output."),
      OptionSpecification(
        "limit", short: "n", value: .init("N", .integer(0...10_000)),
        defaultText: String(LeadDecodeCommand.defaultLimit),
        help: "Show at most so many leads in the table."),
      OptionSpecification("count", short: "c", help: "Print the counts only."),
      OptionSpecification("plot", help: "Draw the counts as bars."),
      OptionSpecification(
        "by",
        value: .init("WHAT", .choice(LeadCounts.Subject.allCases.map(\.rawValue))),
        defaultText: "day, or source where no day is told", help: "What the bars stand for."),
    ],
    details: CommandDetails(
      discussion: """
        Reads the text of lead_source, the JSON of an HTTPS endpoint, rows of Dynamics 365, \
        Salesforce, Marketo, an Azure table or the Referrals workspace as JSON or CSV, and blocks \
        of 'key = value'. One lead is explained. Many (JSON lines, lists, CSV, blocks) become \
        a table and a count by source, action, offer and day, in which test leads and those that \
        are not for contact stand apart; there may be millions. What cannot be read is told with \
        its line, and the rest is still read.

        In CSV, a cell that a spreadsheet would take for a formula gets an apostrophe in front, \
        telephone numbers such as +46 too; '--format jsonl' has each value as it came.
        """,
      examples: [
        .init("leadline lead decode 'SPZA-INS|contoso.backup'", "Explain where a lead came from."),
        .init("leadline lead decode leads.csv --plot --by offer", "Show which offers draw leads."),
        .init(
          "leadline lead decode --format csv leads.jsonl > leads.csv",
          "Make a table that is safe to open in a spreadsheet."),
      ],
      exitStatuses: [
        .init(0, "every part is a lead"), .init(64, "usage"),
        .init(65, "a part that cannot be read as a lead, or no lead at all"),
        .init(66, "no such file"), .init(74, "output that could not be written"),
        .init(77, "no permission"),
      ]))
}
