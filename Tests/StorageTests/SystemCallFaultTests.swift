import Glibc
import TestSupport
import Testing

/// The library itself, laid over programs of the system.
@Suite("System call faults", .enabled(if: !Sanitizer.isOn)) struct SystemCallFaultTests {
  private let folder: TemporaryDirectory
  private let fault: SystemCallFault

  init() throws {
    folder = try TemporaryDirectory()
    try folder.write("in/source", text: "0123456789")
    fault = try SystemCallFault(folder: folder.file("in"), log: folder.file("log"))
  }

  private func run(
    _ program: String, _ arguments: [String], _ variables: [String: String]
  ) throws -> ChildProcess.Result {
    var child = ChildProcess("/usr/bin/env", [program] + arguments, environment: variables)
    child.environment["PATH"] = "/usr/bin:/bin"
    child.workingDirectory = folder.path
    return try child.run()
  }

  /// Copies by way of a file that is written through.
  private func copy(
    to target: String = "in/copy", _ variables: [String: String]
  ) throws -> ChildProcess.Result {
    let arguments = ["if=/dev/zero", "of=\(target)", "bs=10", "count=1", "conv=fsync"]
    return try run("dd", arguments, variables)
  }

  @Test func countsWhatConcernsTheFolderAlone() throws {
    #expect(try copy(to: "out", fault.environment()).status == 0)
    #expect(fault.calls() == [])
    #expect(try copy(fault.environment()).status == 0)
    #expect(fault.calls().map(\.name) == ["open", "write", "fsync"])
    #expect(Set(fault.calls().map(\.path)) == [folder.file("in/copy")])
    #expect(try run("mv", ["in/copy", "in/moved"], fault.environment()).status == 0)
    #expect(try run("mkdir", ["in/new"], fault.environment()).status == 0)
    #expect(try run("rm", ["in/moved"], fault.environment()).status == 0)
    let names = fault.calls().dropFirst(3).map(\.name)
    #expect(names.contains("renameat") || names.contains("rename"))
    #expect(names.contains("mkdir"))
    #expect(names.contains("unlinkat") || names.contains("unlink"))
  }

  @Test func aFolderOfTheSameBeginningIsAnother() throws {
    try folder.write("inside/x", text: "")
    #expect(try copy(to: "inside/copy", fault.environment()).status == 0)
    #expect(fault.calls() == [])
  }

  @Test(arguments: 1...3) func killsBeforeTheCall(_ number: Int) throws {
    let result = try copy(fault.environment(at: number))
    #expect(result.outcome == .signalled(SIGKILL))
    #expect(fault.calls().count == number)
    let bytes = try? folder.read("in/copy")
    #expect(bytes?.count == [nil, 0, 10][number - 1])
  }

  @Test func killsInTheMiddleOfAWrite() throws {
    #expect(try copy(fault.environment(at: 2, with: .halfway)).outcome == .signalled(SIGKILL))
    #expect(try folder.read("in/copy").count == 5)
  }

  @Test func writesHalfAndGoesOn() throws {
    #expect(try copy(fault.environment(at: 2, with: .short)).status == 0)
    #expect(try folder.read("in/copy").count == 10)
    #expect(fault.calls().map(\.name) == ["open", "write", "write", "fsync"])
  }

  @Test(
    arguments: [
      (1, .notPermitted, "Permission denied"), (2, .full, "No space left on device"),
      (3, .broken, "Input/output error"), (1, .readOnly, "Read-only file system"),
    ] as [(Int, SystemCallFault.Kind, String)])
  func failsAsTold(_ number: Int, _ kind: SystemCallFault.Kind, _ words: String) throws {
    let result = try copy(fault.environment(at: number, with: kind))
    #expect(result.status == 1)
    #expect(result.errorOutput.contains(words))
  }

  @Test func goesOnFailingWhereItIsTo() throws {
    let once = try run(
      "rm", ["-f", "in/source", "in/x"], fault.environment(at: 1, with: .readOnly))
    #expect(once.errorOutput.split(separator: "\n").count == 1)
    try folder.write("in/x", text: "")
    try folder.write("in/source", text: "")
    let variables = fault.environment(at: 1, with: .readOnly, goesOn: true)
    let all = try run("rm", ["-f", "in/source", "in/x"], variables)
    #expect(all.errorOutput.split(separator: "\n").count == 2)
  }
}
