import Glibc
import TestSupport
import Text

/// A user with an empty home folder and the built program.
struct Installation: Sendable {
  let folder: TemporaryDirectory
  /// The program's path.
  var program: String
  /// The whole environment of every call.
  var environment: [String: String]

  init() throws {
    folder = try TemporaryDirectory()
    program = try builtProduct(named: "leadline")
    environment = [
      "HOME": folder.file("home"), "XDG_CONFIG_HOME": folder.file("home/config"),
      "XDG_STATE_HOME": folder.file("home/state"), "XDG_DATA_HOME": folder.file("home/data"),
      "LANG": "en_US.UTF-8", "TERM": "xterm-256color", "PATH": "/usr/bin:/bin",
    ]
    // So that coverage and the sanitizers' settings reach the program as they reach the tests.
    for name in ["LLVM_PROFILE_FILE", "ASAN_OPTIONS", "TSAN_OPTIONS"] {
      if let value = unsafe getenv(name) { environment[name] = unsafe String(cString: value) }
    }
  }

  /// Runs the program to its end.
  func run(
    _ arguments: [String], input: ChildProcess.Input = .none,
    output: ChildProcess.Output = .captured, environment changes: [String: String] = [:],
    in workingDirectory: String? = nil
  ) throws -> ChildProcess.Result {
    var child = ChildProcess(
      program, arguments, environment: environment.merging(changes) { $1 }, input: input,
      output: output)
    child.workingDirectory = workingDirectory ?? folder.path
    return try child.run()
  }

  /// Runs the program to its end.
  func run(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> ChildProcess.Result {
    try run(arguments, environment: environment)
  }

  /// Runs `diagnose -` over a text that is piped in.
  func diagnose(
    _ text: String, _ options: String..., environment: [String: String] = [:]
  ) throws -> ChildProcess.Result {
    try run(
      ["diagnose"] + options + ["-"], input: .bytes(Array(text.utf8)), environment: environment)
  }

  /// Runs a line of a shell, in which `$LEADLINE` is the program.
  func shell(_ line: String) throws -> ChildProcess.Result {
    var child = ChildProcess(
      "/bin/bash", ["-c", line], environment: environment.merging(["LEADLINE": program]) { $1 })
    child.workingDirectory = folder.path
    return try child.run()
  }

  /// The id of the first match, and the verdict, in JSON.
  func verdict(
    on text: String, _ options: String...
  ) throws -> (verdict: String?, id: String?) {
    let result = try run(
      ["diagnose", "--format", "json"] + options + ["-"], input: .bytes(Array(text.utf8)))
    let json = try result.json()
    return (json["verdict"]?.string, json["matches"]?[0]?["id"]?.string)
  }
}

extension ChildProcess.Result {
  /// Standard output as one JSON document.
  func json() throws -> JSONValue { try JSONParser.parse(outputBytes) }

  /// Standard output as JSON lines.
  func jsonLines() throws -> [JSONValue] {
    try output.split(separator: "\n").map { try JSONParser.parse(String($0)) }
  }

  /// Both streams, for looking for what must be in neither.
  var everything: String { output + errorOutput }

  /// The lines of standard error.
  var errorLines: [Substring] { errorOutput.split(separator: "\n") }
}

extension JSONValue {
  /// The keys of an object, in order.
  var keys: [String] { object?.map(\.key) ?? [] }

  /// The strings of an array.
  var strings: [String] { (array ?? []).compactMap(\.string) }

  /// The strings that the objects of an array have for a key.
  func strings(_ key: String) -> [String] { (array ?? []).compactMap { $0[key]?.string } }
}
