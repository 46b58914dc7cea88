/// The knowledge base as the program carries it: one text, searched where it lies.
///
/// Nothing is parsed until it is asked for, because a program that explains one code must not pay
/// for thousands of entries.
public struct KnowledgeArchive: Sendable {
  private enum Backing: Sendable {
    case fixed(StaticString)
    case owned([UInt8])
  }

  private let backing: Backing
  private let ranges: [Range<Int>]

  /// Takes an archive that was compiled into the program.
  public init(embedded: StaticString) {
    self.init(backing: .fixed(embedded))
  }

  /// Takes an archive that was just made, for an overlay.
  public init(bytes: [UInt8]) {
    self.init(backing: .owned(bytes))
  }

  private init(backing: Backing) {
    self.backing = backing
    self.ranges = unsafe Self.withBytes(backing) { bytes in
      let start = ArchiveWriter.header.utf8.count
      let width = ArchiveWriter.offsetWidth
      precondition(
        unsafe bytes.prefix(start).elementsEqual(ArchiveWriter.header.utf8),
        "an archive is made by ArchiveWriter of the same version")
      return ArchiveWriter.Section.allCases.indices.map { index in
        let position = start + index * 2 * width
        let offset = unsafe ArchiveDigits.read(bytes, at: position, width: width)
        let length = unsafe ArchiveDigits.read(bytes, at: position + width, width: width)
        return offset..<(offset + length)
      }
    }
  }

  private static func withBytes<Result>(
    _ backing: Backing, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    switch backing {
    case .fixed(let text):
      return unsafe body(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    case .owned(let bytes):
      return unsafe bytes.withUnsafeBufferPointer { unsafe body($0) }
    }
  }

  /// Hands out the bytes of a section; they must not leave the closure.
  func withSection<Result>(
    _ section: ArchiveWriter.Section, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    unsafe Self.withBytes(backing) { bytes in
      unsafe body(UnsafeBufferPointer(rebasing: bytes[ranges[section.rawValue]]))
    }
  }

  /// The tab-separated lines of a section.
  func rows(_ section: ArchiveWriter.Section) -> [[Substring]] {
    let text = unsafe withSection(section) { unsafe String(decoding: $0, as: UTF8.self) }
    return text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
  }

  /// How many bytes the archive has.
  public var byteCount: Int { unsafe Self.withBytes(backing) { $0.count } }
}
