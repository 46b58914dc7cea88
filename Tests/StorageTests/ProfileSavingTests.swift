import Glibc
import Storage
import TestSupport
import Testing

/// A folder of profiles in a place of a test's own.
struct ProfilePlace {
  let home: TemporaryDirectory
  let folder: ProfileFolder

  init() throws {
    home = try TemporaryDirectory()
    folder = try #require(ProfileFolder(Places(environment: ["XDG_CONFIG_HOME": home.path])))
  }

  func save(_ name: String, _ text: String) throws {
    try folder.save(name) { (_) throws(Never) in Array(text.utf8) }
  }

  func text(_ name: String) throws -> String {
    String(decoding: try readFile(folder.file(name)), as: UTF8.self)
  }

  /// What lies in the folder, hidden or not.
  func names() throws -> [String] {
    try FolderListing.files(in: folder.path, suffix: "")?.map {
      String($0.dropFirst(folder.path.count + 1))
    } ?? []
  }
}

/// The permission bits of what lies at a path, and whether it is a symbolic link.
func bits(_ path: String) -> (mode: mode_t, isLink: Bool)? {
  var facts = stat()
  guard lstat(path, &facts) == 0 else { return nil }
  return (facts.st_mode & 0o777, facts.st_mode & S_IFMT == S_IFLNK)
}

@Suite("Saving a profile") struct ProfileSavingTests {
  private let place: ProfilePlace

  init() throws { place = try ProfilePlace() }

  private func failure(_ name: String = "a") -> SaveError<Never>? {
    #expect(throws: SaveError<Never>.self) {
      try place.folder.save(name, patience: .milliseconds(50)) { (_) throws(Never) in [1] }
    }
  }

  @Test func makesTheFolderAndTheFileForTheUserAlone() throws {
    let mask = umask(0)
    defer { umask(mask) }
    try place.save("a", "{}")
    #expect(try place.text("a") == "{}")
    #expect(bits(place.folder.file("a"))?.mode == 0o600)
    #expect(bits(place.folder.path)?.mode == 0o700)
    #expect(bits(place.home.file("leadline"))?.mode == 0o700)
    #expect(try place.names() == ["a.json"])
  }

  @Test func handsOverTheOldTextAndNothingWhereThereIsNone() throws {
    var seen: [[UInt8]?] = []
    for text in ["one", "two"] {
      try place.folder.save("a") { (old) throws(Never) in
        seen.append(old)
        return Array(text.utf8)
      }
    }
    #expect(seen == [nil, Array("one".utf8)])
    #expect(try place.text("a") == "two")
  }

  @Test func whatTheCallerRefusesLeavesAllAsItWas() throws {
    struct Newer: Error, Equatable {}
    try place.save("a", "old")
    #expect(throws: SaveError.refused(Newer())) {
      try place.folder.save("a") { (_) throws(Newer) in throw Newer() }
    }
    #expect(try place.text("a") == "old")
    #expect(try place.names() == ["a.json"])
  }

  @Test(arguments: [0o600, 0o644, 0o666, 0o777, 0o640, 0o400] as [mode_t])
  func neverLeavesItOpenToOthers(_ mode: mode_t) throws {
    try place.save("a", "old")
    chmod(place.folder.file("a"), mode)
    try place.save("a", "new")
    #expect(bits(place.folder.file("a"))?.mode == mode & 0o600)
  }

  @Test(arguments: ["", ".", "..", "../x", "a/b", ".x", "-x", "a\0b"])
  func refusesNamesThatLeadElsewhere(_ name: String) {
    #expect(failure(name) == .unsaved(.invalidName(name)))
    #expect(throws: PlaceError.invalidName(name)) { try place.folder.remove(name) }
  }

  // MARK: - Symbolic links

  @Test(arguments: ["real.json", "../real.json", "second.json", "new/later.json"])
  func aSymbolicLinkIsFollowedAndStays(_ target: String) throws {
    try place.save("other", "")
    try place.home.write("leadline/profiles/new/x", text: "")
    #expect(symlink("real.json", "\(place.folder.path)/second.json") == 0)
    #expect(symlink(target, place.folder.file("a")) == 0)
    for text in ["first", "second"] {
      try place.save("a", text)
      #expect(try place.text("a") == text)
    }
    #expect(bits(place.folder.file("a"))?.isLink == true)
    let real = target == "second.json" ? "real.json" : target
    #expect(bits("\(place.folder.path)/\(real)")?.isLink == false)
    #expect(bits("\(place.folder.path)/second.json")?.isLink == true)
    #expect(bits("\(place.folder.path)/\(real)")?.mode == 0o600)
  }

  @Test func theFolderItselfMayBeALink() throws {
    try place.home.write("leadline/x", text: "")
    try place.home.write("elsewhere/x", text: "")
    #expect(symlink("../elsewhere", place.folder.path) == 0)
    try place.save("a", "text")
    #expect(try place.home.read("elsewhere/a.json") == Array("text".utf8))
    #expect(try place.names() == ["a.json", "x"])
  }

  @Test(arguments: ["/dev/null", "/", "a.json"])
  func aLinkToWhatIsNoFileIsRefused(_ target: String) throws {
    try place.save("other", "")
    #expect(symlink(target, place.folder.file("a")) == 0)
    #expect(failure() == .unsaved(.notAFile(place.folder.file("a"))))
    #expect(bits(place.folder.file("a"))?.isLink == true)
  }

  @Test func removingALinkLeavesWhatItLeadsTo() throws {
    try place.save("other", "kept")
    #expect(symlink("other.json", place.folder.file("a")) == 0)
    try place.folder.remove("a")
    #expect(try place.names() == ["other.json"])
  }

  // MARK: - Leftovers and removal

  @Test func removesWhatAKilledSaveLeft() throws {
    try place.save("a", "old")
    try place.home.write("leadline/profiles/.leadline-save-12ab.tmp", text: "half")
    try place.home.write("leadline/profiles/.leadline-12.tmp", text: "another's")
    try place.save("b", "new")
    #expect(try place.names() == [".leadline-12.tmp", "a.json", "b.json"])
    try place.home.write("leadline/profiles/.leadline-save-34.tmp", text: "half")
    try place.folder.remove("a")
    #expect(try place.names() == [".leadline-12.tmp", "b.json"])
  }

  @Test func whatIsNotThereCannotBeRemoved() throws {
    #expect(throws: PlaceError.missing(place.folder.path)) { try place.folder.remove("a") }
    try place.save("b", "")
    #expect(throws: PlaceError.missing(place.folder.file("a"))) { try place.folder.remove("a") }
  }

  // MARK: - Unusable places

  @Test func aFileInThePlaceOfAFolderIsNamed() throws {
    let path = try place.home.write("leadline", text: "")
    #expect(failure() == .unsaved(.notAFolder(path)))
    unlink(path)
    let profiles = try place.home.write("leadline/profiles", text: "")
    #expect(failure() == .unsaved(.notAFolder(profiles)))
  }

  @Test func aFolderInThePlaceOfTheFileIsNamed() throws {
    try place.home.write("leadline/profiles/a.json/x", text: "")
    #expect(failure() == .unsaved(.notAFile(place.folder.file("a"))))
    #expect(throws: PlaceError.notAFile(place.folder.file("a"))) { try place.folder.remove("a") }
  }

  @Test func aPipeDoesNotHoldItUp() throws {
    try place.save("b", "")
    #expect(mkfifo(place.folder.file("a"), 0o600) == 0)
    #expect(failure() == .unsaved(.notAFile(place.folder.file("a"))))
  }

  @Test func aProfileBeyondAllMeasureIsNotRead() throws {
    try place.save("a", "")
    let limit = ProfileFolder.maximumBytes
    truncate(place.folder.file("a"), limit + 1)
    #expect(failure() == .unsaved(.tooLarge(place.folder.file("a"), maximumBytes: limit)))
  }

  @Test func doesNotWaitForEverForAnother() throws {
    try place.save("a", "old")
    let other = open(place.folder.path, O_RDONLY)
    #expect(flock(other, LOCK_EX) == 0)
    #expect(failure() == .unsaved(.held(place.folder.path, by: nil)))
    #expect(try place.text("a") == "old")
    close(other)
    try place.save("a", "new")
  }

  @Test(.enabled(if: access("/proc/self/mem", F_OK) == 0)) func whereNothingCanBeMadeIsTold() throws
  {
    let nowhere = try #require(
      ProfileFolder(Places(environment: ["XDG_CONFIG_HOME": "/proc/self"])))
    #expect(throws: SaveError<Never>.unsaved(.missing(nowhere.path))) {
      try nowhere.save("a") { (_) throws(Never) in [] }
    }
  }
}

@Suite("Saving profiles in parallel") struct ProfileSavingParallelTests {
  private let place: ProfilePlace

  init() throws { place = try ProfilePlace() }

  private func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) throws {
    let threads = try (0..<count).map { number in try TestThread { body(number) } }
    threads.forEach { $0.join() }
  }

  @Test func ofOneNameEachSeesWhatTheOneBeforeWrote() throws {
    let folder = place.folder
    try run(20) { number in
      #expect(throws: Never.self) {
        try folder.save("a", patience: .seconds(60)) { (old) throws(Never) in
          (old ?? []) + Array("<\(number)>".utf8)
        }
      }
    }
    let seen = try place.text("a").split(separator: ">").map { Int($0.dropFirst()) ?? -1 }
    #expect(seen.sorted() == Array(0..<20))
    #expect(try place.names() == ["a.json"])
  }

  @Test func ofManyNamesAllAreThere() throws {
    let folder = place.folder
    try run(20) { number in
      #expect(throws: Never.self) {
        try folder.save("n\(number)", patience: .seconds(60)) { (_) throws(Never) in
          [UInt8](repeating: UInt8(number), count: 100_000)
        }
      }
    }
    #expect(try place.names().count == 20)
    for number in 0..<20 {
      let bytes = try readFile(folder.file("n\(number)"))
      #expect(bytes == [UInt8](repeating: UInt8(number), count: 100_000))
    }
  }
}
