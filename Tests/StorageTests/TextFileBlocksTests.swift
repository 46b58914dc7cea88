import Glibc
import Storage
import TestSupport
import Testing

@Suite("Text file in blocks") struct TextFileBlocksTests {
  private let folder: TemporaryDirectory

  init() throws {
    folder = try TemporaryDirectory()
  }

  private func bytes(_ span: Span<UInt8>) -> [UInt8] {
    span.indices.map { span[$0] }
  }

  @Test(arguments: [1, 2, 3, 7, 64, 999, 1000, 1001, 1 << 16])
  func blocksMakeTheFile(_ size: Int) throws {
    let content = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    var text = try TextFile(folder.write("file", content))
    var read: [UInt8] = []
    var lengths: [Int] = []
    try text.forEachBlock(of: size) { block in
      read += bytes(block)
      lengths.append(block.count)
      return true
    }
    #expect(read == content)
    #expect(lengths.dropLast().allSatisfy { $0 == size })
    #expect(lengths.allSatisfy { (1...size).contains($0) })
  }

  @Test func anEmptyFileHasNoBlock() throws {
    var text = try TextFile(folder.write("file", text: ""))
    var count = 0
    try text.forEachBlock { _ in
      count += 1
      return true
    }
    #expect(count == 0)
  }

  @Test func readingGoesOnWhereItWasStopped() throws {
    var text = try TextFile(folder.write("file", text: "abcdefgh"))
    var first: [UInt8] = []
    try text.forEachBlock(of: 3) { block in
      first += bytes(block)
      return false
    }
    var rest: [UInt8] = []
    try text.forEachBlock(of: 3) { block in
      rest += bytes(block)
      return true
    }
    #expect(first == Array("abc".utf8) && rest == Array("defgh".utf8))
  }

  @Test func aSlowPipeIsReadToItsEnd() throws {
    let path = folder.file("fifo")
    try #require(unsafe mkfifo(path, 0o600) == 0)
    let thread = try TestThread {
      let descriptor = unsafe open(path, O_WRONLY)
      for number in 0..<20 {
        _ = unsafe write(descriptor, "part \(number)\n", "part \(number)\n".utf8.count)
        usleep(2000)
      }
      close(descriptor)
    }
    let read = try TextFile.read(path)
    thread.join()
    #expect(read == Array((0..<20).map { "part \($0)\n" }.joined().utf8))
  }

  @Test func tooMuchFromAPipeIsRefused() throws {
    let path = folder.file("fifo")
    try #require(unsafe mkfifo(path, 0o600) == 0)
    ignoreBrokenPipes()
    let thread = try TestThread {
      let descriptor = unsafe open(path, O_WRONLY)
      let block = [UInt8](repeating: 65, count: 4096)
      while unsafe write(descriptor, block, block.count) > 0 {}
      close(descriptor)
    }
    #expect(throws: ReadError.tooLarge(path, maximumBytes: 100_000)) {
      try TextFile.read(path, maximumBytes: 100_000)
    }
    thread.join()
  }

  @Test func anEndlessDeviceIsRefusedInTime() {
    #expect(throws: ReadError.tooLarge("/dev/zero", maximumBytes: 10 << 20)) {
      try TextFile.read("/dev/zero", maximumBytes: 10 << 20)
    }
  }

  @Test func theNullDeviceIsEmpty() throws {
    #expect(try TextFile.read("/dev/null") == [])
  }

  @Test func aFileOfTheKernelThatSaysItIsEmptyIsReadWhole() throws {
    let status = try String(decoding: TextFile.read("/proc/self/status"), as: UTF8.self)
    #expect(status.hasPrefix("Name:") && status.contains("Pid:"))
  }

  @Test(arguments: ["na\u{EF}ve", "\u{79DF}\u{6237}", "with blank", "-", "--", "*", "a\nb"])
  func anyNameIsAName(_ name: String) throws {
    let path = try folder.write(name, text: "content")
    #expect(try TextFile.read(path) == Array("content".utf8))
    #expect(try TextFile(path).name == path)
  }

  @Test func aLinkIsFollowedAndADanglingOneIsMissing() throws {
    let target = try folder.write("target", text: "content")
    try #require(unsafe symlink(target, folder.file("link")) == 0)
    #expect(try TextFile.read(folder.file("link")) == Array("content".utf8))
    unlink(target)
    #expect(throws: ReadError.missing(folder.file("link"))) {
      try TextFile.read(folder.file("link"))
    }
  }

  @Test func theStandardInputHasAName() throws {
    #expect(try TextFile("-").name == "standard input")
  }

  @Test func manyFilesLeaveNoDescriptorOpen() throws {
    let path = try folder.write("file", text: "content")
    // More than a process may have open as a rule.
    for _ in 0..<2000 { _ = try TextFile.read(path) }
    for _ in 0..<2000 { _ = try? TextFile.read(folder.path) }
    #expect(try TextFile.read(path).count == 7)
  }
}
