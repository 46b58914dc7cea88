import TestSupport
import Testing
import Text

@testable import Commands

/// Every fault in turn, ordered and mended in a sandbox that goes on running: each must be seen by
/// the right check and explained by the right entry while it stands, with nothing else blamed, and
/// nothing of it may be left behind.
@Suite("Mend walk") struct MendWalkTests {
  private static let parts = 4

  private let played: PlayedServices

  init() throws { played = try PlayedServices() }

  @Test(arguments: 0..<parts) func leavesNothingBehind(_ part: Int) throws {
    let faults = SandboxFault.all.enumerated().filter { $0.offset % Self.parts == part }
    try #require(faults.count >= 25)
    var sandbox = try played.sandbox()
    for (_, fault) in faults {
      let ordered = try sandbox.ask("order \(fault.name)")["ordered"]?.strings
      #expect(ordered == [fault.name])
      expect(try played.validate(fault, sandbox), of: fault)
      let mended = try sandbox.mend([fault.name]).mended
      #expect(mended == [fault.name])
      let well = try played.validate(fault, sandbox)
      #expect(well.exitStatus == 0, "\(fault.name): \(well.summary)")
      #expect(well.verdict == "ok", "\(fault.name): \(well.summary)")
      #expect(well.odd.isEmpty, "\(fault.name): \(well.summary)")
    }
    sandbox.stop()
  }

  /// The right check sees it, the right entry explains it, and nothing else is blamed.
  private func expect(_ subject: ValidatedSubject, of fault: SandboxFault) {
    let comment = Comment(rawValue: "\(fault.name): \(subject.summary)")
    let line = subject.line(fault.check)
    #expect(line?.status == fault.status, comment)
    #expect(line?.entry == fault.entry, comment)
    let others = subject.odd.filter { other in
      // What keeps one check from looking may keep another from it, and is then the same.
      let isSame = other.entry == fault.entry && other.status == fault.status
      return other.id != fault.check && other.status != "skipped" && !isSame
        && !Self.follows(other, fault)
    }
    #expect(others.isEmpty, comment)
    let statuses: [String: Int32] = ["broken": 1, "notEstablished": 75, "warning": 0]
    #expect(subject.exitStatus == statuses[fault.status], comment)
  }

  /// A role that does not exist is not assigned either.
  private static func follows(_ other: ValidatedSubject.Line, _ fault: SandboxFault) -> Bool {
    fault.name == "role-missing" && other.id == "dynamics.role" && other.status == "warning"
  }

  /// Everything at once, as a set-up begins; each thing done is seen at once.
  @Test func beginsFromNothing() throws {
    let fault = try #require(SandboxFault.all.first { $0.name == "role-not-assigned" })
    var sandbox = try played.sandbox("from-nothing")
    let steps = [
      ("no-application-user", "dynamics.user"), ("solution-missing", "dynamics.solution"),
      ("role-missing", "dynamics.role-exists"), ("role-not-assigned", "dynamics.role"),
    ]
    for (name, check) in steps {
      let before = try played.validate(fault, sandbox)
      #expect(before.line(check)?.status != "ok", "\(name): \(before.summary)")
      _ = try sandbox.mend([name])
      let after = try played.validate(fault, sandbox)
      #expect(after.line(check)?.status == "ok", "\(name): \(after.summary)")
    }
    let end = try played.validate(fault, sandbox)
    #expect(end.verdict == "ok")
    sandbox.stop()
  }

  /// The program tries again by itself, so that one that passes soon is never seen.
  @Test func aFaultThatPassesIsTriedAgain() throws {
    let fault = try #require(SandboxFault.all.first { $0.name == "throttled" })
    var sandbox = try played.sandbox("throttled*1")
    let subject = try played.validate(fault, sandbox)
    #expect(subject.verdict == "ok", "\(subject.summary)")
    let left = try sandbox.mend(["throttled"]).mended
    #expect(left == [])
    sandbox.stop()
  }
}
