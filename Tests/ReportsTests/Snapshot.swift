import Glibc
import TestSupport
import Testing

/// Compares a text with the file of that name in `Snapshots/`.
///
/// `RECORD_SNAPSHOTS=1 swift test` writes the files instead and fails the run, so that a recording
/// is never taken for a pass.
///
/// - Parameters:
///   - text: What was rendered.
///   - name: The file's name.
///   - location: Where a difference is reported.
/// - Throws: When the file cannot be read or written.
func expectSnapshot(
  _ text: String, _ name: String, location: SourceLocation = #_sourceLocation
) throws {
  let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
  let path = "/\(folder)/Snapshots/\(name)"
  if getenv("RECORD_SNAPSHOTS") != nil {
    try record(text, path)
    Issue.record("recorded \(name)", sourceLocation: location)
    return
  }
  let expected = String(decoding: try readFile(path), as: UTF8.self)
  guard text != expected else { return }
  Issue.record("\(name) differs:\n\(text)", sourceLocation: location)
}

private func record(_ text: String, _ path: String) throws {
  let file = try #require(fopen(path, "w"))
  #expect(fputs(text, file) >= 0)
  #expect(fclose(file) == 0)
}
