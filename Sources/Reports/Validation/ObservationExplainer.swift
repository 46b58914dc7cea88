public import Destinations
public import Diagnosis
public import Knowledge

/// Finds what an observation means: the entry that the check named, else what its words say.
public struct ObservationExplainer: Sendable {
  private let archive: KnowledgeArchive
  private let diagnoser: Diagnoser
  private let languages: LanguagePreference
  private let numbers: [EntryID: Int]

  /// Prepares for a knowledge base.
  ///
  /// - Parameters:
  ///   - archive: The knowledge base.
  ///   - diagnoser: What matches words against it.
  ///   - languages: The languages to show entries in.
  public init(
    archive: KnowledgeArchive, diagnoser: Diagnoser, languages: LanguagePreference
  ) {
    self.archive = archive
    self.diagnoser = diagnoser
    self.languages = languages
    var numbers: [EntryID: Int] = [:]
    for (number, row) in archive.entryRows.enumerated() { numbers[row.id] = number }
    self.numbers = numbers
  }

  /// Explains an observation.
  ///
  /// - Parameters:
  ///   - observation: What a check saw.
  ///   - destination: The kind of destination, which breaks ties.
  ///   - values: The user's own values, which fill gaps in the explanation.
  /// - Returns: The explanation, or `nil` when nothing is known.
  public func explanation(
    of observation: Observation, destination: String?, values: [Parameter: String]
  ) -> Explanation? {
    let known = checked(values).merging(checked(observation.parameters)) { $1 }
    if let entry = observation.entry { return explanation(of: entry, parameters: known) }
    guard let said = observation.said, !observation.isSentence else { return nil }
    let result = diagnoser.diagnose(said, destination: destination)
    // What the check itself supposes says more than a row of a catalogue.
    if result.verdict != .unknown, let finding = result.findings.first,
      observation.fallback == nil || finding.number < archive.entryCount
    {
      let filled = Finding(finding, parameters: known.merging(finding.parameters) { $1 })
      let order = languages.order(textLanguage: nil)
      return Explanation(filled, from: archive, in: order)
    }
    return observation.fallback.flatMap { explanation(of: $0, parameters: known) }
  }

  private func explanation(
    of entry: EntryID, parameters: [Parameter: String]
  ) -> Explanation? {
    guard let number = numbers[entry] else { return nil }
    let finding = Finding(found: entry, number: number, parameters: parameters)
    return Explanation(finding, from: archive, in: languages.order(textLanguage: nil))
  }

  /// Values come from documents and services: only what has the strict form may stand in a fix.
  private func checked(_ values: [Parameter: String]) -> [Parameter: String] {
    var result: [Parameter: String] = [:]
    for (parameter, value) in values { result[parameter] = parameter.checked(value) }
    return result
  }
}
