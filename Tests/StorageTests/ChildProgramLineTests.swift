import Storage
import Testing

@Suite("Lines for another program") struct ChildProgramLineTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func areReadOneByOne() throws {
    var child = try ChildProgram(["cat"], environment: ["PATH": "/usr/bin:/bin"])
    for line in ["first", "", "ünd"] {
      child.writeLine(line)
      let answer = try child.readLine(within: .seconds(10))
      #expect(text(answer) == line)
    }
    let rest = try child.readAll(within: .seconds(10))
    #expect(rest.isEmpty)
  }

  /// Without care the signal for a broken pipe would end this process.
  @Test func areNoHarmWhereNobodyReads() throws {
    var child = try ChildProgram(["true"], environment: ["PATH": "/usr/bin:/bin"])
    let said = try child.readLine(within: .seconds(10))
    #expect(said.isEmpty)
    for _ in 0..<3 { child.writeLine("anybody?") }
    let rest = try child.readAll(within: .seconds(10))
    #expect(rest.isEmpty)
  }

  @Test func areGivenUpWhereTheyAreNotTaken() throws {
    var child = try ChildProgram(["sleep", "60"], environment: ["PATH": "/usr/bin:/bin"])
    let start = ContinuousClock.now
    child.writeLine("short", within: .milliseconds(200))
    #expect(ContinuousClock.now - start < .seconds(5))
    child.stop(within: .zero)
  }
}
