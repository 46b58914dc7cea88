public import Knowledge

/// How far the program stands by its first finding.
public enum Verdict: String, Sendable, Hashable {
  /// The program stands by it.
  case known
  /// Worth showing, may be wrong.
  case likely
  /// Not recognised; findings, if any, are weak.
  case unknown
}

/// A place in the text as it was given.
public struct Evidence: Sendable, Hashable {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, in Unicode scalars.
  public let column: Int
  /// The length in Unicode scalars.
  public let length: Int
  /// What stands there.
  public let text: String

  /// Notes a place.
  ///
  /// - Parameters:
  ///   - line: The line, from 1.
  ///   - column: The column, from 1, in Unicode scalars.
  ///   - length: The length in Unicode scalars.
  ///   - text: What stands there.
  public init(line: Int, column: Int, length: Int, text: String) {
    self.line = line
    self.column = column
    self.length = length
    self.text = text
  }
}

/// What a text turned out to mean.
public struct Finding: Sendable, Hashable {
  /// The knowledge entry that explains it; stable, scripts may rely on it.
  public let id: EntryID
  /// The entry's number in the archive.
  public let number: Int
  /// How sure the program is, from 0 to 1, calibrated.
  public let confidence: Double
  /// Where in the text it was seen, in reading order.
  public let evidence: [Evidence]
  /// The user's own ids and names, read out of the text by strict patterns.
  public let parameters: [Parameter: String]

  init(
    id: EntryID, number: Int, confidence: Double, evidence: [Evidence],
    parameters: [Parameter: String]
  ) {
    self.id = id
    self.number = number
    self.confidence = confidence
    self.evidence = evidence
    self.parameters = parameters
  }

  /// Notes an entry that was recognised by other means than words, and so for certain.
  ///
  /// - Parameters:
  ///   - id: The knowledge entry.
  ///   - number: The entry's number in the archive.
  ///   - parameters: The user's own ids and names.
  public init(found id: EntryID, number: Int, parameters: [Parameter: String]) {
    self.init(id: id, number: number, confidence: 1, evidence: [], parameters: parameters)
  }

  /// The same finding with other parameters.
  ///
  /// - Parameters:
  ///   - finding: The finding.
  ///   - parameters: The user's own ids and names.
  public init(_ finding: Finding, parameters: [Parameter: String]) {
    self.init(
      id: finding.id, number: finding.number, confidence: finding.confidence,
      evidence: finding.evidence, parameters: parameters)
  }
}

/// Something in a text that helps even where no entry is known.
public struct Sighting: Sendable, Hashable {
  /// The code in its service's spelling.
  public let code: String
  /// Where it stands.
  public let evidence: Evidence
  /// Known codes that differ by little, the nearest first.
  public let nearest: [String]
}

/// What was recognised in a text although no failure was.
public struct Traces: Sendable, Hashable {
  /// The names of the catalogues whose services the text speaks of.
  public let catalogues: [String]
  /// HTTP statuses.
  public let statuses: [String]
  /// Ids and addresses that bear a label.
  public let values: [Parameter: String]

  /// Notes what was recognised.
  ///
  /// - Parameters:
  ///   - catalogues: The names of the catalogues whose services the text speaks of.
  ///   - statuses: HTTP statuses.
  ///   - values: Ids and addresses that bear a label.
  public init(
    catalogues: [String] = [], statuses: [String] = [], values: [Parameter: String] = [:]
  ) {
    self.catalogues = catalogues
    self.statuses = statuses
    self.values = values
  }
}

/// The answer to one text.
public struct DiagnosisResult: Sendable {
  /// How far the program stands by the first finding.
  public let verdict: Verdict
  /// What the text may mean, the best first.
  public let findings: [Finding]
  /// The language of the words that decided, when they told.
  public let textLanguage: LanguageTag?
  /// Service codes in the text that no entry answers for.
  public let unknownCodes: [Sighting]
  /// What was recognised besides.
  public var traces = Traces()
}
