/// Draws a validation in one format, piece by piece, so that thousands of subjects need no memory.
public protocol ReportRenderer {
  /// What comes before the first subject.
  ///
  /// - Returns: The text to write.
  mutating func begin() -> String
  /// Draws a subject.
  ///
  /// - Parameter subject: What its checks came to.
  /// - Returns: The text to write.
  mutating func add(_ subject: SubjectReport) -> String
  /// What comes after the last subject.
  ///
  /// - Returns: The text to write.
  mutating func end() -> String
}
