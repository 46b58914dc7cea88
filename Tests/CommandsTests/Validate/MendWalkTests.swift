import TestSupport
import Testing
import Text

@testable import Commands

/// Every fault in turn, ordered and mended in a sandbox that goes on running: each must be seen
/// while it stands, and nothing of it may be left behind.
@Suite("Mend walk") struct MendWalkTests {
  private static let parts = 4

  private let installation: Installation
  private let program: String

  init() throws {
    installation = try Installation()
    program = try builtProduct(named: "leadline-sandbox")
  }

  private func sandbox(_ faults: String...) throws -> SandboxProcess {
    try SandboxProcess(faults: faults, environment: installation.environment, path: program)
  }

  /// Validates the example of a fault by the way that the sandbox last said.
  private func validate(
    _ fault: SandboxFault, _ sandbox: borrowing SandboxProcess
  ) throws -> ValidatedSubject {
    var words = ["validate", "--format", "json", fault.timeLimit]
    words += ["--ca-file", sandbox.readiness["caFile"]?.string ?? ""]
    for way in sandbox.way["connectTo"]?.strings ?? [] { words += ["--connect-to", way] }
    if fault.needsTestLead { words.append("--send-test-lead") }
    var changes: [String: String] = [:]
    if sandbox.way["route"] == "proxy" { changes["https_proxy"] = sandbox.way["proxy"]?.string }
    return try ValidatedSubject(
      installation.run(
        words + ["\(Installation.examples)/\(fault.example).json"], environment: changes))
  }

  @Test(arguments: 0..<parts) func leavesNothingBehind(_ part: Int) throws {
    let faults = SandboxFault.all.enumerated().filter { $0.offset % Self.parts == part }
    try #require(faults.count >= 25)
    var sandbox = try sandbox()
    for (_, fault) in faults {
      let ordered = try sandbox.ask("order \(fault.name)")["ordered"]?.strings
      #expect(ordered == [fault.name])
      let broken = try validate(fault, sandbox)
      let line = broken.line(fault.check)
      #expect(line?.status == fault.status, "\(fault.name): \(broken.summary)")
      #expect(line?.entry == fault.entry, "\(fault.name): \(broken.summary)")
      let mended = try sandbox.mend([fault.name]).mended
      #expect(mended == [fault.name])
      let well = try validate(fault, sandbox)
      #expect(well.exitStatus == 0, "\(fault.name): \(well.summary)")
      #expect(well.verdict == "ok", "\(fault.name): \(well.summary)")
      let odd = well.lines.filter { $0.status != "ok" && $0.id != "dynamics.retired" }
      #expect(odd.isEmpty, "\(fault.name): \(well.summary)")
    }
    sandbox.stop()
  }

  /// Everything at once, as a set-up begins; each thing done is seen at once.
  @Test func beginsFromNothing() throws {
    let fault = try #require(SandboxFault.all.first { $0.name == "role-not-assigned" })
    var sandbox = try sandbox("from-nothing")
    let steps = [
      ("no-application-user", "dynamics.user"), ("solution-missing", "dynamics.solution"),
      ("role-missing", "dynamics.role-exists"), ("role-not-assigned", "dynamics.role"),
    ]
    for (name, check) in steps {
      let before = try validate(fault, sandbox)
      #expect(before.line(check)?.status != "ok", "\(name): \(before.summary)")
      _ = try sandbox.mend([name])
      let after = try validate(fault, sandbox)
      #expect(after.line(check)?.status == "ok", "\(name): \(after.summary)")
    }
    let end = try validate(fault, sandbox)
    #expect(end.verdict == "ok")
    sandbox.stop()
  }

  /// The program tries again by itself, so that one that passes soon is never seen.
  @Test func aFaultThatPassesIsTriedAgain() throws {
    let fault = try #require(SandboxFault.all.first { $0.name == "throttled" })
    var sandbox = try sandbox("throttled*1")
    let subject = try validate(fault, sandbox)
    #expect(subject.verdict == "ok", "\(subject.summary)")
    let left = try sandbox.mend(["throttled"]).mended
    #expect(left == [])
    sandbox.stop()
  }
}
