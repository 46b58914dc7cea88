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

  /// Goes through the lines of a section.
  func forEachRow(_ section: ArchiveWriter.Section, _ body: (borrowing ArchiveRow) -> Void) {
    unsafe withSection(section) { bytes in
      var start = 0
      while start < bytes.count {
        let rest = unsafe UnsafeBufferPointer(rebasing: bytes[start...])
        let length = unsafe rest.firstIndex(of: 0x0A) ?? rest.count
        unsafe body(ArchiveRow(bytes: UnsafeBufferPointer(rebasing: rest[..<length])))
        start += length + 1
      }
    }
  }

  /// Hands out the line that begins at an offset of a section.
  ///
  /// - Returns: How many bytes the line has, its line feed included.
  @discardableResult
  func withRow(
    _ section: ArchiveWriter.Section, at start: Int, _ body: (borrowing ArchiveRow) -> Void
  ) -> Int {
    unsafe withSection(section) { bytes in
      let rest = unsafe UnsafeBufferPointer(rebasing: bytes[start...])
      let length = unsafe rest.firstIndex(of: 0x0A) ?? rest.count
      unsafe body(ArchiveRow(bytes: UnsafeBufferPointer(rebasing: rest[..<length])))
      return length + 1
    }
  }

  /// The bytes of a section.
  func bytes(of section: ArchiveWriter.Section) -> [UInt8] {
    unsafe withSection(section) { unsafe Array($0) }
  }

  /// The lines of a section.
  func lines(_ section: ArchiveWriter.Section) -> [String] {
    var lines: [String] = []
    forEachRow(section) { lines.append($0.text(0)) }
    return lines
  }

  /// How many bytes the archive has.
  public var byteCount: Int { unsafe Self.withBytes(backing) { $0.count } }
}

/// A line of tab-separated fields, read where it lies.
@safe struct ArchiveRow: ~Copyable {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(bytes: UnsafeBufferPointer<UInt8>) { unsafe self.bytes = bytes }

  /// A field as text; empty where there is none.
  func text(_ index: Int) -> String {
    unsafe String(decoding: bytes[range(of: index)], as: UTF8.self)
  }

  /// A field's bytes.
  func bytes(_ index: Int) -> [UInt8] { unsafe Array(bytes[range(of: index)]) }

  /// A field as a decimal number.
  func number(_ index: Int) -> Int? {
    let range = range(of: index)
    guard !range.isEmpty else { return nil }
    var value = 0
    for position in range {
      let byte = unsafe bytes[position]
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  private func range(of index: Int) -> Range<Int> {
    var start = 0
    for _ in 0..<index {
      guard let tab = unsafe bytes[start...].firstIndex(of: 0x09) else {
        return unsafe bytes.count..<bytes.count
      }
      start = tab + 1
    }
    let end = unsafe bytes[start...].firstIndex(of: 0x09)
    return unsafe start..<(end ?? bytes.count)
  }
}
