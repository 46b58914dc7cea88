/// Where an index of wordings stands in an archive.
public struct TemplateSections: Sendable {
  let templates, offsets, owners, weights: ArchiveWriter.Section
  let grams, gramOffsets, gramWeights, postings: ArchiveWriter.Section

  /// The wordings of the curated entries.
  public static let entries = TemplateSections(
    templates: .templates, offsets: .templateOffsets, owners: .templateOwners,
    weights: .templateWeights, grams: .grams, gramOffsets: .gramOffsets, gramWeights: .gramWeights,
    postings: .postings)
  /// The wordings of the catalogues.
  public static let catalogues = TemplateSections(
    templates: .rowTemplates, offsets: .rowTemplateOffsets, owners: .rowTemplateOwners,
    weights: .rowTemplateWeights, grams: .rowGrams, gramOffsets: .rowGramOffsets,
    gramWeights: .rowGramWeights, postings: .rowPostings)
}

/// Writes wordings and the index of their grams.
struct TemplateIndex {
  private let templates: [IndexedTemplate]
  private let sections: TemplateSections
  private let postings: [UInt32: [Int]]
  /// How much each gram tells.
  let weights: [UInt32: Double]

  /// The largest number that the digits of a gram's weight hold.
  static let weightUnit = 4095.0

  init(_ templates: [IndexedTemplate], into sections: TemplateSections) {
    self.templates = templates
    self.sections = sections
    var postings: [UInt32: [Int]] = [:]
    for (number, template) in templates.enumerated() {
      for hash in Self.hashes(of: template) { postings[hash, default: []].append(number) }
    }
    self.postings = postings
    let ownerCount = Set(templates.map(\.owner)).count
    weights = postings.mapValues { numbers in
      guard numbers.count <= Gram.commonLimit else { return 0 }
      let owners = Set(numbers.map { templates[$0].owner }).count
      let exact = Gram.weight(owners: owners, of: ownerCount)
      return (exact * Self.weightUnit).rounded() / Self.weightUnit
    }
  }

  func write(to archive: inout [[UInt8]]) {
    for template in templates { write(template, to: &archive) }
    var count = 0
    for hash in postings.keys.sorted() {
      ArchiveDigits.append(
        Int(hash), width: ArchiveWriter.hashWidth, to: &archive[sections.grams])
      ArchiveDigits.append(
        count, width: ArchiveWriter.offsetWidth, to: &archive[sections.gramOffsets])
      ArchiveDigits.append(
        Int(((weights[hash] ?? 0) * Self.weightUnit).rounded()),
        width: ArchiveWriter.gramWeightWidth,
        to: &archive[sections.gramWeights])
      for number in postings[hash] ?? [] {
        ArchiveDigits.append(
          number, width: ArchiveWriter.templateWidth, to: &archive[sections.postings])
        count += 1
      }
    }
    ArchiveDigits.append(
      count, width: ArchiveWriter.offsetWidth, to: &archive[sections.gramOffsets])
  }

  private func write(_ template: IndexedTemplate, to archive: inout [[UInt8]]) {
    ArchiveDigits.append(
      archive[sections.templates].count, width: ArchiveWriter.offsetWidth,
      to: &archive[sections.offsets])
    archive[sections.templates] +=
      Array("\(template.owner.map(String.init) ?? "-")\t\(template.language)\t".utf8)
      + Array(template.segments.joined(separator: [UInt8(ascii: "|")])) + [0x0A]
    ArchiveDigits.append(
      template.owner ?? ArchiveWriter.decoyOwner, width: ArchiveWriter.ownerWidth,
      to: &archive[sections.owners])
    // Whole numbers have the same sum in whatever order a set is read.
    let weight = Self.hashes(of: template).reduce(0) {
      $0 + Int(((weights[$1] ?? 1) * Self.weightUnit).rounded())
    }
    ArchiveDigits.append(
      min(weight * 16 / Int(Self.weightUnit), 1 << 18 - 1), width: ArchiveWriter.weightWidth,
      to: &archive[sections.weights])
  }

  private static func hashes(of template: IndexedTemplate) -> Set<UInt32> {
    Set(template.segments.flatMap(hashes))
  }

  private static func hashes(_ segment: [UInt8]) -> [UInt32] {
    guard segment.count >= Gram.length else { return [] }
    return (0...(segment.count - Gram.length)).filter { Gram.begins(segment[$0]) }
      .map { Gram.hash(segment, at: $0) }
  }
}
