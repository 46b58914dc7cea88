import Diagnosis
import Knowledge
public import Text

extension DiagnosisReport {
  /// The report as the contract's JSON object.
  ///
  /// - Parameter source: The text's name, where several are reported.
  /// - Returns: The object.
  public func json(source: String? = nil) -> JSONValue {
    var members: [(String, JSONValue)] = [("schemaVersion", 1)]
    if let source { members.append(("source", JSONValue(source))) }
    members += [
      ("verdict", JSONValue(verdict.rawValue)), ("language", JSONValue(language.rawValue)),
    ]
    if let textLanguage { members.append(("textLanguage", JSONValue(textLanguage.rawValue))) }
    members.append(("matches", .list(explanations.map(\.json))))
    if !unknownCodes.isEmpty {
      members.append(("unknownCodes", .list(unknownCodes.map(\.json))))
    }
    if let traces { members.append(("recognised", traces.json)) }
    return .record(members)
  }
}

extension Explanation {
  /// The match object of the contract.
  public var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("id", JSONValue(entry.id.rawValue)), ("tier", JSONValue(tier.rawValue)),
      ("title", JSONValue(text.title)),
    ]
    if let origin = entry.origin { members.append(("origin", JSONValue(origin.rawValue))) }
    members += [
      ("codes", JSONValue(entry.recognition.codes + entry.recognition.sharedCodes))
    ]
    if let finding {
      members.append(("confidence", JSONValue((finding.confidence * 1000).rounded() / 1000)))
    }
    members.append(("destination", JSONValue(entry.subject.destination)))
    if let field = entry.subject.field { members.append(("field", JSONValue(field))) }
    if let finding {
      members.append(("evidence", .list(finding.evidence.map(\.json))))
      members.append(
        (
          "parameters",
          .record(
            finding.parameters.sorted { $0.key < $1.key }
              .map { ($0.key.rawValue, JSONValue($0.value)) })
        ))
    }
    members += [
      ("cause", JSONValue(text.cause)), ("resolution", JSONValue(text.resolution)),
      ("verify", JSONValue(text.verify)), ("who", JSONValue(text.who)),
      ("sources", JSONValue(entry.sources.map(\.url))),
    ]
    return .record(members)
  }
}

extension Evidence {
  var json: JSONValue {
    .record([
      ("line", JSONValue(line)), ("column", JSONValue(column)), ("length", JSONValue(length)),
      ("text", JSONValue(text)),
    ])
  }
}

extension Sighting {
  var json: JSONValue {
    .record([
      ("code", JSONValue(code)), ("evidence", evidence.json), ("nearest", JSONValue(nearest)),
    ])
  }
}

extension JSONValue {
  static func record(_ members: [(String, JSONValue)]) -> JSONValue {
    JSONValue(.object(members.map { Member(key: $0.0, value: $0.1) }))
  }

  static func list(_ values: [JSONValue]) -> JSONValue { JSONValue(.array(values)) }
}
