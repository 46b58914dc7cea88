import Glibc
import Text

/// Writes how failures are described, word by word.
struct DescriptionIndex {
  private struct Document {
    /// The entry's number; `nil` for a counter-example, which speaks against all.
    let owner: Int?
    let words: [[UInt8]]
  }

  private let words: DescriptionWords
  private let documents: [Document]
  /// What the words of each entry's cause and messages are: people use some of them.
  private let backgrounds: [Set<[UInt8]>]

  init(_ content: KnowledgeContent) {
    let words = DescriptionWords(content.synonyms)
    documents = content.entries.enumerated().flatMap { number, entry in
      let described = [entry.text.title] + entry.recognition.descriptions
      let denied = entry.nonMatches.filter { $0.utf8.count <= KnowledgeArchive.longestDenial }
      return described.map { Document(owner: number, words: words.words(of: FoldedText($0))) }
        + denied.map { Document(owner: nil, words: words.words(of: FoldedText($0))) }
    }
    backgrounds = content.entries.map { entry in
      let texts = [entry.text.cause] + entry.recognition.messages
      return Set(texts.flatMap { words.words(of: FoldedText(Self.withoutNames($0))) })
    }
    self.words = words
  }

  /// A text without its placeholders, whose names nobody says.
  private static func withoutNames(_ text: String) -> String {
    FilledText.names(in: text).reduce(text) { text, name in
      text.split(separator: "{\(name)}", omittingEmptySubsequences: false).joined(separator: " ")
    }
  }

  func write(to sections: inout [[UInt8]]) {
    var postings: [[UInt8]: [Int]] = [:]
    for (number, document) in documents.enumerated() {
      for word in document.words { postings[word, default: []].append(number) }
    }
    var owners: [[UInt8]: [Int]] = [:]
    for (number, background) in backgrounds.enumerated() {
      for word in background where postings[word] != nil {
        owners[word, default: []].append(number)
      }
    }
    let weights = postings.mapValues { numbers in
      Self.weight(owners: Set(numbers.compactMap { documents[$0].owner }).count, of: ownerCount)
    }.merging([DescriptionWords.negation: Self.negationWeight]) { max($0, $1) }
    var count = 0
    for word in postings.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let numbers = postings[word] ?? []
      ArchiveDigits.append(
        sections[.terms].count, width: ArchiveWriter.offsetWidth, to: &sections[.termOffsets])
      let others = owners[word] ?? []
      let weight = Int((weights[word] ?? 0) * Self.unit)
      let row = "\t\(count)\t\(numbers.count)\t\(others.count)\t\(weight)\n"
      sections[.terms] += word + Array(row.utf8)
      for number in numbers + others {
        ArchiveDigits.append(
          number, width: ArchiveWriter.templateWidth, to: &sections[.termPostings])
      }
      count += numbers.count + others.count
    }
    for document in documents {
      let length = document.words.reduce(0.0) { $0 + (weights[$1] ?? 0) }
      ArchiveDigits.append(
        document.owner ?? ArchiveWriter.decoyOwner, width: ArchiveWriter.ownerWidth,
        to: &sections[.documents])
      ArchiveDigits.append(
        Int(length * Self.unit), width: ArchiveWriter.weightWidth, to: &sections[.documents])
      ArchiveDigits.append(
        document.words.contains(DescriptionWords.negation) ? 1 : 0, width: 1,
        to: &sections[.documents])
    }
    let destinations = words.destinations.mapValues { Array($0.utf8) }
    sections[.synonyms] = Self.rows(words.synonyms)
    sections[.destinationWords] = Self.rows(destinations)
  }

  private static func rows(_ names: [[UInt8]: [UInt8]]) -> [UInt8] {
    names.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .flatMap { $0.key + [0x09] + $0.value + [0x0A] }
  }

  /// What numbers are multiplied by before their fraction is cut off.
  static let unit = 1000.0

  /// However often it is said, "not" turns a sentence round.
  private static let negationWeight = 0.5

  private var ownerCount: Int { Set(documents.compactMap(\.owner)).count }

  /// How much a word tells: one that few entries are described by, much.
  private static func weight(owners: Int, of all: Int) -> Double {
    log(Double(all + 1) / Double(max(owners, 1))) / log(Double(all + 1))
  }
}
