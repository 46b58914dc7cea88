/// Why a text could not be read. The first value names what was asked for.
public enum ReadError: Error, Sendable, Hashable {
  /// There is no such path.
  case missing(String)
  /// The path is a folder.
  case directory(String)
  /// The user may not read it.
  case notPermitted(String)
  /// It is longer than the caller can hold.
  case tooLarge(String, maximumBytes: Int)
  /// Anything else, with the system's own words.
  case failed(String, reason: String)
}
