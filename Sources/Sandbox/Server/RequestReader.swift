/// Reads requests off a channel, one after the other.
struct RequestReader {
  private static let headLimit = 1 << 16
  private static let bodyLimit = 16 << 20

  private let channel: any Channel
  /// How much to read at a time. One byte where what follows a head is not ours to read.
  private let step: Int
  private var buffer: [UInt8] = []
  private var position = 0

  init(_ channel: any Channel, step: Int = 1 << 14) {
    self.channel = channel
    self.step = step
  }

  /// Reads a head.
  ///
  /// - Returns: The head; `nil` where the client ended the connection instead.
  /// - Throws: `RequestFailure` where what came is none.
  mutating func readHead() throws(RequestFailure) -> RequestHead? {
    buffer.removeFirst(position)
    position = 0
    var searched = 0
    while true {
      dropBlankLines()
      let end = endOfHead(from: searched)
      guard end ?? buffer.count <= Self.headLimit else {
        throw .refused(431, "the head is too long")
      }
      if let end {
        let head = try RequestHead(buffer[..<end])
        position = end + 4
        return head
      }
      searched = max(0, buffer.count - 3)
      guard try fill() else {
        if buffer.isEmpty { return nil }
        throw .cut
      }
    }
  }

  /// Reads a body.
  ///
  /// - Parameters:
  ///   - head: The head that went before it.
  ///   - grant: Called before the first byte is waited for, where the client wants leave to send.
  /// - Returns: The body.
  /// - Throws: `RequestFailure` where it is cut off, malformed or too long.
  mutating func readBody(_ head: RequestHead, grant: () -> Void) throws(RequestFailure) -> [UInt8] {
    let lengths = head.values("content-length")
    let codings = head.tokens("transfer-encoding")
    guard let first = codings.first else {
      let count = try Self.length(lengths)
      guard count > 0 else { return [] }
      if position == buffer.count, head.awaitsContinue { grant() }
      return try take(count)
    }
    guard lengths.isEmpty, head.minorVersion > 0 else {
      throw .malformed("the length of the body is told in two ways")
    }
    guard codings.count == 1, first == "chunked" else {
      throw .refused(501, "the transfer coding is not chunked")
    }
    if position == buffer.count, head.awaitsContinue { grant() }
    return try readChunks()
  }

  private static func length(_ values: [String]) throws(RequestFailure) -> Int {
    guard let first = values.first else { return 0 }
    guard values.allSatisfy({ $0 == first }), !first.isEmpty,
      first.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { throw .malformed("the Content-Length is malformed") }
    guard let count = Int(first), count <= bodyLimit else {
      throw .refused(413, "the body is too long")
    }
    return count
  }

  /// RFC 9112, 7.1.
  private mutating func readChunks() throws(RequestFailure) -> [UInt8] {
    var body: [UInt8] = []
    while true {
      let line = try readLine()
      let digits = line.prefix { $0 != UInt8(ascii: ";") }
      let text = String(RequestHead.trim(String(decoding: digits, as: UTF8.self)))
      guard !text.isEmpty, text.utf8.count <= 8, !text.hasPrefix("+"), !text.hasPrefix("-"),
        let count = Int(text, radix: 16)
      else { throw .malformed("the size of a chunk is malformed") }
      guard body.count + count <= Self.bodyLimit else {
        throw .refused(413, "the body is too long")
      }
      if count == 0 { break }
      body += try take(count)
      guard try take(2) == [0x0D, 0x0A] else { throw .malformed("a chunk does not end") }
    }
    // Trailers mean nothing here.
    while try !readLine().isEmpty {}
    return body
  }

  private mutating func readLine() throws(RequestFailure) -> ArraySlice<UInt8> {
    var index = position
    while true {
      while index + 1 < buffer.count {
        if buffer[index] == 0x0D, buffer[index + 1] == 0x0A {
          let line = buffer[position..<index]
          position = index + 2
          return line
        }
        index += 1
      }
      guard buffer.count - position <= 4096 else { throw .malformed("a line is too long") }
      guard try fill() else { throw .cut }
    }
  }

  private mutating func take(_ count: Int) throws(RequestFailure) -> [UInt8] {
    while buffer.count - position < count {
      guard try fill() else { throw .cut }
    }
    defer { position += count }
    return Array(buffer[position..<position + count])
  }

  /// Some clients send an empty line too many after a body (RFC 9112, 2.2).
  private mutating func dropBlankLines() {
    while buffer.starts(with: [0x0D, 0x0A]) { buffer.removeFirst(2) }
  }

  private func endOfHead(from start: Int) -> Int? {
    guard buffer.count >= 4 else { return nil }
    return (start...buffer.count - 4).first {
      buffer[$0] == 0x0D && buffer[$0 + 1] == 0x0A && buffer[$0 + 2] == 0x0D
        && buffer[$0 + 3] == 0x0A
    }
  }

  private mutating func fill() throws(RequestFailure) -> Bool {
    guard let bytes = channel.read(upTo: step) else { throw .cut }
    buffer += bytes
    return !bytes.isEmpty
  }
}
