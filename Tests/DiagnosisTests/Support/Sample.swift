import FoundationEssentials
import Text

/// A labelled text of one of the files in `Samples`.
struct Sample: Sendable {
  let id: String
  let text: String
  /// Acceptable failure ids and codes, best first; none for a text that is no known failure.
  let expect: [String]
  let language: String
  let family: String
  let kind: String
  /// The code of a failure that the knowledge base need not know.
  let code: String?

  init(_ object: JSONValue) {
    id = object["id"]?.string ?? ""
    text = object["text"]?.string ?? ""
    expect =
      object["expect"]?.array?.compactMap(\.string) ?? [object["expect"]?.string].compactMap { $0 }
    language = object["language"]?.string ?? ""
    family = object["family"]?.string ?? ""
    kind = object["kind"]?.string ?? ""
    code = object["code"]?.string
  }

  static let published = load("published.jsonl")
  static let translations = load("translations.jsonl")
  static let wordings = load("wordings.jsonl")
  static let negatives = load("negatives.jsonl")
  static let moreNegatives = load("more-negatives.jsonl")
  static let pastes = load("pastes.jsonl")
  static let descriptions = load("descriptions.jsonl")
  static let nearMisses = load("near-misses.jsonl")

  /// Every sample that means a failure, and every one that does not.
  static let all = published + translations + wordings + negatives + moreNegatives

  /// A file that cannot be read leaves no samples, which every suite takes for a failure.
  private static func load(_ name: String) -> [Sample] {
    let folder = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    let path = "/\(folder)/Samples/\(name)"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap { line in
      (try? JSONParser.parse(String(line))).map(Sample.init)
    }
  }
}
