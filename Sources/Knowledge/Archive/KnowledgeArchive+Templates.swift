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
  public var templateCount: Int {
    unsafe withSection(.templateOffsets) { $0.count / ArchiveWriter.offsetWidth }
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

  /// Each template's entry; `nil` for a decoy.
  public var templateOwners: [Int?] {
    numbers(.templateOwners, width: ArchiveWriter.ownerWidth).map {
      $0 == ArchiveWriter.decoyOwner ? nil : $0
    }
  }

  /// The weight of each template's grams together.
  public var templateWeights: [Double] {
    numbers(.templateWeights, width: ArchiveWriter.weightWidth).map { Double($0) / 16 }
  }

  private func numbers(_ section: ArchiveWriter.Section, width: Int) -> [Int] {
    unsafe withSection(section) { bytes in
      (0..<bytes.count / width).map {
        unsafe ArchiveDigits.read(bytes, at: $0 * width, width: width)
      }
    }
  }

  /// Reads a wording.
  ///
  /// - Parameter number: Below ``templateCount``.
  /// - Returns: The wording.
  public func template(_ number: Int) -> TemplateRow {
    let width = ArchiveWriter.offsetWidth
    let start = unsafe withSection(.templateOffsets) {
      unsafe ArchiveDigits.read($0, at: number * width, width: width)
    }
    let line = unsafe withSection(.templates) { bytes in
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
  ///   - limit: A gram of more templates than this is left out: it tells nothing.
  ///   - body: Called with the position in `hashes` and the numbers of the templates.
  public func lookUp(
    _ hashes: [UInt32], limit: Int, body: (_ position: Int, _ templates: [Int]) -> Void
  ) {
    unsafe withSection(.grams) { grams in
      unsafe withSection(.gramOffsets) { offsets in
        unsafe withSection(.postings) { postings in
          let count = grams.count / ArchiveWriter.hashWidth
          for (position, hash) in hashes.enumerated() {
            guard let index = unsafe Self.search(grams, count: count, for: Int(hash)) else {
              continue
            }
            let width = ArchiveWriter.offsetWidth
            let start = unsafe ArchiveDigits.read(offsets, at: index * width, width: width)
            let end = unsafe ArchiveDigits.read(offsets, at: (index + 1) * width, width: width)
            guard end - start <= limit else { continue }
            body(
              position,
              (start..<end).map {
                let width = ArchiveWriter.templateWidth
                return unsafe ArchiveDigits.read(postings, at: $0 * width, width: width)
              })
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
