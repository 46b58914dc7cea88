import Text

/// How many leads there are, by source, action, offer and day.
public struct LeadCounts: Sendable, Hashable {
  /// What leads are counted by.
  public enum Subject: String, Sendable, Hashable, CaseIterable {
    case source, action, offer, day
  }

  /// What stands for the markers of test leads, of which each is another one.
  public static let testName = TestLead.prefix + "*"

  /// All leads.
  public private(set) var all = LeadTally.Row("")
  private var tallies = [LeadTally](repeating: LeadTally(), count: Subject.allCases.count)

  /// Begins with none.
  public init() {}

  /// The leads by one thing.
  ///
  /// - Parameter subject: By what.
  public subscript(subject: Subject) -> LeadTally { tallies[Self.place(of: subject)] }

  /// Counts a lead.
  ///
  /// - Parameter lead: The lead.
  public mutating func add(_ lead: DecodedLead) {
    let kind = lead.kind
    all.add(kind)
    for subject in Subject.allCases {
      tallies[Self.place(of: subject)].add(Self.value(of: subject, in: lead), kind)
    }
  }

  private static func place(of subject: Subject) -> Int {
    switch subject {
    case .source: 0
    case .action: 1
    case .offer: 2
    case .day: 3
    }
  }

  private static func value(of subject: Subject, in lead: DecodedLead) -> String {
    let source = lead.lead.source
    switch subject {
    case .source: return code(source.source, LeadVocabulary.source)
    case .action: return code(source.action, LeadVocabulary.action)
    case .offer: return source.offer.isEmpty ? lead.lead.offerTitle : source.offer
    case .day: return lead.created?.day ?? ""
    }
  }

  /// A code as it is documented; what is unknown as it came.
  private static func code(_ text: String, _ term: (String) -> LeadTerm?) -> String {
    if TestLead(marker: text) != nil { return testName }
    return term(text)?.code ?? text
  }
}
