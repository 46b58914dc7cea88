/// Something wrong in a file of the knowledge base.
public struct KnowledgeProblem: Error, Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The file, relative to the knowledge folder.
  public let path: String
  /// The line, from 1; 0 when the whole file is meant.
  public let line: Int
  /// What is wrong, and what was expected.
  public let message: String

  /// Notes a problem.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the knowledge folder.
  ///   - line: The line, from 1; 0 when the whole file is meant.
  ///   - message: What is wrong, and what was expected.
  public init(path: String, line: Int, message: String) {
    self.path = path
    self.line = line
    self.message = message
  }

  /// The problem as build logs show it: `file:line: message`.
  public var description: String {
    line > 0 ? "\(path):\(line): \(message)" : "\(path): \(message)"
  }

  /// Orders by path, line and message.
  ///
  /// - Parameters:
  ///   - left: One.
  ///   - right: Another.
  /// - Returns: Whether the first comes before the second.
  public static func < (left: KnowledgeProblem, right: KnowledgeProblem) -> Bool {
    (left.path, left.line, left.message) < (right.path, right.line, right.message)
  }
}
