import Glibc
import Storage
import TestSupport
import Testing
import Text

/// A folder of journals in a place of a test's own.
struct JournalPlace {
  let home: TemporaryDirectory
  let folder: JournalFolder

  init() throws {
    home = try TemporaryDirectory()
    folder = try #require(JournalFolder(Places(environment: ["XDG_STATE_HOME": home.path])))
  }

  func path(_ name: String) -> String { "\(folder.path)/\(name).jsonl" }

  func write(_ name: String, _ lines: [String]) throws {
    var journal = try folder.begin(name)
    for line in lines { try journal.append(Array(line.utf8)) }
  }

  func lines(_ name: String) throws -> [String] {
    let journal = try folder.resume(name)
    return journal.lines.map { String(decoding: $0, as: UTF8.self) }
  }
}

@Suite("Journal") struct JournalTests {
  private let place: JournalPlace

  init() throws { place = try JournalPlace() }

  private func error(_ body: () throws -> Void) -> PlaceError? {
    #expect(throws: PlaceError.self, performing: body)
  }

  @Test func keepsLinesForTheUserAlone() throws {
    let mask = umask(0)
    defer { umask(mask) }
    try place.write("a", [#"{"x":1}"#, "", "é"])
    #expect(try place.lines("a") == [#"{"x":1}"#, "", "é"])
    #expect(bits(place.path("a"))?.mode == 0o600)
    #expect(bits(place.folder.path)?.mode == 0o700)
  }

  @Test func goesOnWhereItWas() throws {
    try place.write("a", ["one"])
    do {
      var journal = try place.folder.resume("a")
      try journal.append(Array("two".utf8))
      let count = journal.lines.count
      let name = journal.name
      #expect(count == 2)
      #expect(name == "a")
    }
    #expect(try place.lines("a") == ["one", "two"])
  }

  @Test func everyLineOfTheFileIsAnObjectOfItsOwn() throws {
    try place.write("a", [#"{"x":1}"#])
    let lines = try place.home.read("leadline/journal/a.jsonl").split(separator: 0x0A)
    #expect(lines.count == 2)
    for line in lines { #expect(throws: Never.self) { try JSONParser.parse(Array(line)) } }
  }

  @Test func beginningDropsWhatWasLeft() throws {
    try place.write("a", ["a long line of old", "and another"])
    try place.write("a", ["new"])
    #expect(try place.lines("a") == ["new"])
  }

  @Test func isGoneWhenItIsFinished() throws {
    var journal = try place.folder.begin("a")
    try journal.append([1])
    try journal.finish()
    #expect(bits(place.path("a")) == nil)
    #expect(try place.folder.unfinished() == [])
    #expect(error { _ = try place.folder.resume("a") } == .missing(place.path("a")))
  }

  @Test(arguments: ["", "..", "a/b", ".a"]) func refusesNamesThatLeadElsewhere(_ name: String) {
    #expect(error { _ = try place.folder.begin(name) } == .invalidName(name))
    #expect(error { _ = try place.folder.resume(name) } == .invalidName(name))
  }

  // MARK: - Torn and foreign files

  @Test(arguments: 0...12) func aTornLastLineIsCutOff(_ kept: Int) throws {
    try place.write("a", ["one", "two"])
    let whole = try place.home.read("leadline/journal/a.jsonl")
    truncate(place.path("a"), whole.count - 8 + min(kept, 8))
    let expected = kept < 4 ? [] : kept < 8 ? ["one"] : ["one", "two"]
    do {
      var journal = try place.folder.resume("a")
      try journal.append(Array("three".utf8))
    }
    #expect(try place.lines("a") == expected + ["three"])
  }

  @Test(arguments: [0, 1, 20, 31]) func aTornFirstLineIsNoLoss(_ count: Int) throws {
    try place.write("a", [])
    truncate(place.path("a"), count)
    #expect(try place.lines("a") == [])
    #expect(try place.folder.unfinished() == [])
  }

  @Test func zeroesAtTheEndAreNoLine() throws {
    try place.write("a", ["one"])
    var facts = stat()
    stat(place.path("a"), &facts)
    truncate(place.path("a"), facts.st_size + 4096)
    #expect(try place.lines("a") == ["one"])
  }

  @Test func aForeignFileIsNotTakenForAJournal() throws {
    try place.home.write("leadline/journal/a.jsonl", text: String(repeating: "x\n", count: 50))
    #expect(error { _ = try place.folder.resume("a") } == .damaged(place.path("a")))
  }

  @Test func aSymbolicLinkIsRefused() throws {
    let target = try place.home.write("precious", text: "kept")
    try place.home.write("leadline/journal/x", text: "")
    #expect(symlink(target, place.path("a")) == 0)
    #expect(error { _ = try place.folder.begin("a") } == .notAFile(place.path("a")))
    #expect(error { _ = try place.folder.resume("a") } == .notAFile(place.path("a")))
    #expect(try place.home.read("precious") == Array("kept".utf8))
    #expect(try place.folder.unfinished() == [])
  }

  @Test func aPipeOrFolderIsRefused() throws {
    try place.home.write("leadline/journal/b.jsonl/x", text: "")
    #expect(mkfifo(place.path("a"), 0o600) == 0)
    #expect(error { _ = try place.folder.begin("a") } == .notAFile(place.path("a")))
    #expect(error { _ = try place.folder.begin("b") } == .notAFile(place.path("b")))
    #expect(try place.folder.unfinished() == [])
  }

  @Test func isNarrowedWhenItWasOpenedToOthers() throws {
    try place.write("a", ["one"])
    chmod(place.path("a"), 0o644)
    #expect(try place.lines("a") == ["one"])
    #expect(bits(place.path("a"))?.mode == 0o600)
  }

  @Test func isBounded() throws {
    let limit = Journal.maximumBytes
    var journal = try place.folder.begin("a")
    try journal.append([UInt8](repeating: 0x61, count: limit - 33))
    #expect(throws: PlaceError.tooLarge(place.path("a"), maximumBytes: limit)) {
      try journal.append([])
    }
    let count = journal.lines.count
    #expect(count == 1)
    _ = consume journal
    #expect(try place.lines("a").map(\.utf8.count) == [limit - 33])
    truncate(place.path("a"), limit + 1)
    let tooLarge = PlaceError.tooLarge(place.path("a"), maximumBytes: limit)
    #expect(error { _ = try place.folder.resume("a") } == tooLarge)
    try place.write("a", ["begun anew"])
  }

  // MARK: - Two at once

  @Test func aSecondOneIsToldWhoIsAtIt() throws {
    var journal = try place.folder.begin("a")
    try journal.append([0x31])
    let held = PlaceError.held(place.path("a"), by: getpid())
    #expect(error { _ = try place.folder.begin("a") } == held)
    #expect(error { _ = try place.folder.resume("a") } == held)
    try journal.append([0x32])
    _ = try place.folder.begin("b")
    let lines = journal.lines
    #expect(lines == [[0x31], [0x32]])
    _ = consume journal
    #expect(try place.lines("a") == ["1", "2"])
  }

  @Test func lookingDoesNotStandInTheWay() throws {
    try place.write("a", ["one"])
    let folder = place.folder
    let looker = try TestThread {
      for _ in 0..<500 { _ = try? folder.unfinished() }
    }
    for _ in 0..<200 { #expect(try place.lines("a") == ["one"]) }
    looker.join()
  }

  @Test func namesWhatIsNotFinished() throws {
    #expect(try place.folder.unfinished() == [])
    try place.write("old", ["one"])
    try place.write("new", ["one"])
    try place.write("empty", [])
    try place.home.write("leadline/journal/notes.txt", text: "x")
    var times = [timespec(tv_sec: 1000, tv_nsec: 0), timespec(tv_sec: 2000, tv_nsec: 0)]
    #expect(utimensat(AT_FDCWD, place.path("old"), &times, 0) == 0)
    times[1].tv_sec = 3000
    #expect(utimensat(AT_FDCWD, place.path("new"), &times, 0) == 0)
    let held = try place.folder.begin("held")
    let seen = try place.folder.unfinished()
    _ = consume held
    #expect(seen.map(\.name) == ["held", "new", "old"])
    #expect(seen.map(\.isHeld) == [true, false, false])
    #expect(seen.map(\.holder) == [getpid(), nil, nil])
    #expect(
      seen.dropFirst().map(\.changed) == [Timestamp(seconds: 3000), Timestamp(seconds: 2000)])
    #expect(try place.folder.unfinished().map(\.name) == ["new", "old"])
  }

  @Test func needsAPlace() { #expect(JournalFolder(Places(environment: [:])) == nil) }
}
