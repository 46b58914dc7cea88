import Sandbox
import Text

/// Answers the lines of standard input on standard output.
struct ControlChannel: Sendable {
  private let server: SandboxServer

  init(_ server: SandboxServer) { self.server = server }

  func obey(_ line: ControlInput.Line) {
    let answer: JSONValue? =
      switch line {
      case .whole(let text): server.answer(toControl: text)
      case .tooLong: ["error": "the line is longer than \(ControlInput.maximumBytes) bytes"]
      }
    guard let answer else { return }
    // Who does not read the answers keeps the sandbox all the same.
    try? StandardStreams.write(JSONWriter.compact(answer) + "\n")
  }
}
