import Foundation
import Knowledge

/// Checks the knowledge folder and writes it as a Swift file with one string literal.
///
/// `knowledge-compiler FOLDER OUTPUT`. Every problem is printed as `file:line: error: …`, the form
/// that build logs make clickable, and the build fails.
@main struct KnowledgeCompiler {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else { fail(["usage: knowledge-compiler FOLDER OUTPUT"]) }
    do {
      let files = try KnowledgeFiles(folder: arguments[1])
      let content = KnowledgeContent(parsing: files)
      let problems = content.problems + content.lint()
      guard problems.isEmpty else {
        fail(problems.map { "\(arguments[1])/\($0.path):\(max($0.line, 1)): error: \($0.message)" })
      }
      let archive = ArchiveWriter.archive(of: content, files: files)
      try Data(source(embedding: archive)).write(to: URL(filePath: arguments[2]))
    } catch {
      fail(["\(arguments[1]): error: \(error)"])
    }
  }

  /// A raw literal with more `#` than occur in the text after a quotation mark or backslash.
  private static func source(embedding archive: [UInt8]) -> [UInt8] {
    var longest = 0
    var run = 0
    for byte in archive {
      run = byte == UInt8(ascii: "#") ? run + 1 : 0
      longest = max(longest, run)
    }
    let hashes = String(repeating: "#", count: longest + 1)
    let head = "enum EmbeddedKnowledge {\n  static let archive: StaticString = \(hashes)\"\"\"\n"
    return Array(head.utf8) + archive + Array("\n\"\"\"\(hashes)\n}\n".utf8)
  }

  private static func fail(_ lines: [String]) -> Never {
    FileHandle.standardError.write(Data((lines.joined(separator: "\n") + "\n").utf8))
    exit(1)
  }
}
