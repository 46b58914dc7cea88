import Glibc

/// A text to read: a file, a FIFO, or the standard input, which is written `-`.
public struct TextFile: ~Copyable {
  /// What the text is called in messages: its path, or `standard input`.
  public let name: String

  private let file: FileDescriptor?
  private let descriptor: Int32
  private let expectedBytes: Int

  /// Opens a text. A FIFO waits for its writer.
  ///
  /// - Parameter path: A path; `-` is the standard input.
  /// - Throws: `ReadError` when it is missing, a folder, or may not be read.
  public init(_ path: String) throws(ReadError) {
    if path == "-" {
      name = "standard input"
      file = nil
      descriptor = STDIN_FILENO
      expectedBytes = 0
      return
    }
    guard let opened = FileDescriptor(path, O_RDONLY) else {
      throw Self.error(errno, path)
    }
    let facts = opened.facts
    if facts?.isDirectory == true { throw .directory(path) }
    name = path
    descriptor = opened.number
    expectedBytes = facts?.isRegularFile == true ? facts?.st_size ?? 0 : 0
    file = consume opened
  }

  /// Reads a whole text into memory.
  ///
  /// - Parameters:
  ///   - path: A path; `-` is the standard input.
  ///   - maximumBytes: More than this is refused.
  /// - Returns: The bytes as they are.
  /// - Throws: `ReadError`.
  public static func read(
    _ path: String, maximumBytes: Int = 256 << 20
  ) throws(ReadError) -> [UInt8] {
    var text = try TextFile(path)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(text.expectedBytes, maximumBytes))
    var isTooLarge = false
    // A thousand small files need no thousand large blocks.
    let blockBytes = text.expectedBytes > 0 ? min(text.expectedBytes + 1, 1 << 20) : 1 << 16
    try text.forEachBlock(of: blockBytes) { block in
      isTooLarge = bytes.count + block.count > maximumBytes
      if isTooLarge { return false }
      unsafe block.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
      return true
    }
    if isTooLarge { throw .tooLarge(text.name, maximumBytes: maximumBytes) }
    return bytes
  }

  /// Reads on to the end, a block at a time, in constant memory.
  ///
  /// - Parameters:
  ///   - blockBytes: The most that a block holds; a pipe gives smaller ones as they come.
  ///   - body: Takes the next bytes, which are gone afterwards; false ends the reading.
  /// - Throws: `ReadError` when reading fails on the way.
  public mutating func forEachBlock(
    of blockBytes: Int = 1 << 20, _ body: (Span<UInt8>) -> Bool
  ) throws(ReadError) {
    var block = [UInt8](repeating: 0, count: blockBytes)
    while true {
      let count = unsafe Glibc.read(descriptor, &block, blockBytes)
      if count < 0 {
        if errno == EINTR { continue }
        throw Self.error(errno, name)
      }
      if count == 0 || !body(block.span.extracting(first: count)) { return }
    }
  }

  static func error(_ number: Int32, _ name: String) -> ReadError {
    switch number {
    case ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP: .missing(name)
    case EISDIR: .directory(name)
    case EACCES, EPERM: .notPermitted(name)
    default: .failed(name, reason: describe(number))
    }
  }
}
