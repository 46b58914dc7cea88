import Arguments
import Leads

extension CommandTable {
  static let leadCost = CommandSpecification(
    "cost", abstract: "Estimate what leads in an Azure table cost a month.",
    options: [
      count("leads", "N", LeadUsage.limits.leads, 1000, "Leads a month."),
      count("size", "BYTES", LeadUsage.limits.bytes, 1024, "Bytes that a lead takes."),
      count("months", "N", LeadUsage.limits.months, 12, "Months for which leads are kept."),
      count(
        "every", "MINUTES", LeadUsage.limits.minutes, 60,
        "Minutes between two looks of whoever tells you of new leads."),
      OptionSpecification("unread", help: "Nothing looks into the table."),
      price("storage-price", "0.045", "US dollars for a gigabyte and month."),
      price("operations-price", "0.00036", "US dollars for 10,000 operations."),
      OptionSpecification(
        "format", value: .init("FORMAT", .choice(["text", "json"])), defaultText: "text",
        help: "The form of the output."),
    ],
    details: CommandDetails(
      discussion:
        "Prices are assumed, and printed with their day and source; those of your region and "
        + "agreement can be given.",
      examples: [
        .init("leadline lead cost", "Microsoft's example: 1,000 leads a month."),
        .init("leadline lead cost --leads 50000 --months 36", "Many leads, kept for long."),
      ], exitStatuses: [.init(0, "printed"), .init(64, "usage")]))

  private static func count(
    _ name: String, _ value: String, _ range: ClosedRange<Int>, _ standing: Int, _ help: String
  ) -> OptionSpecification {
    OptionSpecification(
      name, value: .init(value, .integer(range)), defaultText: String(standing), help: help)
  }

  private static func price(
    _ name: String, _ standing: String, _ help: String
  ) -> OptionSpecification {
    OptionSpecification(name, value: .init("USD"), defaultText: standing, help: help)
  }
}
