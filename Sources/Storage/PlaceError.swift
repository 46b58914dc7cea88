import Glibc

/// Why one of the program's own places could not be used. Each case names the path that is meant.
public enum PlaceError: Error, Sendable, Hashable {
  /// No file here may bear such a name.
  case invalidName(String)
  /// There is nothing at the path.
  case missing(String)
  /// Another process is at it, which is told where it is known, and did not let go in time.
  case held(String, by: Int32?)
  /// The user may not.
  case notPermitted(String)
  /// The path lies where nothing can be written.
  case readOnly(String)
  /// No room is left, or the user's share of it is used up.
  case full(String)
  /// Something that is no folder stands in the place of one.
  case notAFolder(String)
  /// Something that is no file, a folder or a device, stands in the place of one.
  case notAFile(String)
  /// The file would be longer, or is, than any of its kind.
  case tooLarge(String, maximumBytes: Int)
  /// The file holds what this program did not write.
  case damaged(String)
  /// Anything else, with the system's own words.
  case failed(String, reason: String)

  init(_ number: Int32, _ path: String) {
    switch number {
    case ENOENT: self = .missing(path)
    case EACCES, EPERM: self = .notPermitted(path)
    case EROFS: self = .readOnly(path)
    case ENOSPC, EDQUOT: self = .full(path)
    case ENOTDIR: self = .notAFolder(Folder.obstacle(of: path))
    case EISDIR, ELOOP, ENXIO: self = .notAFile(path)
    default: self = .failed(path, reason: describe(number))
    }
  }
}
