public import Knowledge

extension KnowledgeArchive {
  /// The knowledge base that was compiled into the program.
  public static let embedded = KnowledgeArchive(embedded: EmbeddedKnowledge.archive)
}
