import Glibc

/// What was entered in a set-up that is not finished: a line an answer, each safe on the disk
/// before the next question.
///
/// Its file is locked for as long as the value lives, and says in its first line, which is not
/// among `lines`, which process that is.
public struct Journal: ~Copyable {
  /// No journal grows longer, in bytes.
  public static let maximumBytes = 1 << 20

  /// The name that it was opened under.
  public let name: String
  /// The lines, oldest first, without their ends.
  public private(set) var lines: [[UInt8]]

  private let path: String
  private let file: FileDescriptor
  /// Where the whole lines end.
  private var end: Int
  /// Whether something behind them could not be cut off.
  private var isTorn = false

  init(_ name: String, _ file: consuming JournalFile, lines: [[UInt8]], end: Int) {
    self.name = name
    self.lines = lines
    self.end = end
    path = file.path
    self.file = file.takeDescriptor()
  }

  /// Adds a line, and returns when it is on the disk.
  ///
  /// - Parameter line: The line, without an end, and with none in it.
  /// - Throws: `PlaceError`; the earlier lines are then as they were.
  public mutating func append(_ line: [UInt8]) throws(PlaceError) {
    precondition(!line.contains(UInt8(ascii: "\n")), "a line holds no line end")
    guard end + line.count + 1 <= Self.maximumBytes else {
      throw .tooLarge(path, maximumBytes: Self.maximumBytes)
    }
    if isTorn { try cut() }
    var reason = file.writeAll(line + [UInt8(ascii: "\n")], at: end)
    if reason == nil, fdatasync(file.number) != 0 { reason = errno }
    if let reason {
      isTorn = true
      try? cut()
      throw PlaceError(reason, path)
    }
    end += line.count + 1
    lines.append(line)
  }

  /// Removes the file, as the set-up is finished.
  ///
  /// - Throws: `PlaceError` where it could not be removed.
  public consuming func finish() throws(PlaceError) {
    guard unsafe unlink(path) == 0 else { throw PlaceError(errno, path) }
    if let number = Folder.synchronise(Folder.parent(of: path)) { throw PlaceError(number, path) }
  }

  private mutating func cut() throws(PlaceError) {
    guard ftruncate(file.number, end) == 0 else { throw PlaceError(errno, path) }
    isTorn = false
  }
}
