/// What a lead is for whoever follows leads up.
public enum LeadKind: Sendable, Hashable, CaseIterable {
  /// A customer to get in touch with.
  case contact
  /// A customer who was interested in another partner's product.
  case doNotContact
  /// What Marketplace sends to see whether a destination works.
  case test
}

extension DecodedLead {
  /// What the lead is for whoever follows leads up.
  public var kind: LeadKind {
    if test != nil { return .test }
    let action = LeadVocabulary.action(lead.source.action)?.code
    return action == LeadVocabulary.doNotContact ? .doNotContact : .contact
  }
}
