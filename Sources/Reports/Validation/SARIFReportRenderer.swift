import Destinations
import Knowledge
import Text

/// SARIF 2.1.0: a result a check.
///
/// The order of properties in JSON is free: results come first, and the rules that they refer to
/// when all are known. What is well is written at once, the rest at the end.
struct SARIFReportRenderer: ReportRenderer {
  /// GitHub takes 25,000 results a run and refuses the file with more.
  static let limit = 25_000
  /// So many of them may be results that ask for nothing.
  static let idleLimit = 5_000

  private let version: String
  private let idleLimit: Int
  private let omitsIdle: Bool
  private var problems: WorstFirst<String>
  private var rules = SARIFRules()
  private var idle = 0
  private var droppedIdle = 0
  private var isFirst = true
  /// How often each fingerprint occurred, so that two alike stay two.
  private var fingerprints: [UInt64: Int] = [:]

  init(_ setting: ReportSetting, limit: Int = limit, idleLimit: Int = idleLimit) {
    version = setting.version
    omitsIdle = setting.isProblemsOnly
    self.idleLimit = idleLimit
    problems = WorstFirst(limit: limit - idleLimit, ranks: 3)
  }

  mutating func begin() -> String {
    let schema =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    return "{\"$schema\":\"\(schema)\",\"version\":\"2.1.0\",\"runs\":[{\"results\":["
  }

  mutating func add(_ subject: SubjectReport) -> String {
    var text = ""
    for check in subject.checks {
      if let rank = check.status.rank {
        problems.append(JSONWriter.compact(result(check, of: subject)), rank: rank)
      } else if omitsIdle {
        continue
      } else if idle < idleLimit {
        idle += 1
        text += line(JSONWriter.compact(result(check, of: subject)))
      } else {
        droppedIdle += 1
      }
    }
    return text
  }

  mutating func end() -> String {
    var text = ""
    for result in problems.kept { text += line(result) }
    var driver: [(String, JSONValue)] = [
      ("name", JSONValue(Wording.tool)), ("semanticVersion", JSONValue(version)),
    ]
    driver.append(("rules", .list(rules.list)))
    let tool = JSONValue.record([("driver", .record(driver))])
    text += "\n],\n\"tool\":\(JSONWriter.compact(tool)),\n\"columnKind\":\"unicodeCodePoints\""
    let dropped = problems.dropped.reduce(droppedIdle, +)
    if dropped > 0 {
      let properties: JSONValue = [
        "omittedResults": JSONValue(dropped), "note": JSONValue(Wording.andMoreResults(dropped)),
      ]
      text += ",\n\"properties\":\(JSONWriter.compact(properties))"
    }
    return text + "\n}]}\n"
  }

  private mutating func line(_ result: String) -> String {
    defer { isFirst = false }
    return (isFirst ? "\n" : ",\n") + result
  }

  private mutating func result(_ check: CheckLine, of subject: SubjectReport) -> JSONValue {
    let rule = rules.rule(of: check, destination: subject.destination)
    var members: [(String, JSONValue)] = [
      ("ruleId", JSONValue(rule.id)), ("ruleIndex", JSONValue(rule.index)),
      ("kind", JSONValue(check.status.kind)), ("level", JSONValue(check.status.level)),
      ("message", ["text": JSONValue(message(check, of: subject))]),
      ("locations", [location(of: check, subject)]),
    ]
    if check.status.rank != nil {
      members.append(("partialFingerprints", fingerprint(of: check, subject)))
    }
    members.append(
      (
        "properties",
        [
          "check": JSONValue(check.id), "subject": JSONValue(ForeignText.line(subject.name)),
        ]
      ))
    return .record(members)
  }

  /// In a message, `](` would make a link of foreign text (SARIF 2.1.0, 3.11.6).
  private func message(_ check: CheckLine, of subject: SubjectReport) -> String {
    var output = String.UnicodeScalarView()
    for scalar in check.plainText(subject: subject.name).unicodeScalars {
      if scalar == "(", output.last == "]" { output.append(" ") }
      output.append(scalar)
    }
    return String(output)
  }

  private func location(of check: CheckLine, _ subject: SubjectReport) -> JSONValue {
    let region: JSONValue = [
      "startLine": JSONValue(check.position?.line ?? 1),
      "startColumn": JSONValue(check.position?.column ?? 1),
    ]
    return [
      "physicalLocation": [
        "artifactLocation": ["uri": JSONValue(ReportPath.uri(subject.source))], "region": region,
      ]
    ]
  }

  /// The same in every run: neither times nor words of the service take part. GitHub reads the
  /// second name alone.
  private mutating func fingerprint(of check: CheckLine, _ subject: SubjectReport) -> JSONValue {
    let entry = check.explanation?.entry.id.rawValue ?? ""
    let hash = StableHash.of([subject.name, check.id, entry])
    fingerprints[hash, default: 0] += 1
    let digits = String(hash, radix: 16)
    let padded = String(repeating: "0", count: 16 - digits.count) + digits
    let value = JSONValue("\(padded):\(fingerprints[hash] ?? 1)")
    return ["leadline/v1": value, "primaryLocationLineHash": value]
  }
}

extension CheckStatus {
  /// How bad it is, 0 the worst; `nil` where nothing is to be done.
  fileprivate var rank: Int? {
    switch self {
    case .broken: 0
    case .warning: 1
    case .notEstablished: 2
    case .ok, .skipped: nil
    }
  }

  /// Any kind but `fail` demands the level `none`.
  fileprivate var kind: String {
    switch self {
    case .ok: "pass"
    case .broken, .warning: "fail"
    case .notEstablished: "open"
    case .skipped: "notApplicable"
    }
  }

  fileprivate var level: String {
    switch self {
    case .broken: "error"
    case .warning: "warning"
    case .ok, .notEstablished, .skipped: "none"
    }
  }
}

/// FNV-1a of 64 bits: the same on every machine and in every run, which `Hasher` is not.
enum StableHash {
  static func of(_ parts: [String]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      // No UTF-8 holds the byte that parts the parts.
      for byte in Array(part.utf8) + [0xFF] {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
    return hash
  }
}
