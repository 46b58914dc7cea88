import Glibc

/// Folders of the program's own.
enum Folder {
  /// Makes a folder and those above it that are missing, for the user alone (0700).
  ///
  /// - Returns: The errno value that prevented it, else nil.
  static func create(_ path: String) -> Int32? {
    if make(path) { return nil }
    switch errno {
    case EEXIST:
      return isDirectory(path) ? nil : ENOTDIR
    case ENOENT:
      let above = parent(of: path)
      guard above != path, above != "/" else { return ENOENT }
      if let reason = create(above) { return reason }
      return make(path) || errno == EEXIST ? nil : errno
    case let reason:
      return isDirectory(path) ? nil : reason
    }
  }

  /// The folder that a path's last part lies in.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The nearest part of a path that is there: where it is no folder, it is in the way.
  static func obstacle(of path: String) -> String {
    var part = path
    var facts = stat()
    while unsafe lstat(part, &facts) != 0 {
      let above = parent(of: part)
      if above == part || above == "/" { return path }
      part = above
    }
    return part
  }

  /// Makes a change in the folder last through a power failure, where the system can.
  ///
  /// - Returns: The errno value that prevented it, else nil.
  @discardableResult
  static func synchronise(_ path: String) -> Int32? {
    // In a folder that may be written to and not be looked at, files can be made all the same.
    guard let folder = FileDescriptor(path, O_RDONLY | O_DIRECTORY) else { return nil }
    return synchronise(folder)
  }

  /// As above, of an open folder.
  static func synchronise(_ folder: borrowing FileDescriptor) -> Int32? {
    guard fsync(folder.number) != 0 else { return nil }
    // Some file systems cannot do it for folders, and need not.
    return [EINVAL, ENOTSUP, EROFS].contains(errno) ? nil : errno
  }

  /// Where a path leads to when symbolic links are followed, also to what is not there yet.
  static func resolved(_ path: String) -> String {
    var place = path
    // As many links as the system itself follows.
    for _ in 0..<40 {
      if let real = unsafe realpath(place, nil) {
        defer { unsafe free(real) }
        return unsafe String(cString: real)
      }
      guard let link = link(at: place) else { return place }
      place = link.hasPrefix("/") ? link : parent(of: place) + "/" + link
    }
    return path
  }

  static func isDirectory(_ path: String) -> Bool {
    var facts = stat()
    return unsafe stat(path, &facts) == 0 && facts.isDirectory
  }

  private static func link(at path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = unsafe readlink(path, &bytes, bytes.count)
    guard length > 0 else { return nil }
    return String(decoding: bytes.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func make(_ path: String) -> Bool {
    guard unsafe mkdir(path, 0o700) == 0 else { return false }
    synchronise(parent(of: path))
    return true
  }
}
