import CPseudoTerminal
import Glibc

/// A folder of one test's own, removed with all it holds when the value goes away.
public final class TemporaryDirectory: Sendable {
  /// The folder's absolute path, without a slash at its end.
  public let path: String

  /// Creates a fresh folder under `TMPDIR`, else `/tmp`.
  ///
  /// - Throws: `TestSupportError.system` when the folder cannot be made.
  public init() throws(TestSupportError) {
    let base = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/leadline-test-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw .system("mkdtemp") }
    path = String(
      decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    unsafe cpt_remove_tree(path)
  }

  /// The path of something in the folder.
  ///
  /// - Parameter name: A name or relative path.
  /// - Returns: The absolute path; nothing is created.
  public func file(_ name: String) -> String {
    "\(path)/\(name)"
  }

  /// Writes a file into the folder, creating the folders between.
  ///
  /// - Parameters:
  ///   - name: A name or relative path.
  ///   - bytes: The file's whole content.
  /// - Returns: The absolute path.
  /// - Throws: `TestSupportError.system` when it cannot be written.
  @discardableResult
  public func write(_ name: String, _ bytes: some Collection<UInt8>) throws(TestSupportError)
    -> String
  {
    let target = file(name)
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      _ = unsafe mkdir(folder, 0o755)
    }
    let descriptor = unsafe open(target, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw .system("open \(target)") }
    defer { close(descriptor) }
    try writeAll(Array(bytes), to: descriptor)
    return target
  }

  /// Writes a text file into the folder, creating the folders between.
  ///
  /// - Parameters:
  ///   - name: A name or relative path.
  ///   - text: The file's whole content.
  /// - Returns: The absolute path.
  /// - Throws: `TestSupportError.system` when it cannot be written.
  @discardableResult
  public func write(_ name: String, text: String) throws(TestSupportError) -> String {
    try write(name, text.utf8)
  }

  /// Reads a file of the folder.
  ///
  /// - Parameter name: A name or relative path.
  /// - Returns: Its bytes.
  /// - Throws: `TestSupportError.system` when it cannot be read.
  public func read(_ name: String) throws(TestSupportError) -> [UInt8] {
    try readFile(file(name))
  }
}

/// Reads a whole file.
///
/// - Parameter path: The file's path.
/// - Returns: Its bytes.
/// - Throws: `TestSupportError.system` when it cannot be read.
public func readFile(_ path: String) throws(TestSupportError) -> [UInt8] {
  let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .system("open \(path)") }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = unsafe Glibc.read(descriptor, &block, block.count)
    if count < 0 { throw .system("read \(path)") }
    if count == 0 { return bytes }
    bytes += block[..<count]
  }
}

func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(TestSupportError) {
  var start = 0
  while start < bytes.count {
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
    }
    guard count > 0 else { throw .system("write") }
    start += count
  }
}
