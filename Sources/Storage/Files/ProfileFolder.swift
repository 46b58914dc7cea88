import Glibc

/// The stored set-ups: a document a profile, in a folder of the user's configuration.
public struct ProfileFolder: Sendable {
  /// The folder.
  public let path: String

  /// Takes the folder of an environment; `nil` where there is no place for one.
  ///
  /// - Parameter places: Where the program keeps what it keeps.
  public init?(_ places: Places) {
    guard let configuration = places.configuration else { return nil }
    path = "\(configuration)/profiles"
  }

  /// Whether a name can be that of a profile: letters, digits, `.`, `_` and `-`, not first a `.`.
  ///
  /// - Parameter name: The name.
  /// - Returns: Whether a file can bear it.
  public static func isName(_ name: String) -> Bool {
    (1...100).contains(name.utf8.count) && !name.hasPrefix(".") && !name.hasPrefix("-")
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
          || [0x2D, 0x2E, 0x5F].contains($0)
      }
  }

  /// The file of a profile, whether it is there or not.
  ///
  /// - Parameter name: The profile's name.
  /// - Returns: Its path.
  public func file(_ name: String) -> String { "\(path)/\(name).json" }

  /// The names of all profiles, sorted.
  ///
  /// - Returns: The names; none where the folder is missing.
  /// - Throws: `ReadError` where it may not be looked at.
  public func names() throws(ReadError) -> [String] {
    try FolderListing.names(in: path, missing: [])
      .filter { $0.hasSuffix(".json") && !FolderListing.isFolder("\(path)/\($0)") }
      .map { String($0.dropLast(5)) }.filter(Self.isName)
  }
}

/// What lies in a folder.
public enum FolderListing {
  /// The paths of the files in a folder whose names end so, sorted by name.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - suffix: What the names end with.
  /// - Returns: The paths; `nil` where the path is no folder.
  /// - Throws: `ReadError` where it may not be looked at.
  public static func files(in folder: String, suffix: String) throws(ReadError) -> [String]? {
    var facts = stat()
    guard unsafe stat(folder, &facts) == 0, facts.isDirectory else { return nil }
    return try names(in: folder, missing: nil).filter { $0.hasSuffix(suffix) }
      .map { folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)" }
      .filter { !isFolder($0) }
  }

  fileprivate static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return unsafe stat(path, &facts) == 0 && facts.isDirectory
  }

  static func names(
    in folder: String, missing: [String]?
  ) throws(ReadError) -> [String] {
    guard let stream = unsafe opendir(folder) else {
      if errno == ENOENT, let missing { return missing }
      throw TextFile.error(errno, folder)
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
