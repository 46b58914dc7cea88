import Glibc

/// The certificate authority in a file that clients can be pointed at, in a folder of its own.
struct AuthorityFile: Sendable {
  /// The file's absolute path.
  let path: String

  private let folder: String

  /// Writes the file into a fresh folder that nobody else may enter.
  ///
  /// - Parameters:
  ///   - bytes: What to write.
  ///   - base: Where to make the folder.
  /// - Throws: `SandboxError.authorityFile`.
  init(_ bytes: [UInt8], in base: String) throws(SandboxError) {
    var template = Array("\(base)/leadline-sandbox-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw .authorityFile(base, errno) }
    folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    path = folder + "/authority.pem"
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .authorityFile(path, errno) }
    defer { close(descriptor) }
    let count = unsafe write(descriptor, bytes, bytes.count)
    guard count == bytes.count else { throw .authorityFile(path, errno) }
  }

  /// Removes file and folder.
  func remove() {
    _ = unsafe unlink(path)
    _ = unsafe rmdir(folder)
  }
}
