import Glibc
import Storage
import TestSupport
import Testing

@Suite("Replacing file") struct ReplacingFileTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func write(_ text: String, to path: String) throws {
    var file = try ReplacingFile(path)
    try file.write(Array(text.utf8))
    try file.commit()
  }

  private func names() throws -> [String]? {
    try FolderListing.files(in: folder.path, suffix: "")
  }

  @Test func appearsWhole() throws {
    let path = folder.file("report")
    try write("all", to: path)
    #expect(try readFile(path) == Array("all".utf8))
    #expect(try names() == [path])
  }

  @Test func leavesTheOldOneAndNothingElseWhenItIsNotCommitted() throws {
    let path = try folder.write("report", text: "old")
    do {
      let file = try ReplacingFile(path)
      try file.write(Array("half".utf8))
    }
    #expect(try readFile(path) == Array("old".utf8))
    #expect(try names() == [path])
  }

  @Test(arguments: [0o600, 0o640, 0o644] as [mode_t]) func keepsTheMode(_ mode: mode_t) throws {
    let path = try folder.write("report", text: "old")
    chmod(path, mode)
    try write("new", to: path)
    var facts = stat()
    #expect(stat(path, &facts) == 0)
    #expect(facts.st_mode & 0o777 == mode)
  }

  @Test func followsASymbolicLinkAndKeepsIt() throws {
    let target = try folder.write("target", text: "old")
    let link = folder.file("link")
    #expect(symlink(target, link) == 0)
    try write("new", to: link)
    var facts = stat()
    #expect(lstat(link, &facts) == 0)
    #expect(facts.st_mode & S_IFMT == S_IFLNK)
    #expect(try readFile(target) == Array("new".utf8))
  }

  @Test func writesToADeviceAsItIs() throws {
    try write("gone", to: "/dev/null")
    var facts = stat()
    #expect(stat("/dev/null", &facts) == 0)
    #expect(facts.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func tellsWhyNot() throws {
    let missing = folder.file("no/such/report")
    #expect(throws: WriteError.missingFolder(missing)) { _ = try ReplacingFile(missing) }
    #expect(throws: WriteError.directory(folder.path)) { _ = try ReplacingFile(folder.path) }
    #expect(throws: WriteError.self) {
      let file = try ReplacingFile("/dev/full")
      try file.write([1])
    }
  }
}

@Suite("Profile folder") struct ProfileFolderTests {
  @Test func listsDocumentsByName() throws {
    let folder = try TemporaryDirectory()
    let profiles = try #require(
      ProfileFolder(Places(environment: ["XDG_CONFIG_HOME": folder.path])))
    #expect(try profiles.names() == [])
    #expect(mkdir(folder.file("leadline"), 0o700) == 0)
    #expect(mkdir(profiles.path, 0o700) == 0)
    for name in ["b.json", "a.json", ".hidden.json", "notes.txt", "a b.json"] {
      try folder.write("leadline/profiles/\(name)", text: "{}")
    }
    #expect(try profiles.names() == ["a", "b"])
    #expect(profiles.file("a").hasSuffix("/leadline/profiles/a.json"))
  }

  @Test(arguments: ["", ".", "..", "a/b", "-x", "a b", "ä", String(repeating: "x", count: 101)])
  func refusesNamesThatNoFileShouldBear(_ name: String) {
    #expect(!ProfileFolder.isName(name))
  }

  @Test func needsAPlace() { #expect(ProfileFolder(Places(environment: [:])) == nil) }
}

@Suite("Replacing file: odd places") struct ReplacingFilePlaceTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func write(_ text: String, to path: String) throws {
    var file = try ReplacingFile(path)
    try file.write(Array(text.utf8))
    try file.commit()
  }

  @Test func aLinkToNothingYetIsFollowed() throws {
    let link = folder.file("link")
    #expect(symlink("later", link) == 0)
    try write("there now", to: link)
    var facts = stat()
    #expect(lstat(link, &facts) == 0)
    #expect(facts.st_mode & S_IFMT == S_IFLNK)
    #expect(try folder.read("later") == Array("there now".utf8))
  }

  @Test func theLongestNameIsNotTooLong() throws {
    let path = folder.file(String(repeating: "n", count: 255))
    try write("x", to: path)
    #expect(try readFile(path) == [UInt8(ascii: "x")])
  }

  @Test func aFolderIsNoDocument() throws {
    try folder.write("sub.json/inner", text: "x")
    let document = try folder.write("a.json", text: "{}")
    #expect(try FolderListing.files(in: folder.path, suffix: ".json") == [document])
  }
}
