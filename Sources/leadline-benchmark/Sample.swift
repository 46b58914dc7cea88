import Storage
import Text

/// A labelled text.
struct Sample {
  let id: String
  let text: String
  /// Acceptable ids and codes, in lower case; none for a text that is no failure.
  let expected: Set<String>
  let family: String

  var isNegative: Bool { expected.isEmpty }

  /// Reads JSON lines: `id`, `text`, and `expect` with `family`, or `kind` for a negative.
  static func read(_ files: [String]) throws -> [Sample] {
    var samples: [Sample] = []
    for file in files {
      let bytes = try TextFile.read(file)
      for line in bytes.split(separator: 0x0A) {
        let value = try JSONParser.parse(Array(line))
        let expected = value["expect"]?.array?.compactMap { $0.string?.lowercased() } ?? []
        samples.append(
          Sample(
            id: value["id"]?.string ?? "", text: value["text"]?.string ?? "",
            expected: Set(expected),
            family: value["family"]?.string ?? value["kind"]?.string ?? "-"))
      }
    }
    return samples
  }
}
