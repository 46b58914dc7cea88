import Storage
import TestSupport
import Testing

@Suite("Replacing file, what killed processes left") struct ReplacingFileLeftoverTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func names() throws -> [String] {
    try FolderListing.files(in: folder.path, suffix: "") ?? []
  }

  @Test func removesWhatNobodyWritesAnyMore() throws {
    try folder.write(".leadline-123.tmp", text: "left")
    let kept = [".leadline-save-12ab.tmp", ".leadline-12.tmp.json", ".leadline-1x.tmp"]
    for name in kept { try folder.write(name, text: "not one of these") }
    let path = folder.file("report")
    var file = try ReplacingFile(path)
    try file.commit()
    #expect(try Set(names()) == Set(kept.map(folder.file) + [path]))
  }

  @Test func leavesWhatAnotherIsAt() throws {
    let first = try ReplacingFile(folder.file("first"))
    let before = try names()
    var second = try ReplacingFile(folder.file("second"))
    #expect(try names().count == 2)
    try second.commit()
    #expect(try Set(names()) == Set(before + [folder.file("second")]))
    try first.write([1])
  }
}
