import Storage
import Text

/// A labelled text.
struct Sample {
  let id: String
  let text: String
  /// Acceptable ids and codes, in lower case; none for a text that is no failure.
  let expected: Set<String>
  let family: String
  /// Whether it is there because nothing must claim it, unless an entry answers for its code by
  /// now.
  let isNegative: Bool

  /// Reads JSON lines: `id`, `text`, and `expect` with `family`, or `kind` for a negative,
  /// with a `code` where it is a failure of another kind.
  static func read(_ files: [String]) throws -> [Sample] {
    var samples: [Sample] = []
    for file in files {
      let bytes = try TextFile.read(file)
      for line in bytes.split(separator: 0x0A) {
        let value = try JSONParser.parse(Array(line))
        let named = value["expect"]?.array?.compactMap { $0.string?.lowercased() }
        let expected = named ?? value["code"]?.string.map { [$0.lowercased()] } ?? []
        samples.append(
          Sample(
            id: value["id"]?.string ?? "", text: value["text"]?.string ?? "",
            expected: Set(expected),
            family: value["family"]?.string ?? value["kind"]?.string ?? "-",
            isNegative: named?.isEmpty ?? true))
      }
    }
    return samples
  }
}
