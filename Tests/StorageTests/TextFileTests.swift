import Glibc
import Storage
import TestSupport
import Testing

@Suite("Text file") struct TextFileTests {
  private let folder: TemporaryDirectory

  init() throws {
    folder = try TemporaryDirectory()
  }

  @Test func readsAWholeFile() throws {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let path = try folder.write("binary", bytes)
    #expect(try TextFile.read(path) == bytes)
    #expect(try TextFile.read(folder.write("empty", text: "")) == [])
  }

  @Test func readsInBlocks() throws {
    let path = try folder.write("text", text: "abcdefgh")
    var text = try TextFile(path)
    #expect(text.name == path)
    var blocks: [Int] = []
    try text.forEachBlock(of: 3) { block in
      blocks.append(block.count)
      return true
    }
    #expect(blocks == [3, 3, 2])
  }

  @Test func stopsWhenToldTo() throws {
    var text = try TextFile(folder.write("text", text: "abcdefgh"))
    var count = 0
    try text.forEachBlock(of: 3) { _ in
      count += 1
      return false
    }
    #expect(count == 1)
  }

  @Test func aFIFOIsReadToItsEnd() async throws {
    let path = folder.file("fifo")
    #expect(unsafe mkfifo(path, 0o600) == 0)
    async let written = ChildProcess(
      "/bin/sh", ["-c", "echo one; sleep 0.05; echo two"], output: .file(path)
    ).run()
    #expect(try TextFile.read(path) == Array("one\ntwo\n".utf8))
    #expect(try await written.status == 0)
  }

  @Test func whatIsNotThereIsMissing() throws {
    let file = try folder.write("file", text: "")
    let paths = [folder.file("none"), "\(file)/below", "", String(repeating: "x", count: 5000)]
    for path in paths {
      #expect(throws: ReadError.missing(path)) { try TextFile.read(path) }
    }
  }

  @Test func aFolderIsNoText() {
    #expect(throws: ReadError.directory(folder.path)) { try TextFile.read(folder.path) }
  }

  @Test func aCircleOfLinksIsMissing() {
    let path = folder.file("circle")
    #expect(unsafe symlink(path, path) == 0)
    #expect(throws: ReadError.missing(path)) { try TextFile.read(path) }
  }

  @Test func aFileThatFailsInReadingSaysWhy() {
    // The first page of a process's memory is never mapped: reading it gives EIO, for root as well.
    let failure = #expect(throws: ReadError.self) { try TextFile.read("/proc/self/mem") }
    #expect(failure == .failed("/proc/self/mem", reason: "Input/output error"))
  }

  @Test func moreThanTheCallerCanHoldIsRefused() throws {
    let path = try folder.write("large", [UInt8](repeating: 65, count: 100))
    #expect(try TextFile.read(path, maximumBytes: 100).count == 100)
    #expect(throws: ReadError.tooLarge(path, maximumBytes: 99)) {
      try TextFile.read(path, maximumBytes: 99)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may read all"))
  func aFileThatTheUserMayNotReadIsNotPermitted() throws {
    let path = try folder.write("closed", text: "x")
    chmod(path, 0)
    #expect(throws: ReadError.notPermitted(path)) { try TextFile.read(path) }
  }
}
