import Glibc
import Storage
import TestSupport
import Testing

/// Every system call of a deed is hit once, in a process of its own.
@Suite("Storage under faults", .enabled(if: !Sanitizer.isOn && StorageDriver.deed == nil))
struct StorageFaultTests {
  typealias Deed = StorageDriver.Deed
  typealias Kind = SystemCallFault.Kind

  private func fault(_ home: DriverHome) throws -> SystemCallFault {
    try SystemCallFault(folder: home.folder.file("under"), log: home.folder.file("log"))
  }

  /// How many calls a deed makes when all is well.
  private func count(_ deed: Deed, _ home: DriverHome) throws -> Int {
    let fault = try fault(home)
    let run = try StorageDriver.run(deed, home: home, faults: fault.environment())
    try #require(run.outcome == .exited(0) && run.failure == nil, "\(run)")
    return fault.calls().count
  }

  /// Runs a deed once for each of its calls, with that call hit, and looks at what is left.
  private func forEachCall(
    of deed: Deed, _ kind: Kind, goesOn: Bool = false, from start: () throws -> DriverHome,
    _ check: (_ home: DriverHome, _ failure: String?, _ call: String) throws -> Void
  ) throws {
    let count = try count(deed, start())
    try #require(count > 0)
    for number in 1...count {
      let home = try start()
      let fault = try fault(home)
      let variables = fault.environment(at: number, with: kind, goesOn: goesOn)
      let run = try StorageDriver.run(deed, home: home, faults: variables)
      let calls = fault.calls()
      let call = "\(number) of \(count): \(calls.dropFirst(number - 1).first?.name ?? "none")"
      #expect(run.outcome == (kind.kills ? .signalled(SIGKILL) : .exited(0)), "\(call)")
      if kind.kills { #expect(calls.count == number, "\(call)") }
      try check(home, run.failure, call)
    }
  }

  private static let before: Set = ["profiles/a.json", "secrets/a.k", "journal/a.jsonl"]

  @Test(arguments: [Kind.kill, .halfway, .short, .full, .broken, .interrupted])
  func aSaveLeavesTheOldOrTheNewProfile(_ kind: Kind) throws {
    try forEachCall(of: .save, kind, from: { try DriverHome() }) { home, failure, call in
      let isNew = home.profile == StorageDriver.newText
      #expect(isNew || home.profile == StorageDriver.oldText, "\(call)")
      if !kind.kills, failure == nil { #expect(isNew, "\(call)") }
      if !kind.kills { #expect(try home.names() == Self.before, "\(call)") }
      try home.save("next")
      #expect(home.profile == "next")
      #expect(try home.names() == Self.before, "\(call)")
    }
  }

  @Test(arguments: [Kind.kill, .full])
  func aFirstSaveLeavesAWholeProfileOrNone(_ kind: Kind) throws {
    let nothing = { try DriverHome(TemporaryDirectory()) }
    try forEachCall(of: .save, kind, from: nothing) { home, failure, call in
      let profile = home.profile
      #expect(profile == nil || profile == StorageDriver.newText, "\(call)")
      if !kind.kills, failure == nil { #expect(profile != nil, "\(call)") }
      try home.save("next")
      #expect(try home.names() == ["profiles/a.json"], "\(call)")
    }
  }

  @Test(arguments: [Kind.full, .notPermitted])
  func aDiskThatStaysBadIsTold(_ kind: Kind) throws {
    try forEachCall(
      of: .save, kind, goesOn: true, from: { try DriverHome() }
    ) { home, failure, call in
      let isNew = home.profile == StorageDriver.newText
      #expect(isNew || home.profile == StorageDriver.oldText, "\(call)")
      #expect(isNew || failure != nil, "\(call)")
      try home.save("next")
      #expect(try home.names() == Self.before, "\(call)")
    }
  }

  @Test(arguments: [Kind.kill, .full])
  func aSecretIsTheOldOrTheNewOne(_ kind: Kind) throws {
    try forEachCall(of: .keep, kind, from: { try DriverHome() }) { home, failure, call in
      let isNew = home.secret == StorageDriver.newText
      #expect(isNew || home.secret == StorageDriver.oldText, "\(call)")
      if !kind.kills, failure == nil { #expect(isNew, "\(call)") }
      try home.secrets.remove(profile: "a")
      #expect(try home.names() == ["profiles/a.json", "journal/a.jsonl"], "\(call)")
    }
  }

  @Test(arguments: [Kind.kill, .halfway, .short, .full])
  func aJournalKeepsEveryLineThatWasTaken(_ kind: Kind) throws {
    let nothing = { try DriverHome(TemporaryDirectory()) }
    try forEachCall(of: .journal, kind, from: nothing) { home, failure, call in
      let lines = home.lines ?? []
      #expect(lines == Array(StorageDriver.lines.prefix(lines.count)), "\(call)")
      let isBegun = failure == nil || !lines.isEmpty
      if !kind.kills, isBegun { #expect(lines == StorageDriver.lines, "\(call)") }
      var journal = try home.journals.begin("a")
      try journal.append([0x78])
      try journal.finish()
      #expect(try home.names() == [], "\(call)")
    }
  }

  @Test(arguments: [Kind.kill, .readOnly])
  func aJournalIsThereOrFinished(_ kind: Kind) throws {
    try forEachCall(of: .finish, kind, from: { try DriverHome() }) { home, failure, call in
      #expect([["old"], nil].contains(home.lines), "\(call)")
      if !kind.kills, failure == nil { #expect(home.lines == nil, "\(call)") }
    }
  }

  @Test(arguments: [Kind.kill, .notPermitted])
  func whatIsRemovedIsThereWholeOrGone(_ kind: Kind) throws {
    try forEachCall(of: .remove, kind, from: { try DriverHome() }) { home, failure, call in
      #expect([nil, StorageDriver.oldText].contains(home.profile), "\(call)")
      #expect([nil, StorageDriver.oldText].contains(home.secret), "\(call)")
      let names = try home.names()
      if !kind.kills, failure == nil { #expect(names == ["journal/a.jsonl"], "\(call)") }
    }
  }

  @Test(arguments: [(Kind.full, "full"), (.readOnly, "readOnly"), (.notPermitted, "notPermitted")])
  func theErrorSaysWhatIsWrongWithThePlace(_ kind: Kind, _ word: String) throws {
    let home = try DriverHome()
    let variables = try fault(home).environment(at: 1, with: kind, goesOn: true)
    let profile = try StorageDriver.run(.save, home: home, faults: variables)
    #expect(try #require(profile.failure).contains("\(word)("))
    let journal = try StorageDriver.run(.journal, home: home, faults: variables)
    #expect(try #require(journal.failure).contains("\(word)("))
    #expect(home.profile == StorageDriver.oldText)
    #expect(home.lines == ["old"])
  }
}
