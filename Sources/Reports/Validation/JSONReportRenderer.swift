import Destinations
public import Text

/// The contract's object, written destination by destination.
struct JSONReportRenderer: ReportRenderer {
  private let version: String
  private var tally = ReportTally()

  init(_ setting: ReportSetting) { version = setting.version }

  mutating func begin() -> String {
    let tool: JSONValue = [
      "name": JSONValue(Wording.tool), "version": JSONValue(version),
    ]
    return "{\n  \"schemaVersion\": 1,\n  \"tool\": \(JSONWriter.indented(tool, by: 2)),\n"
      + "  \"subjects\": ["
  }

  mutating func add(_ subject: SubjectReport) -> String {
    defer { tally.count(subject) }
    return (tally.subjects == 0 ? "\n    " : ",\n    ") + JSONWriter.indented(subject.json, by: 4)
  }

  mutating func end() -> String {
    let summary: JSONValue = [
      "ok": JSONValue(tally[SubjectVerdict.ok]),
      "broken": JSONValue(tally[SubjectVerdict.broken]),
      "notEstablished": JSONValue(tally[SubjectVerdict.notEstablished]),
    ]
    return (tally.subjects == 0 ? "],\n" : "\n  ],\n")
      + "  \"summary\": \(JSONWriter.indented(summary, by: 2))\n}\n"
  }
}

extension JSONWriter {
  /// A value for readers whose further lines stand under an indented first one. Line feeds within
  /// strings are escaped, so that every one starts a line.
  static func indented(_ value: JSONValue, by blanks: Int) -> String {
    let margin = [UInt8](repeating: UInt8(ascii: " "), count: blanks)
    var bytes: [UInt8] = []
    for byte in pretty(value).utf8 {
      bytes.append(byte)
      if byte == UInt8(ascii: "\n") { bytes += margin }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension SubjectReport {
  /// The subject of the contract.
  public var json: JSONValue {
    .record([
      ("name", JSONValue(name)), ("source", JSONValue(source)),
      ("destination", destination.map { JSONValue($0) } ?? nil),
      ("verdict", JSONValue(verdict.rawValue)), ("checks", .list(checks.map(\.json))),
    ])
  }
}

extension CheckLine {
  /// The check of the contract.
  public var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("id", JSONValue(id)), ("title", JSONValue(title)), ("status", JSONValue(status.rawValue)),
    ]
    if status != .skipped { members.append(("durationMs", JSONValue(milliseconds))) }
    if let said { members.append(("said", JSONValue(said))) }
    if let explanation { members.append(("diagnosis", explanation.json)) }
    if let because { members.append(("because", JSONValue(because))) }
    if let field { members.append(("field", JSONValue(field))) }
    if let position {
      members.append(
        (
          "position",
          ["line": JSONValue(position.line), "column": JSONValue(position.column)]
        ))
    }
    return .record(members)
  }

  /// How long it took, to the nearest millisecond.
  var milliseconds: Int {
    let (seconds, attoseconds) = duration.components
    return Int(seconds) * 1_000 + Int((attoseconds + 500_000_000_000_000) / 1_000_000_000_000_000)
  }
}
