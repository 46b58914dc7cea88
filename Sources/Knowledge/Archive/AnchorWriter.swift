import Text

/// Chooses the literals by which a log is searched: of each wording the stretches that tell it from
/// others, as they stand in a log, and of each code its spellings.
struct AnchorWriter {
  /// The weight of each gram: ``Gram/weight(owners:)``.
  let weights: [UInt32: Double]

  private static let minimumBytes = KnowledgeArchive.Anchor.minimumBytes
  private static let maximumBytes = 28
  /// With two of them, a wording is found although one of them is broken by a line's end.
  private static let anchorsPerMessage = 2
  /// A stretch whose letters tell less than this would be met in any text.
  private static let minimumWeight = 3.0

  /// The literals of wordings and codes, in lower-case ASCII.
  func anchors(messages: [String], codes: [String]) -> [String] {
    var anchors: Set<String> = []
    for message in messages {
      let literals = literals(message)
      var found = literals.flatMap { best(in: $0, telling: Self.minimumWeight) }
      if found.isEmpty, let longest = literals.max(by: { $0.utf8.count < $1.utf8.count }) {
        // Entries share its words, and none of them would be found without them.
        found = best(in: longest, telling: 0)
      }
      anchors.formUnion(found)
    }
    for code in codes { anchors.formUnion(Self.spellings(code)) }
    return anchors.filter { $0.utf8.count >= Self.minimumBytes }.sorted()
  }

  /// The text between placeholders, quotes and escapes.
  private func literals(_ message: String) -> [Substring] {
    var literals: [Substring] = []
    var start = message.startIndex
    var opened = false
    for index in message.indices {
      let character = message[index]
      let ends = "{}\"'\\\n<>&%".contains(character) || character == "’" || character == "‘"
      guard ends else { continue }
      // What stands between braces and holds nothing else is a placeholder.
      if !(opened && character == "}") { literals.append(message[start..<index]) }
      opened = character == "{"
      start = message.index(after: index)
    }
    return literals + [message[start...]]
  }

  /// The stretches of a literal that tell most.
  private func best(in literal: Substring, telling minimum: Double) -> [String] {
    let scalars = Array(literal.unicodeScalars)
    let folded = FoldedText(scalars: scalars)
    guard folded.bytes.count >= Gram.length else { return [] }
    var telling = [Double](repeating: 0, count: scalars.count)
    for index in 0...(folded.bytes.count - Gram.length) where Gram.begins(folded.bytes[index]) {
      telling[Int(folded.origins[index])] += weights[Gram.hash(folded.bytes, at: index)] ?? 0
    }
    var chosen: [Range<Int>] = []
    for _ in 0..<Self.anchorsPerMessage {
      guard let next = Self.heaviest(scalars, telling, minimum, outside: chosen) else { break }
      chosen.append(next)
    }
    return chosen.map { range in
      String(String.UnicodeScalarView(scalars[range])).lowercasedASCII
    }
  }

  private static func heaviest(
    _ scalars: [Unicode.Scalar], _ telling: [Double], _ minimum: Double,
    outside taken: [Range<Int>]
  ) -> Range<Int>? {
    var best: (weight: Double, range: Range<Int>)?
    for start in scalars.indices {
      var end = start
      var bytes = 0
      var weight = 0.0
      while end < scalars.count, bytes < maximumBytes {
        bytes += UTF8.width(scalars[end])
        weight += telling[end]
        end += 1
      }
      let range = start..<end
      guard bytes >= minimumBytes, weight >= minimum,
        !taken.contains(where: { $0.overlaps(range) })
      else { continue }
      if weight > best?.weight ?? -1 { best = (weight, range) }
    }
    return best?.range
  }

  /// A code as logs spell it. Bare numbers are left out: a log is full of them.
  private static func spellings(_ code: String) -> [String] {
    guard code.hasPrefix("0x"), let value = UInt32(code.dropFirst(2), radix: 16) else {
      return [code.lowercasedASCII]
    }
    let digits = String(value, radix: 16)
    return ["0x" + digits, "crm." + digits, String(Int32(bitPattern: value))]
  }
}

extension String {
  /// Lower case in ASCII only: the scanner compares other bytes as they are.
  var lowercasedASCII: String {
    String(
      decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}

/// Chooses where in each anchor a scanner may stop: where its stretches are shared with the fewest
/// others, so that words that stand in every text are avoided.
struct AnchorStops {
  private let anchors: [[UInt8]]
  private let sharing: [ArraySlice<UInt8>: Int]

  private static let step = KnowledgeArchive.Anchor.step
  private static let keyBytes = KnowledgeArchive.Anchor.keyBytes

  init(_ anchors: [String]) {
    self.anchors = anchors.map { Array($0.utf8) }
    var sharing: [ArraySlice<UInt8>: Int] = [:]
    for anchor in self.anchors {
      for start in 0...(anchor.count - Self.keyBytes) {
        sharing[anchor[start..<start + Self.keyBytes], default: 0] += 1
      }
    }
    self.sharing = sharing
  }

  /// `stop TAB literal` for each anchor.
  var rows: [[String]] {
    anchors.map { [String(stop(of: $0)), String(decoding: $0, as: UTF8.self)] }
  }

  private func stop(of anchor: [UInt8]) -> Int {
    let starts = 0...(anchor.count - Self.keyBytes - Self.step + 1)
    return starts.min { cost(anchor, $0) < cost(anchor, $1) } ?? 0
  }

  private func cost(_ anchor: [UInt8], _ start: Int) -> Int {
    (start..<start + Self.step).reduce(0) { $0 + (sharing[anchor[$1..<$1 + Self.keyBytes]] ?? 0) }
  }
}
