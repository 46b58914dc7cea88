import Destinations
public import Text

/// Draws what was done with leads, destination by destination.
public struct LeadErrandRenderer {
  /// The formats.
  public enum Format: String, Sendable, Hashable {
    /// For a person to read.
    case text
    /// One object.
    case json
    /// An object for each lead.
    case jsonl
  }

  private let kind: LeadErrandKind
  private let format: Format
  private let setting: ReportSetting
  private let now: Timestamp
  private var tally = ReportTally()

  /// Prepares to draw.
  ///
  /// - Parameters:
  ///   - kind: What was done.
  ///   - format: The format.
  ///   - setting: What the renderers need to know.
  ///   - now: The time, by which ages are told.
  public init(
    _ kind: LeadErrandKind, as format: Format, _ setting: ReportSetting, at now: Timestamp
  ) {
    self.kind = kind
    self.format = format
    self.setting = setting
    self.now = now
  }

  /// What comes before the first destination.
  ///
  /// - Returns: The text to write.
  public mutating func begin() -> String {
    guard format == .json else { return "" }
    let tool: JSONValue = ["name": JSONValue(Wording.tool), "version": JSONValue(setting.version)]
    return "{\n  \"schemaVersion\": 1,\n  \"tool\": \(JSONWriter.indented(tool, by: 2)),\n"
      + "  \"action\": \"\(kind.rawValue)\",\n  \"subjects\": ["
  }

  /// Draws a destination.
  ///
  /// - Parameter report: What was done there.
  /// - Returns: The text to write.
  public mutating func add(_ report: LeadErrandReport) -> String {
    defer { tally.count(report.subject) }
    switch format {
    case .text:
      return (tally.subjects == 0 ? "" : "\n")
        + LeadErrandPage.text(of: report, kind, setting, at: now)
    case .json:
      return (tally.subjects == 0 ? "\n    " : ",\n    ")
        + JSONWriter.indented(report.json(at: now), by: 4)
    case .jsonl:
      return report.lines(at: now).map { JSONWriter.compact($0) + "\n" }.joined()
    }
  }

  /// What comes after the last destination.
  ///
  /// - Returns: The text to write.
  public mutating func end() -> String {
    guard format == .json else { return "" }
    let summary: JSONValue = [
      "ok": JSONValue(tally[SubjectVerdict.ok]),
      "broken": JSONValue(tally[SubjectVerdict.broken]),
      "notEstablished": JSONValue(tally[SubjectVerdict.notEstablished]),
    ]
    return (tally.subjects == 0 ? "],\n" : "\n  ],\n")
      + "  \"summary\": \(JSONWriter.indented(summary, by: 2))\n}\n"
  }
}
