import Glibc
import Storage
import TestSupport
import Testing

@Suite("History file") struct HistoryFileTests {
  private let folder: TemporaryDirectory
  private let path: String

  init() throws {
    folder = try TemporaryDirectory()
    path = folder.file("state/leadline/history")
  }

  private func mode(of path: String) -> mode_t {
    var facts = stat()
    return unsafe lstat(path, &facts) == 0 ? facts.st_mode & 0o7777 : 0
  }

  @Test func whatIsAddedIsLoadedInOrder() throws {
    let history = HistoryFile(path: path)
    let entries = [
      "explain AADSTS7000215", "räksmörgås 租户", "two\nlines", "back\\slash \\n", "a\rb",
    ]
    for entry in entries { #expect(try history.append(entry)) }
    #expect(try HistoryFile(path: path).load() == entries)
    #expect(try readFile(path).filter { $0 == UInt8(ascii: "\n") }.count == entries.count)
  }

  @Test func nothingYetIsAnEmptyHistory() throws {
    #expect(try HistoryFile(path: path).load() == [])
    #expect(try HistoryFile(path: "/dev/null/history").load() == [])
  }

  @Test func fileAndFoldersAreTheUsersAlone() throws {
    try HistoryFile(path: path).append("line")
    #expect(mode(of: path) == 0o600)
    #expect(mode(of: folder.file("state/leadline")) == 0o700)
    #expect(mode(of: folder.file("state")) == 0o700)
  }

  @Test func aFileThatOthersCouldReadIsClosedToThem() throws {
    try folder.write("state/leadline/history", text: "old\n")
    chmod(path, 0o644)
    try HistoryFile(path: path).append("new")
    #expect(mode(of: path) == 0o600)
    #expect(try HistoryFile(path: path).load() == ["old", "new"])
  }

  @Test(arguments: ["", " leading blank", "\tleading tab", "secret=hunter2", "same"])
  func isNotStored(_ entry: String) throws {
    let history = HistoryFile(path: path) { !$0.contains("secret") }
    try history.append("same")
    #expect(try !history.append(entry))
    #expect(try history.load() == ["same"])
  }

  @Test func overlongEntriesAreNotStored() throws {
    let history = HistoryFile(path: path, maximumEntryBytes: 20)
    #expect(try !history.append(String(repeating: "x", count: 21)))
    #expect(try history.append(String(repeating: "x", count: 20)))
  }

  @Test func trimsToTheBound() throws {
    let history = HistoryFile(path: path, maximumEntries: 20)
    for number in 1...26 { try history.append("line \(number)") }
    let stored = try readFile(path).filter { $0 == UInt8(ascii: "\n") }.count
    #expect(stored == 20)
    #expect(try history.load() == (7...26).map { "line \($0)" })
    #expect(mode(of: path) == 0o600)
    #expect(access("\(path).new", F_OK) != 0)
  }

  @Test func loadsOnlyTheNewest() throws {
    let lines = (1...5000).map { "line \($0)\n" }.joined()
    try folder.write("state/leadline/history", text: lines)
    #expect(
      try HistoryFile(path: path, maximumEntries: 3).load() == [
        "line 4998", "line 4999", "line 5000",
      ])
  }

  @Test func damageIsPassedOver() throws {
    var bytes = Array("first\n\n\n".utf8) + [0xFF, 0xFE, 0x0A] + Array("nul\0\n".utf8)
    bytes += [UInt8](repeating: UInt8(ascii: "x"), count: 100_000) + [0x0A]
    bytes += Array("odd \\q escape\\\nlast without an end".utf8)
    try folder.write("state/leadline/history", bytes)
    let history = HistoryFile(path: path)
    let expected = ["first", "odd \\q escape\\", "last without an end"]
    #expect(try history.load() == expected)
    try history.append("next")
    #expect(try history.load() == expected + ["next"])
  }

  @Test func aHugeDamagedFileIsReadAtItsEndOnly() throws {
    let junk = [UInt8](repeating: 0, count: 8 << 20)
    try folder.write("state/leadline/history", junk + Array("\nkept\n".utf8))
    let history = HistoryFile(path: path)
    #expect(try history.load() == ["kept"])
    try history.append("next")
    #expect(try history.load() == ["kept", "next"])
    #expect(try readFile(path).count < 100)
  }

  @Test func aLinkIsFollowedAndStaysOne() throws {
    let target = try folder.write("dotfiles/history", text: "old\n")
    try folder.write("state/leadline/other", text: "")
    #expect(unsafe symlink(target, path) == 0)
    let history = HistoryFile(path: path, maximumEntries: 4)
    for number in 1...9 { try history.append("line \(number)") }
    var facts = stat()
    #expect(unsafe lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFLNK)
    #expect(try HistoryFile(path: target).load().last == "line 9")
    #expect(try readFile(target).filter { $0 == UInt8(ascii: "\n") }.count <= 5)
  }

  @Test func aLinkToTheNullDeviceTurnsItOff() throws {
    try folder.write("state/leadline/other", text: "")
    #expect(unsafe symlink("/dev/null", path) == 0)
    #expect(try !HistoryFile(path: path).append("line"))
    #expect(try HistoryFile(path: path).load() == [])
  }

  @Test func withoutAPlaceToWriteTheReasonIsTold() throws {
    let blocked = try folder.write("file", text: "no folder")
    let underAFile = HistoryFile(path: "\(blocked)/leadline/history")
    #expect(throws: HistoryError.self) { try underAFile.append("line") }
    #expect(try underAFile.load() == [])
    let failure = #expect(throws: HistoryError.self) {
      try HistoryFile(path: "/proc/leadline/history").append("line")
    }
    guard case .unwritable(_, let reason) = failure else { throw try #require(failure) }
    #expect(!reason.isEmpty)
  }

  @Test func aFolderOrFIFOInItsPlaceIsNoHistory() throws {
    #expect(throws: HistoryError.self) { try HistoryFile(path: folder.path).load() }
    #expect(unsafe mkfifo(folder.file("fifo"), 0o600) == 0)
    #expect(throws: HistoryError.notAFile(path: folder.file("fifo"))) {
      try HistoryFile(path: folder.file("fifo")).load()
    }
  }

  @Test func aLeftOverFromACrashIsNoHindrance() throws {
    try folder.write("state/leadline/history.new", text: "half a fi")
    let history = HistoryFile(path: path, maximumEntries: 4)
    for number in 1...6 { try history.append("line \(number)") }
    #expect(try history.load() == (3...6).map { "line \($0)" })
  }

  @Test func sessionsAddAtOnce() async throws {
    let path = path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for session in 0..<8 {
        group.addTask {
          let history = HistoryFile(path: path, maximumEntries: 10_000)
          for number in 0..<50 { try history.append("session \(session) line \(number)") }
        }
      }
      try await group.waitForAll()
    }
    let entries = try HistoryFile(path: path, maximumEntries: 10_000).load()
    #expect(entries.count == 400)
    for session in 0..<8 {
      let own = entries.filter { $0.hasPrefix("session \(session) ") }
      #expect(own == (0..<50).map { "session \(session) line \($0)" })
    }
  }

  @Test func sessionsTrimAtOnce() async throws {
    let path = path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for session in 0..<4 {
        group.addTask {
          let history = HistoryFile(path: path, maximumEntries: 8)
          for number in 0..<60 { try history.append("session \(session) line \(number)") }
        }
      }
      try await group.waitForAll()
    }
    let entries = try HistoryFile(path: path, maximumEntries: 100).load()
    #expect((8...10).contains(entries.count))
    #expect(entries.allSatisfy { $0.hasPrefix("session ") && $0.contains(" line ") })
    #expect(entries.contains { $0.hasSuffix("line 59") })
  }
}
