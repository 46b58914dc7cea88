import Text

/// An archive whose files are stored as they are (APPNOTE 6.3, method 0): for a few small texts,
/// and read by whatever reads archives.
struct ZipArchive: Sendable {
  private struct Entry {
    let name: [UInt8]
    let checksum: UInt32
    let size: UInt32
    let offset: UInt32
  }

  private let stamp: (time: UInt16, day: UInt16)
  private var body: [UInt8] = []
  private var entries: [Entry] = []

  /// Begins an archive.
  ///
  /// - Parameter moment: The moment that its files bear; none before 1980 can be written.
  init(moment: Timestamp) { stamp = Self.stamp(of: moment) }

  /// Adds a file.
  ///
  /// - Parameters:
  ///   - name: Its name, with `/` between folders.
  ///   - content: What stands in it; less than four gigabytes.
  mutating func add(_ name: String, _ content: [UInt8]) {
    let entry = Entry(
      name: Array(name.utf8), checksum: Self.checksum(of: content),
      size: UInt32(truncatingIfNeeded: content.count),
      offset: UInt32(truncatingIfNeeded: body.count))
    entries.append(entry)
    body += Self.bytes(0x0403_4b50 as UInt32) + head(of: entry) + entry.name + content
  }

  /// The archive, with the list of its files at the end.
  var bytes: [UInt8] {
    let list = entries.flatMap { entry in
      // Made by version 2.0; no comment, first disk, no attributes.
      Self.bytes(0x0201_4b50 as UInt32) + Self.bytes(20 as UInt16) + head(of: entry)
        + Self.bytes(0 as UInt16) + Self.bytes(0 as UInt16) + Self.bytes(0 as UInt16)
        + Self.bytes(0 as UInt32) + Self.bytes(entry.offset) + entry.name
    }
    let count = Self.bytes(UInt16(truncatingIfNeeded: entries.count))
    return body + list + Self.bytes(0x0605_4b50 as UInt32) + Self.bytes(0 as UInt32) + count + count
      + Self.bytes(UInt32(truncatingIfNeeded: list.count))
      + Self.bytes(UInt32(truncatingIfNeeded: body.count)) + Self.bytes(0 as UInt16)
  }

  /// What both headers of a file have: needs version 2.0, names in UTF-8, stored, time, day,
  /// checksum, both sizes, length of the name, nothing else.
  private func head(of entry: Entry) -> [UInt8] {
    Self.bytes(20 as UInt16) + Self.bytes(0x0800 as UInt16) + Self.bytes(0 as UInt16)
      + Self.bytes(stamp.time) + Self.bytes(stamp.day) + Self.bytes(entry.checksum)
      + Self.bytes(entry.size) + Self.bytes(entry.size)
      + Self.bytes(UInt16(truncatingIfNeeded: entry.name.count)) + Self.bytes(0 as UInt16)
  }

  private static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
    (0..<number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  /// The time as MS-DOS had it: two seconds a step, years from 1980.
  private static func stamp(of moment: Timestamp) -> (time: UInt16, day: UInt16) {
    let parts = moment.iso8601.split { "-T:Z".contains($0) }.compactMap { UInt16($0) }
    guard parts.count == 6, (1980...2107).contains(parts[0]) else { return (0, 1 << 5 | 1) }
    return (
      parts[3] << 11 | parts[4] << 5 | parts[5] / 2,
      (parts[0] - 1980) << 9 | parts[1] << 5 | parts[2]
    )
  }

  /// CRC-32 as in ISO 3309.
  static func checksum(of content: [UInt8]) -> UInt32 {
    ~content.reduce(0xFFFF_FFFF) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
        sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0)
      }
    }
  }
}
