import Knowledge

/// A small, sound question and its translation.
enum SampleQuestion {
  static let path = "faq/what-it-costs.md"
  static let translationPath = "languages/sv/faq/what-it-costs.md"

  static let question = """
    ---
    id: what-it-costs
    try: leadline lead cost
    try: leadline guide table
    source: https://example.com/costs (read 2026-11-20)
    ---
    # What does a table cost?
    ## Asked as
    - how much is a table
    - price of storage,
      in cents
    ## Answer
    Next to nothing: about
    50 cents.

    Not in it:
    - the plan of **Power Automate**, which
      costs more
    - mails

    `leadline lead cost` computes it.
    ## Over time
    - until 2018: nobody said.
    - since 2019: as today.

    """

  static let translation = """
    ---
    id: what-it-costs
    ---
    # Vad kostar en tabell?
    ## Asked as
    - vad kostar lagring
    ## Answer
    Nästan ingenting; `leadline lead cost` räknar ut det.
    ## Over time
    - till 2018：ingen sade det.
    - sedan 2019: som i dag.

    """

  static func content(
    _ question: String = question, _ translation: String = translation
  ) -> KnowledgeContent {
    KnowledgeContent(
      parsing: KnowledgeFiles([(path, question), (translationPath, translation)]))
  }
}
