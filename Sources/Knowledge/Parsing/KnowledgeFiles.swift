import Glibc

/// The files of a knowledge folder, by path relative to it.
public struct KnowledgeFiles: Sendable {
  /// Path and text, sorted by path.
  public private(set) var files: [(path: String, text: String)]

  /// Takes files that were read already.
  public init(_ files: [(path: String, text: String)]) {
    self.files = files.sorted { $0.path < $1.path }
  }

  /// Why a folder could not be read.
  public enum ReadError: Error, Sendable, Hashable {
    /// No such folder.
    case missing(path: String)
    /// It is there, but it is no folder.
    case notAFolder(path: String)
    /// The system refused, with `errno`.
    case failed(path: String, errno: Int32)
    /// A file is not UTF-8.
    case notUTF8(path: String)
    /// A file is larger than any entry can be.
    case tooLarge(path: String)
  }

  /// No entry comes near this size.
  private static let maximumFileBytes = 1 << 20
  /// Deeper than any tree laid out as the format says.
  private static let maximumDepth = 8

  /// Reads the `.md` files of a folder and the folders in it, and the rows of catalogues; other
  /// files are left alone.
  ///
  /// - Parameter folder: Where `failures`, `languages`, `catalogues` and `lexicon.md` stand.
  /// - Throws: ``ReadError`` for the first thing that cannot be read.
  public init(folder: String) throws(ReadError) {
    var found: [(path: String, text: String)] = []
    try Self.collect(folder, prefix: "", depth: 0, into: &found)
    files = found.sorted { $0.path < $1.path }
  }

  /// Lays other files over these: one of the same path replaces, another one is added.
  ///
  /// - Parameter overlay: The files that win.
  /// - Returns: Both together.
  public func overlaid(by overlay: KnowledgeFiles) -> KnowledgeFiles {
    let replaced = Set(overlay.files.map(\.path))
    return KnowledgeFiles(files.filter { !replaced.contains($0.path) } + overlay.files)
  }

  private static func collect(
    _ folder: String, prefix: String, depth: Int, into found: inout [(path: String, text: String)]
  ) throws(ReadError) {
    guard depth < maximumDepth else { return }
    for name in try names(in: folder) where !name.hasPrefix(".") {
      let path = folder + "/" + name
      var status = stat()
      guard unsafe stat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        try collect(path, prefix: prefix + name + "/", depth: depth + 1, into: &found)
      } else if isRead(prefix + name), status.st_mode & S_IFMT == S_IFREG {
        guard status.st_size <= maximumFileBytes else { throw .tooLarge(path: path) }
        found.append((prefix + name, try read(path)))
      }
    }
  }

  private static func isRead(_ path: String) -> Bool {
    path.hasSuffix(".md") || path.hasPrefix("catalogues/") && path.hasSuffix(".jsonl")
  }

  private static func names(in folder: String) throws(ReadError) -> [String] {
    guard let directory = unsafe opendir(folder) else {
      switch errno {
      case ENOENT: throw .missing(path: folder)
      case ENOTDIR: throw .notAFolder(path: folder)
      case let code: throw .failed(path: folder, errno: code)
      }
    }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let item = unsafe readdir(directory) {
      let name = unsafe withUnsafeBytes(of: &item.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    return names.sorted()
  }

  private static func read(_ path: String) throws(ReadError) -> String {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .failed(path: path, errno: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe block.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 { throw .failed(path: path, errno: errno) }
      if count == 0 { break }
      bytes += block[..<count]
      guard bytes.count <= maximumFileBytes else { throw .tooLarge(path: path) }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8(path: path) }
    return text
  }
}
