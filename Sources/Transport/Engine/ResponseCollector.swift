/// Puts an answer together from the pieces in which libcurl hands it out.
struct ResponseCollector {
  /// No service sends more; a server that does is not let go on.
  static let maximumHeaderBytes = 256 << 10

  private(set) var fields: [HTTPHeaders.Field] = []
  private(set) var body: [UInt8] = []
  private(set) var isTooLarge = false
  private let maximumBodyBytes: Int
  private var headerBytes = 0
  private var isInHeader = false

  init(maximumBodyBytes: Int) { self.maximumBodyBytes = maximumBodyBytes }

  /// Whether anything of an answer has come.
  var hasBegun: Bool { headerBytes > 0 }

  /// Takes a line of a header; each block begins with a status line, and the last block counts.
  ///
  /// - Returns: Whether to go on.
  mutating func take(headerLine: some Collection<UInt8>) -> Bool {
    headerBytes += headerLine.count
    guard headerBytes <= Self.maximumHeaderBytes else {
      isTooLarge = true
      return false
    }
    let line = Self.trimmed(headerLine)
    if line.starts(with: Array("HTTP/".utf8)) {
      fields = []
      isInHeader = true
    } else if line.isEmpty {
      // What comes after the body has no meaning for anybody here.
      isInHeader = false
    } else if isInHeader {
      take(field: line, isContinuation: Self.isBlank(headerLine.first))
    }
    return true
  }

  /// Takes a piece of the body.
  ///
  /// - Returns: Whether to go on.
  mutating func take(bodyPiece: some Collection<UInt8>) -> Bool {
    guard bodyPiece.count <= maximumBodyBytes - body.count else {
      isTooLarge = true
      return false
    }
    body.append(contentsOf: bodyPiece)
    return true
  }

  private mutating func take(field line: [UInt8], isContinuation: Bool) {
    if isContinuation, let last = fields.popLast() {
      fields.append(.init(last.name, last.value + " " + String(decoding: line, as: UTF8.self)))
    } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
      let name = String(decoding: line[..<colon], as: UTF8.self)
      let value = String(decoding: Self.trimmed(line[(colon + 1)...]), as: UTF8.self)
      fields.append(.init(name, value))
    }
  }

  private static func trimmed(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var bytes = Array(bytes.drop { isBlank($0) })
    while isBlank(bytes.last) { bytes.removeLast() }
    return bytes
  }

  private static func isBlank(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return [0x20, 0x09, 0x0D, 0x0A].contains(byte)
  }
}
