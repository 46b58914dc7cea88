import Glibc
import Knowledge
import TestSupport
import Testing

@Suite("Knowledge files") struct KnowledgeFilesTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  @Test func markdownIsReadAtEveryDepthAndSorted() throws {
    try folder.write("lexicon.md", text: "one")
    try folder.write("failures/area/b.md", text: "two")
    try folder.write("failures/area/a.md", text: "three")
    let files = try KnowledgeFiles(folder: folder.path).files
    #expect(files.map(\.path) == ["failures/area/a.md", "failures/area/b.md", "lexicon.md"])
    #expect(files.map(\.text) == ["three", "two", "one"])
  }

  @Test(arguments: [".hidden.md", ".git/a.md", "a.txt", "a.md~", "a.MD", "md", "a.md.orig"])
  func otherFilesAreLeftAlone(_ name: String) throws {
    try folder.write(name, [0xFF])
    try folder.write("a.md", text: "")
    let files = try KnowledgeFiles(folder: folder.path).files
    #expect(files.map(\.path) == ["a.md"])
  }

  @Test func slashAtTheEndMakesNoDifference() throws {
    try folder.write("failures/area/a.md", text: "x")
    let files = try KnowledgeFiles(folder: folder.path + "/").files
    #expect(files.map(\.path) == ["failures/area/a.md"])
  }

  @Test func emptyFolderHasNoFiles() throws {
    let files = try KnowledgeFiles(folder: folder.path).files
    #expect(files.isEmpty)
  }

  @Test func missingFolder() {
    let path = folder.file("none")
    #expect(throws: KnowledgeFiles.ReadError.missing(path: path)) {
      try KnowledgeFiles(folder: path)
    }
  }

  @Test func fileForAFolder() throws {
    let path = try folder.write("a.md", text: "x")
    #expect(throws: KnowledgeFiles.ReadError.notAFolder(path: path)) {
      try KnowledgeFiles(folder: path)
    }
  }

  /// A link to itself cannot be opened by anyone, whatever their rights.
  @Test func folderThatTheSystemRefuses() {
    let path = folder.file("loop")
    #expect(symlink(path, path) == 0)
    #expect(throws: KnowledgeFiles.ReadError.failed(path: path, errno: ELOOP)) {
      try KnowledgeFiles(folder: path)
    }
  }

  @Test(arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80]] as [[UInt8]])
  func fileThatIsNotUTF8(_ bytes: [UInt8]) throws {
    let path = try folder.write("failures/area/a.md", Array("abc".utf8) + bytes)
    #expect(throws: KnowledgeFiles.ReadError.notUTF8(path: path)) {
      try KnowledgeFiles(folder: folder.path)
    }
  }

  @Test func fileOfOneMegabyteIsReadAndALargerOneIsNot() throws {
    let path = try folder.write("a.md", [UInt8](repeating: 0x61, count: 1 << 20))
    let files = try KnowledgeFiles(folder: folder.path).files
    #expect(files.first?.text.utf8.count == 1 << 20)
    try folder.write("a.md", [UInt8](repeating: 0x61, count: 1 << 20 + 1))
    #expect(throws: KnowledgeFiles.ReadError.tooLarge(path: path)) {
      try KnowledgeFiles(folder: folder.path)
    }
  }

  @Test func whatIsNoFileIsPassedOver() throws {
    #expect(mkfifo(folder.file("pipe.md"), 0o600) == 0)
    #expect(symlink(folder.file("nowhere"), folder.file("dangling.md")) == 0)
    try folder.write("folder.md/a.md", text: "x")
    let files = try KnowledgeFiles(folder: folder.path).files
    #expect(files.map(\.path) == ["folder.md/a.md"])
  }

  @Test func folderThatHoldsItselfComesToAnEnd() throws {
    try folder.write("a.md", text: "x")
    #expect(symlink(folder.path, folder.file("self")) == 0)
    let paths = try KnowledgeFiles(folder: folder.path).files.map(\.path)
    #expect(paths.contains("a.md"))
    #expect(paths.count < 20)
  }

  @Test func overlayReplacesAndAdds() {
    let base = KnowledgeFiles([("b.md", "old b"), ("a.md", "old a")])
    let both = base.overlaid(by: KnowledgeFiles([("c.md", "new c"), ("a.md", "new a")]))
    #expect(both.files.map(\.path) == ["a.md", "b.md", "c.md"])
    #expect(both.files.map(\.text) == ["new a", "old b", "new c"])
    #expect(base.files.map(\.text) == ["old a", "old b"])
  }
}
