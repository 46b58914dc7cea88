import TestSupport
import Testing
import Text

@testable import Commands

/// Every fault in turn, ordered and mended in a sandbox that goes on running: each must be seen
/// while it stands, and nothing of it may be left behind.
@Suite("Mend walk") struct MendWalkTests {
  private static let parts = 4

  /// A sandbox, and the program that validates against it.
  private struct Walk: ~Copyable {
    let installation: Installation
    var sandbox: SandboxProcess

    init(_ faults: [String] = []) throws {
      installation = try Installation()
      sandbox = try SandboxProcess(
        faults: faults, environment: installation.environment,
        path: builtProduct(named: "leadline-sandbox"))
    }

    /// Validates an example by the way that the sandbox last said.
    func validate(_ fault: SandboxFault) throws -> ValidatedSubject {
      var words = ["validate", "--format", "json", fault.timeLimit]
      words += ["--ca-file", sandbox.readiness["caFile"]?.string ?? ""]
      for way in sandbox.way["connectTo"]?.array ?? [] {
        words += ["--connect-to", way.string ?? ""]
      }
      if fault.needsTestLead { words.append("--send-test-lead") }
      var changes: [String: String] = [:]
      if sandbox.way["route"] == "proxy" { changes["https_proxy"] = sandbox.way["proxy"]?.string }
      return try ValidatedSubject(
        installation.run(
          words + ["\(Installation.examples)/\(fault.example).json"], environment: changes))
    }

    mutating func stop() { sandbox.stop() }
  }

  @Test(arguments: 0..<parts) func leavesNothingBehind(_ part: Int) throws {
    let faults = SandboxFault.all.enumerated().filter { $0.offset % Self.parts == part }
    try #require(faults.count >= 25)
    var walk = try Walk()
    for (_, fault) in faults {
      #expect(try walk.sandbox.ask("order \(fault.name)")["ordered"]?.strings == [fault.name])
      let broken = try walk.validate(fault)
      let line = broken.line(fault.check)
      #expect(line?.status == fault.status, "\(fault.name): \(broken.summary)")
      #expect(line?.entry == fault.entry, "\(fault.name): \(broken.summary)")
      #expect(try walk.sandbox.mend([fault.name]).mended == [fault.name])
      let well = try walk.validate(fault)
      #expect(well.exitStatus == 0, "\(fault.name): \(well.summary)")
      #expect(well.verdict == "ok", "\(fault.name): \(well.summary)")
      let odd = well.lines.filter { $0.status != "ok" && $0.id != "dynamics.retired" }
      #expect(odd.isEmpty, "\(fault.name): \(well.summary)")
    }
    walk.stop()
  }

  /// Everything at once, as a set-up begins; each thing done is seen at once.
  @Test func beginsFromNothing() throws {
    let fault = try #require(SandboxFault.all.first { $0.name == "role-not-assigned" })
    var walk = try Walk(["from-nothing"])
    let steps = [
      ("no-application-user", "dynamics.user"), ("solution-missing", "dynamics.solution"),
      ("role-missing", "dynamics.role-exists"), ("role-not-assigned", "dynamics.role"),
    ]
    for (name, check) in steps {
      let before = try walk.validate(fault)
      #expect(before.line(check)?.status != "ok", "\(name): \(before.summary)")
      _ = try walk.sandbox.mend([name])
      let after = try walk.validate(fault)
      #expect(after.line(check)?.status == "ok", "\(name): \(after.summary)")
    }
    #expect(try walk.validate(fault).verdict == "ok")
    walk.stop()
  }

  /// The program tries again by itself, so that one that passes soon is never seen.
  @Test func aFaultThatPassesIsTriedAgain() throws {
    let fault = try #require(SandboxFault.all.first { $0.name == "throttled" })
    var walk = try Walk(["throttled*1"])
    let subject = try walk.validate(fault)
    #expect(subject.verdict == "ok", "\(subject.summary)")
    #expect(try walk.sandbox.mend(["throttled"]).mended == [])
    walk.stop()
  }
}
