import Arguments

extension CommandTable {
  static let faq = CommandSpecification(
    "faq", abstract: "Answer a question about leads.",
    arguments: [
      ArgumentSpecification(
        "WORDS", .many, kind: .dynamic("questions"),
        help: "The question, some of its words, or its id; all questions when left out.")
    ],
    options: [
      OptionSpecification(
        "format", value: .init("FORMAT", .choice(["text", "json"])), defaultText: "text",
        help: "The form of the output.")
    ],
    details: CommandDetails(
      discussion: """
        The question may be asked in English, Swedish, Polish, Turkish, simplified Chinese or \
        Portuguese, and is answered in that language unless '--lang' names another. Where no \
        question is surely the one that was meant, those that may be are listed.
        """,
      examples: [
        .init("leadline faq", "All questions."),
        .init("leadline faq do I need a CRM", "One answer."),
        .init("leadline faq cost-of-table-storage --lang sv", "The same by id, in Swedish."),
      ],
      exitStatuses: [
        .init(0, "answered, or the likely questions listed"), .init(1, "no such question"),
      ]))
}
