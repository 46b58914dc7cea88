/// Wordings and the index of their grams.
extension KnowledgeArchive {
  /// A wording.
  public struct TemplateRow: Sendable {
    /// The entry's number; `nil` for a decoy.
    public let entry: Int?
    /// The wording's language.
    public let language: LanguageTag
    /// What stands between the placeholders, folded.
    public let segments: [[UInt8]]
  }

  /// How many wordings there are.
  ///
  /// - Parameter sections: Whose.
  /// - Returns: Their number.
  public func templateCount(_ sections: TemplateSections = .entries) -> Int {
    unsafe withSection(sections.offsets) { $0.count / ArchiveWriter.offsetWidth }
  }

  /// A literal by which a log is searched.
  public struct Anchor: Sendable, Hashable {
    /// The literal, in lower case as far as it is ASCII.
    public let bytes: [UInt8]
    /// Where in the literal the stretches begin by which it is recognised: ``step`` of them in a
    /// row, each of ``keyBytes``, chosen so that few others have them.
    public let stop: Int

    /// How many bytes a scanner may step over.
    public static let step = 6
    /// How many bytes a scanner compares at once.
    public static let keyBytes = 5
    /// The shortest literal in which a scanner cannot miss all stretches.
    public static let minimumBytes = step + keyBytes - 1
  }

  /// The literals by which a log is searched.
  public var anchors: [Anchor] {
    var anchors: [Anchor] = []
    forEachRow(.anchors) { row in
      anchors.append(Anchor(bytes: row.bytes(1), stop: row.number(0) ?? 0))
    }
    return anchors
  }

  /// A template's entry.
  ///
  /// - Parameters:
  ///   - number: Below ``templateCount(_:)``.
  ///   - sections: Whose wordings are meant.
  /// - Returns: The entry's number; `nil` for a decoy.
  public func templateOwner(_ number: Int, _ sections: TemplateSections = .entries) -> Int? {
    let owner = self.number(sections.owners, at: number, width: ArchiveWriter.ownerWidth)
    return owner == ArchiveWriter.decoyOwner ? nil : owner
  }

  /// The weight of a template's grams together.
  ///
  /// - Parameters:
  ///   - number: Below ``templateCount(_:)``.
  ///   - sections: Whose wordings are meant.
  /// - Returns: The sum.
  public func templateWeight(_ number: Int, _ sections: TemplateSections = .entries) -> Double {
    Double(self.number(sections.weights, at: number, width: ArchiveWriter.weightWidth)) / 16
  }

  /// A number of a section whose numbers have the same width.
  func number(_ section: ArchiveWriter.Section, at index: Int, width: Int) -> Int {
    unsafe withSection(section) { unsafe ArchiveDigits.read($0, at: index * width, width: width) }
  }

  /// Reads a wording.
  ///
  /// - Parameters:
  ///   - number: Below ``templateCount(_:)``.
  ///   - sections: Whose wordings are meant.
  /// - Returns: The wording.
  public func template(_ number: Int, _ sections: TemplateSections = .entries) -> TemplateRow {
    let start = self.number(sections.offsets, at: number, width: ArchiveWriter.offsetWidth)
    let line = unsafe withSection(sections.templates) { bytes in
      unsafe Array(bytes[start...].prefix { $0 != 0x0A })
    }
    let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
    return TemplateRow(
      entry: Int(String(decoding: fields[0], as: UTF8.self)),
      language: LanguageTag(String(decoding: fields[1], as: UTF8.self)),
      segments: fields[2].split(separator: UInt8(ascii: "|")).map(Array.init))
  }

  /// The templates that hold grams, gram by gram.
  ///
  /// - Parameters:
  ///   - hashes: The grams to look up.
  ///   - sections: Whose wordings are meant.
  ///   - limit: A gram of more templates than this is left out: it tells nothing.
  ///   - body: Called with the position in `hashes`, the gram's weight and the number of a
  ///     template, once for each.
  public func lookUp(
    _ hashes: [UInt32], in sections: TemplateSections = .entries, limit: Int,
    body: (_ position: Int, _ weight: Double, _ template: Int) -> Void
  ) {
    unsafe withSection(sections.grams) { grams in
      unsafe withSection(sections.postings) { postings in
        let count = grams.count / ArchiveWriter.hashWidth
        for (position, hash) in hashes.enumerated() {
          guard let index = unsafe Self.search(grams, count: count, for: Int(hash)) else {
            continue
          }
          let start = number(sections.gramOffsets, at: index, width: ArchiveWriter.offsetWidth)
          let end = number(sections.gramOffsets, at: index + 1, width: ArchiveWriter.offsetWidth)
          guard end - start <= limit else { continue }
          let units = number(
            sections.gramWeights, at: index, width: ArchiveWriter.gramWeightWidth)
          let weight = Double(units) / TemplateIndex.weightUnit
          let width = ArchiveWriter.templateWidth
          for posting in start..<end {
            let template = unsafe ArchiveDigits.read(postings, at: posting * width, width: width)
            body(position, weight, template)
          }
        }
      }
    }
  }

  private static func search(
    _ grams: UnsafeBufferPointer<UInt8>, count: Int, for hash: Int
  ) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let width = ArchiveWriter.hashWidth
      let value = unsafe ArchiveDigits.read(grams, at: middle * width, width: width)
      if value == hash { return middle }
      if value < hash { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}
