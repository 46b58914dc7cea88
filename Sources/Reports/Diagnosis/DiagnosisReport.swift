public import Diagnosis
public import Knowledge

/// The answer to one text, ready to be rendered.
public struct DiagnosisReport: Sendable {
  /// How far the program stands by the first explanation.
  public let verdict: Verdict
  /// The language of what is shown.
  public let language: LanguageTag
  /// The language of what was given, when it was recognised.
  public let textLanguage: LanguageTag?
  /// What the text may mean, the best first.
  public let explanations: [Explanation]
  /// Service codes in the text that no entry answers for.
  public let unknownCodes: [Sighting]
  /// What was recognised although no failure was; `nil` where one was.
  public let traces: TraceReport?
  /// Why nothing could be recognised, when that is the text's own fault.
  public let obstacle: Obstacle?

  /// What kept a text from being looked at.
  public enum Obstacle: Sendable, Hashable {
    /// White space only.
    case blank
    /// Not a text.
    case binary
  }

  /// Makes the report of a text that could be read.
  ///
  /// - Parameters:
  ///   - result: What the text turned out to mean.
  ///   - archive: The knowledge base it was matched against.
  ///   - preference: The languages to show it in.
  ///   - limit: How many explanations at the most.
  public init(
    _ result: DiagnosisResult, from archive: KnowledgeArchive, in preference: LanguagePreference,
    limit: Int
  ) {
    let languages = preference.order(textLanguage: result.textLanguage)
    verdict = result.verdict
    textLanguage = result.textLanguage
    explanations = result.findings.prefix(limit).compactMap {
      Explanation($0, from: archive, in: languages)
    }
    language = explanations.first?.language ?? .english
    unknownCodes = result.unknownCodes
    traces = result.verdict == .unknown ? TraceReport(result.traces, from: archive) : nil
    obstacle = nil
  }

  /// Makes the report of something that is no text.
  ///
  /// - Parameter obstacle: Why not.
  public init(obstacle: Obstacle) {
    verdict = .unknown
    language = .english
    textLanguage = nil
    explanations = []
    unknownCodes = []
    traces = nil
    self.obstacle = obstacle
  }
}

/// In which language a user reads.
public struct LanguagePreference: Sendable, Hashable {
  /// What the user asked for in so many words.
  public let asked: LanguageTag?
  /// The language of the user's environment.
  public let environment: LanguageTag?

  /// Notes a preference.
  ///
  /// - Parameters:
  ///   - asked: What the user asked for in so many words.
  ///   - environment: The language of the user's environment.
  public init(asked: LanguageTag?, environment: LanguageTag?) {
    self.asked = asked
    self.environment = environment
  }

  /// The languages to try: what was asked for, that of the text, that of the environment.
  ///
  /// - Parameter textLanguage: The language of the user's text.
  /// - Returns: The best first, without English, which is always there.
  public func order(textLanguage: LanguageTag?) -> [LanguageTag] {
    if let asked { return [asked] }
    return [textLanguage, environment].compactMap { $0 }
  }
}
