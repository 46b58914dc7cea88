import Glibc

/// Why the history could not be read or added to; the prompt works on without it.
public enum HistoryError: Error, Sendable, Hashable {
  /// The file exists and cannot be read.
  case unreadable(path: String, reason: String)
  /// The file, or its folder, cannot be written.
  case unwritable(path: String, reason: String)
  /// Something that is no file stands in its place.
  case notAFile(path: String)
  /// Another session has kept the file locked for too long.
  case busy(path: String)
}

/// The system's words for an errno value.
func describe(_ number: Int32) -> String {
  unsafe String(cString: strerror(number))
}
