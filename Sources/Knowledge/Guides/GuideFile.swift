/// A guide and where it stands.
public struct GuideFile: Sendable {
  /// The file, relative to the knowledge folder.
  public let path: String
  /// The guide, as far as it could be read.
  public let guide: Guide
  /// The line on which each step begins, by the step's place in the guide.
  public let stepLines: [Int]

  /// Where the guide of a destination stands.
  static func path(of destination: String) -> String { "guides/\(destination).md" }
}
