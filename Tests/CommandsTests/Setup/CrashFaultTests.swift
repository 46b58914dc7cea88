import Glibc
import TestSupport
import Testing

/// A save of which each system call fails in turn: the old profile is there or the new one, and the
/// next call does what this one could not.
@Suite("Set-up under failing system calls", .enabled(if: !Sanitizer.isOn))
struct CrashFaultTests {
  /// What goes wrong at each call in turn, and what stood there before.
  struct Case: Sendable, CustomTestStringConvertible {
    let kind: SystemCallFault.Kind
    var goesOn = false
    let hasOld: Bool

    var testDescription: String {
      "\(kind)\(goesOn ? " and on" : ""), \(hasOld ? "over an old profile" : "no profile")"
    }
  }

  static let cases =
    SystemCallFault.Kind.allCases.map { Case(kind: $0, hasOld: true) } + [
      Case(kind: .kill, hasOld: false), Case(kind: .full, hasOld: false),
      Case(kind: .full, goesOn: true, hasOld: true),
      Case(kind: .readOnly, goesOn: true, hasOld: false),
    ]

  private static let arguments = [
    "setup", "--no-input", "--offline", "--answers", "answers.json", "--document",
    "document.json", "--save-answers", "saved.json",
  ]
  private static let files = [
    "answers.json", "document.json", Installation.profile, "saved.json",
  ]
  private static let old = """
    {"leadDestination": "table", "note": "mine",
     "tableLeadConfiguration": {"storageAccountConnectionString": "${env:OLD}"},
     "x-leadline": {"schemaVersion": 1}}

    """

  private func user(hasOld: Bool) throws -> Installation {
    let user = try Installation().withSecret
    try user.writeAnswers()
    if hasOld { try user.folder.write(Installation.profile, text: Self.old) }
    return user
  }

  @Test(arguments: cases)
  func leaveTheOldProfileOrTheNewOne(_ fault: Case) throws {
    let straight = try user(hasOld: fault.hasOld)
    let log = try TemporaryDirectory()
    let counter = try SystemCallFault(folder: straight.folder.path, log: log.file("log"))
    #expect(try straight.run(Self.arguments, environment: counter.environment()).status == 0)
    #expect(straight.files == Self.files)
    let new = straight.text(Installation.profile)
    #expect(new.contains("leads@contoso.example") && new.contains("mine") == fault.hasOld)
    let calls = counter.calls()
    try #require(calls.count > 20)
    for (index, call) in calls.enumerated() {
      let user = try user(hasOld: fault.hasOld)
      let faults = try SystemCallFault(folder: user.folder.path, log: log.file("other"))
      let result = try user.run(
        Self.arguments,
        environment: faults.environment(at: index + 1, with: fault.kind, goesOn: fault.goesOn))
      let left = user.text(Installation.profile)
      let place: Comment = "\(fault.testDescription), call \(index + 1), \(call)"
      #expect(left == new || left == (fault.hasOld ? Self.old : ""), place)
      if fault.kind.kills {
        #expect(result.outcome == .signalled(SIGKILL), place)
      } else if result.status == 0 {
        #expect(left == new, place)
      } else {
        #expect([66, 73, 74, 77].contains(result.status), "\(place): \(result.errorOutput)")
        #expect(result.errorOutput.contains("leadline: "), place)
        #expect(!result.errorOutput.contains("fault of the program"), place)
        #expect(!user.files.contains { $0.hasSuffix(".tmp") } || fault.goesOn, place)
      }
      let next = try user.run(Self.arguments)
      #expect(next.status == 0, "\(place): \(next.errorOutput)")
      #expect(user.text(Installation.profile) == new, place)
      #expect(user.files == Self.files, place)
    }
  }
}
