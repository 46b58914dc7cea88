import Knowledge
import Text

/// Collects what is odd about a document.
struct NoticeList {
  /// More in one document help nobody, and a document may have millions.
  static let limit = 100

  private var notices: [DocumentNotice] = []
  private var left = 0

  /// The notices in the order of the document, and how many were left out.
  var sorted: [DocumentNotice] {
    let sorted = notices.sorted { ($0.position?.offset ?? 0) < ($1.position?.offset ?? 0) }
    guard left > 0 else { return sorted }
    let rest = Observation.said("and \(left) more things that are odd about the document")
    return sorted + [DocumentNotice(rest, at: nil)]
  }

  private var isFull: Bool { notices.count >= Self.limit }

  mutating func note(
    _ entry: String, _ sentence: String, key: String? = nil, at position: TextPosition?
  ) {
    guard !isFull else {
      left += 1
      return
    }
    let parameters = key.map { [Parameter.key: $0] } ?? [:]
    notices.append(
      DocumentNotice(.entry(entry, said: sentence, parameters: parameters), at: position))
  }

  /// Notes keys that stand again in an object; readers take the last.
  mutating func noteDuplicates(in value: JSONValue, ignoringCase: Bool = false) {
    var seen: Set<String> = []
    for member in value.object ?? [] {
      let key = ignoringCase ? member.key.lowercased() : member.key
      guard !seen.insert(key).inserted else { continue }
      note(
        "document-duplicate-key", "the key '\(member.key)' stands again; the last one counts",
        key: member.key, at: member.keyPosition)
    }
  }

  mutating func noteUnknownKeys(
    in value: JSONValue, known: [String], ignoringCase: Bool = false
  ) {
    let spellings = ignoringCase ? known.map { $0.lowercased() } : known
    for member in value.object ?? [] {
      // Annotations of the interface itself.
      let key = ignoringCase ? member.key.lowercased() : member.key
      if spellings.contains(key) || key.hasPrefix("@") { continue }
      guard !isFull else {
        left += 1
        continue
      }
      let nearest = NearestName.of(member.key, among: known)
      let hint = nearest.map { "; the nearest is '\($0)'" } ?? ""
      note(
        "document-unknown-key", "the key '\(member.key)' is not known\(hint)", key: member.key,
        at: member.keyPosition)
    }
  }

  mutating func noteType(of member: JSONValue.Member, expected: String) {
    note(
      "document-wrong-schema",
      "the value of '\(member.key)' is \(member.value.kindInWords), not \(expected)",
      key: member.key, at: member.value.position)
  }
}
