public import Text

/// Why a file holds no lead destination that could be read.
public struct DocumentError: Error, Sendable, Hashable {
  /// What is wrong, in a sentence without anything secret.
  public let reason: String
  /// The entry that explains it.
  public let entry: String
  /// Where.
  public let position: TextPosition?

  /// Notes what is wrong.
  ///
  /// - Parameters:
  ///   - reason: What is wrong, in a sentence without anything secret.
  ///   - entry: The entry that explains it.
  ///   - position: Where.
  public init(_ reason: String, entry: String, at position: TextPosition? = nil) {
    self.reason = reason
    self.entry = entry
    self.position = position
  }
}

/// Finds the lead destinations in what Partner Center's interfaces export.
public enum DocumentReader {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: What the file holds.
  ///   - name: The file's name, for documents that bear none.
  /// - Returns: The lead destinations, in the order of the file.
  /// - Throws: Why there is none that could be read.
  public static func documents(
    in bytes: [UInt8], named name: String
  ) throws(DocumentError) -> [LeadDocument] { [] }
}
