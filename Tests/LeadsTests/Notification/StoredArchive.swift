import Testing

/// Reads an archive by the list at its end, as readers of archives do.
struct StoredArchive {
  private let bytes: [UInt8]
  private(set) var files: [String: [UInt8]] = [:]

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    let end = bytes.count - 22
    try #require(end >= 0 && number(at: end, 4) == 0x0605_4b50)
    let count = number(at: end + 10, 2)
    var place = number(at: end + 16, 4)
    try #require(place + number(at: end + 12, 4) == end)
    for _ in 0..<count {
      try #require(number(at: place, 4) == 0x0201_4b50)
      let (nameLength, start) = (number(at: place + 28, 2), number(at: place + 42, 4))
      let name = String(decoding: bytes[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self)
      files[name] = try content(at: start, named: name, listed: place)
      place += 46 + nameLength + number(at: place + 30, 2) + number(at: place + 32, 2)
    }
    #expect(files.count == count)
  }

  /// The file at its own header, which must say what the list says.
  private func content(at start: Int, named name: String, listed place: Int) throws -> [UInt8] {
    try #require(number(at: start, 4) == 0x0403_4b50)
    #expect(bytes[(start + 4)..<(start + 30)].elementsEqual(bytes[(place + 6)..<(place + 32)]))
    let size = number(at: start + 22, 4)
    #expect(number(at: start + 8, 2) == 0 && number(at: start + 18, 4) == size)
    let from = start + 30 + name.utf8.count
    let content = Array(bytes[from..<(from + size)])
    #expect(number(at: start + 14, 4) == Int(Self.checksum(content)))
    return content
  }

  private func number(at place: Int, _ width: Int) -> Int {
    (0..<width).reduce(0) { $0 | Int(bytes[place + $1]) << ($1 * 8) }
  }

  /// By the table, not bit by bit as the program does it.
  private static func checksum(_ content: [UInt8]) -> UInt32 {
    ~content.reduce(~0) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
  }

  private static let table = (0..<256).map { index -> UInt32 in
    var value = UInt32(index)
    for _ in 0..<8 { value = value & 1 == 0 ? value >> 1 : 0xEDB8_8320 ^ value >> 1 }
    return value
  }
}
