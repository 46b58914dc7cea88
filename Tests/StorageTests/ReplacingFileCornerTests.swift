import Glibc
import Storage
import TestSupport
import Testing

@Suite("Replacing file, corner cases") struct ReplacingFileCornerTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func names() throws -> [String] {
    try FolderListing.files(in: folder.path, suffix: "") ?? []
  }

  private func mode(of path: String) -> mode_t {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return 0 }
    return facts.st_mode & 0o777
  }

  @Test func isNotThereBeforeItIsCommitted() throws {
    let path = folder.file("report")
    var file = try ReplacingFile(path)
    try file.write(Array("one ".utf8))
    try file.write([])
    try file.write(Array("two".utf8))
    let before = try names()
    try file.commit()
    #expect(before.count == 1)
    #expect(before.first != path)
    #expect(before.first?.hasPrefix(folder.file(".leadline-")) == true)
    #expect(try names() == [path])
    #expect(try readFile(path) == Array("one two".utf8))
  }

  @Test(arguments: [0, 1, 4096, 3_000_000]) func holdsEveryByte(_ count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let path = try folder.write("report", text: "old and longer than nothing")
    var file = try ReplacingFile(path)
    try file.write(bytes)
    try file.commit()
    #expect(try readFile(path) == bytes)
  }

  @Test func theLastOfTwoWritersWinsWhole() throws {
    let path = folder.file("report")
    var first = try ReplacingFile(path)
    var second = try ReplacingFile(path)
    try first.write(Array("first".utf8))
    try second.write(Array("second".utf8))
    try second.commit()
    let between = try readFile(path)
    try first.commit()
    #expect(between == Array("second".utf8))
    #expect(try readFile(path) == Array("first".utf8))
    #expect(try names() == [path])
  }

  @Test(arguments: [0o400, 0o444, 0o755] as [mode_t])
  func keepsOddModes(_ wanted: mode_t) throws {
    let path = try folder.write("report", text: "old")
    chmod(path, wanted)
    var file = try ReplacingFile(path, mode: 0o666)
    try file.write([1])
    try file.commit()
    #expect(mode(of: path) == wanted)
    #expect(try names() == [path])
  }

  @Test func aNewFileHasTheModeThatWasAskedFor() throws {
    let path = folder.file("secret")
    var file = try ReplacingFile(path, mode: 0o600)
    try file.commit()
    #expect(mode(of: path) == 0o600)
  }

  @Test func linksToLinksAreFollowedIntoOtherFolders() throws {
    let target = try folder.write("else/where/target", text: "old")
    #expect(symlink(target, folder.file("middle")) == 0)
    #expect(symlink("middle", folder.file("link")) == 0)
    var file = try ReplacingFile(folder.file("link"))
    try file.write(Array("new".utf8))
    try file.commit()
    #expect(try readFile(target) == Array("new".utf8))
    #expect(
      try FolderListing.files(in: folder.file("else/where"), suffix: "") == [target])
    #expect(try names() == ["link", "middle"].map(folder.file))
  }

  @Test func aPlaceThatHasBecomeAFolderIsLeftAlone() throws {
    let path = folder.file("report")
    #expect(throws: WriteError.directory(path)) {
      var file = try ReplacingFile(path)
      try file.write([1])
      #expect(mkdir(path, 0o700) == 0)
      try file.commit()
    }
    #expect(try names() == [])
    var facts = stat()
    #expect(stat(path, &facts) == 0)
    #expect(facts.st_mode & S_IFMT == S_IFDIR)
  }

  @Test func tellsWhichPathItIsAbout() throws {
    let file = try folder.write("file", text: "")
    #expect(throws: WriteError.missingFolder("\(file)/below")) {
      _ = try ReplacingFile("\(file)/below")
    }
    #expect(throws: WriteError.missingFolder(folder.file("new/"))) {
      _ = try ReplacingFile(folder.file("new/"))
    }
    let long = folder.file(String(repeating: "x", count: 300))
    #expect(throws: WriteError.failed(long, reason: "File name too long")) {
      _ = try ReplacingFile(long)
    }
    #expect(throws: WriteError.failed("/dev/full", reason: "No space left on device")) {
      let file = try ReplacingFile("/dev/full")
      try file.write([1])
    }
    #expect(try names() == [file])
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may write anywhere"))
  func tellsWhereTheUserMayNotWrite() throws {
    chmod(folder.path, 0o500)
    defer { chmod(folder.path, 0o700) }
    let path = folder.file("report")
    #expect(throws: WriteError.notPermitted(path)) { _ = try ReplacingFile(path) }
  }
}

@Suite("Folder listing") struct FolderListingTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  @Test func namesTheFilesInOrder() throws {
    for name in ["b.json", "a.json", "B.json", "c.JSON", "json", "d.json.bak", "10.json", "9.json"]
    {
      try folder.write(name, text: "{}")
    }
    let wanted = ["10.json", "9.json", "B.json", "a.json", "b.json"].map(folder.file)
    #expect(try FolderListing.files(in: folder.path, suffix: ".json") == wanted)
    #expect(try FolderListing.files(in: folder.path + "/", suffix: ".json") == wanted)
  }

  @Test func whatIsNoFolderHasNoList() throws {
    let file = try folder.write("file.json", text: "{}")
    #expect(try FolderListing.files(in: file, suffix: "") == nil)
    #expect(try FolderListing.files(in: folder.file("none"), suffix: "") == nil)
    #expect(try FolderListing.files(in: "-", suffix: "") == nil)
  }

  @Test(arguments: ["a", "A.b_c-9", "0", "_", "a.b", String(repeating: "x", count: 100)])
  func takesNamesOfProfiles(_ name: String) throws {
    #expect(ProfileFolder.isName(name))
    let profiles = try #require(
      ProfileFolder(Places(environment: ["XDG_CONFIG_HOME": folder.path])))
    try folder.write("leadline/profiles/\(name).json", text: "{}")
    #expect(try profiles.names() == [name])
    #expect(profiles.file(name) == folder.file("leadline/profiles/\(name).json"))
  }

  @Test func aFileInThePlaceOfTheProfilesIsTold() throws {
    let path = try folder.write("leadline/profiles", text: "")
    let profiles = try #require(
      ProfileFolder(Places(environment: ["XDG_CONFIG_HOME": folder.path])))
    #expect(throws: ReadError.missing(path)) { try profiles.names() }
  }
}
