import Text

/// Writes all wordings and the index of their grams.
///
/// Counter-examples go in as decoys: a text that is nearer to one of them than to any wording is
/// not claimed. So whoever finds a false claim mends it by adding the text to the entry. One that
/// holds the wording of another entry is left out: it would speak against that entry, too, whose
/// own wording wins the text anyway.
struct TemplateIndexWriter {
  private struct Template {
    /// The entry's number; `nil` for a decoy.
    let owner: Int?
    let language: LanguageTag
    let segments: [[UInt8]]
  }

  private let templates: [Template]
  /// All wordings as they stand in the files, without the decoys.
  private let messages: [String]
  private let codes: [String]

  init(content: KnowledgeContent) {
    var templates: [Template] = []
    var messages: [String] = []
    let wordings = WordingFinder(content)
    func add(_ texts: [String], owner: Int?, language: LanguageTag) {
      for message in texts {
        let segments = MessageTemplate(message).segments.map(\.bytes)
        guard !segments.isEmpty else { continue }
        templates.append(Template(owner: owner, language: language, segments: segments))
      }
    }
    for (index, entry) in content.entries.enumerated() {
      add(entry.recognition.messages, owner: index, language: .english)
      messages += entry.recognition.messages
      let decoys = entry.nonMatches.filter { !wordings.holdsOne(in: $0, besides: index) }
      add(decoys, owner: nil, language: .english)
      for (language, translations) in content.translations.sorted(by: { $0.key < $1.key }) {
        guard let translation = translations[entry.id] else { continue }
        add(translation.messages, owner: index, language: language)
        messages += translation.messages
      }
    }
    self.templates = templates
    self.messages = messages
    self.codes = content.entries.flatMap { $0.recognition.codes }
  }

  func write(to sections: inout [[UInt8]]) {
    var postings: [UInt32: [Int]] = [:]
    for (number, template) in templates.enumerated() {
      ArchiveDigits.append(
        sections[.templates].count, width: ArchiveWriter.offsetWidth,
        to: &sections[.templateOffsets])
      sections[.templates] += line(template)
      ArchiveDigits.append(
        template.owner ?? ArchiveWriter.decoyOwner, width: ArchiveWriter.ownerWidth,
        to: &sections[.templateOwners])
      for hash in Set(template.segments.flatMap(Self.hashes)) {
        postings[hash, default: []].append(number)
      }
    }
    writeWeights(postings, to: &sections)
    var count = 0
    for hash in postings.keys.sorted() {
      ArchiveDigits.append(Int(hash), width: ArchiveWriter.hashWidth, to: &sections[.grams])
      ArchiveDigits.append(count, width: ArchiveWriter.offsetWidth, to: &sections[.gramOffsets])
      for number in postings[hash] ?? [] {
        ArchiveDigits.append(number, width: ArchiveWriter.templateWidth, to: &sections[.postings])
        count += 1
      }
    }
    ArchiveDigits.append(count, width: ArchiveWriter.offsetWidth, to: &sections[.gramOffsets])
  }

  private func writeWeights(_ postings: [UInt32: [Int]], to sections: inout [[UInt8]]) {
    let weights = postings.mapValues { numbers in
      Gram.weight(owners: Set(numbers.map { templates[$0].owner }).count)
    }
    let anchors = AnchorWriter(weights: weights).anchors(messages: messages, codes: codes)
    sections[.anchors] = ArchiveWriter.lines(AnchorStops(anchors).rows)
    for template in templates {
      let weight = Set(template.segments.flatMap(Self.hashes))
        .reduce(0.0) { $0 + (weights[$1] ?? 1) }
      ArchiveDigits.append(
        min(Int(weight * 16), 1 << 18 - 1), width: ArchiveWriter.weightWidth,
        to: &sections[.templateWeights])
    }
  }

  private func line(_ template: Template) -> [UInt8] {
    Array("\(template.owner.map(String.init) ?? "-")\t\(template.language)\t".utf8)
      + Array(template.segments.joined(separator: [UInt8(ascii: "|")])) + [0x0A]
  }

  private static func hashes(_ segment: [UInt8]) -> [UInt32] {
    guard segment.count >= Gram.length else { return [] }
    return (0...(segment.count - Gram.length)).filter { Gram.begins(segment[$0]) }
      .map { Gram.hash(segment, at: $0) }
  }
}
