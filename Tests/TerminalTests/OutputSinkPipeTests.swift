import Glibc
import Terminal
import TestSupport
import Testing

@Suite("Output sink on pipes and devices") struct OutputSinkPipeTests {
  private struct Pipe {
    let reader: Int32
    let writer: Int32

    /// `F_SETPIPE_SZ` of Linux, which the C library's module leaves out.
    private static let setPipeSize: Int32 = 1031

    init(bytes: Int32? = nil, isBlocking: Bool = true) throws {
      var ends: [Int32] = [-1, -1]
      try #require(unsafe pipe(&ends) == 0)
      (reader, writer) = (ends[0], ends[1])
      if let bytes { _ = fcntl(writer, Self.setPipeSize, bytes) }
      if !isBlocking { _ = fcntl(writer, F_SETFL, O_NONBLOCK) }
    }

    func readToEnd(by blockBytes: Int = 65536, pause: UInt32 = 0) -> [UInt8] {
      var all: [UInt8] = []
      var block = [UInt8](repeating: 0, count: blockBytes)
      while true {
        let count = unsafe read(reader, &block, blockBytes)
        if count <= 0 { return all }
        all += block[..<count]
        if pause > 0 { usleep(pause) }
      }
    }
  }

  init() {
    ignoreBrokenPipes()
  }

  private static func numbered(_ count: Int) -> [UInt8] {
    // No two neighbouring pieces are alike, so that a lost or doubled one shows.
    (0..<count).flatMap { Array("\($0),".utf8) }
  }

  /// A reader that takes a little at a time makes every write a short one.
  @Test(arguments: [true, false], [1, 17, 4096])
  func aSlowReaderGetsEverythingInOrder(_ isBlocking: Bool, _ capacity: Int) throws {
    let pipe = try Pipe(bytes: 4096, isBlocking: isBlocking)
    let content = Self.numbered(4000)
    let thread = try TestThread {
      let sink = OutputSink(descriptor: pipe.writer, capacity: capacity)
      for start in stride(from: 0, to: content.count, by: 997) {
        try? sink.write(content[start..<min(start + 997, content.count)])
      }
      try? sink.flush()
      close(pipe.writer)
    }
    let read = pipe.readToEnd(by: 613, pause: 50)
    thread.join()
    close(pipe.reader)
    #expect(read == content)
  }

  @Test func aReaderThatGoesAwayMidwayIsTold() throws {
    let pipe = try Pipe(bytes: 4096)
    let reader = try TestThread {
      var block = [UInt8](repeating: 0, count: 1000)
      _ = unsafe read(pipe.reader, &block, block.count)
      close(pipe.reader)
    }
    let sink = OutputSink(descriptor: pipe.writer)
    #expect(throws: OutputError.closedPipe) {
      try sink.write(Self.numbered(100_000))
      try sink.flush()
    }
    #expect(throws: OutputError.closedPipe) { try sink.write("more") }
    #expect(throws: OutputError.closedPipe) { try sink.flush() }
    reader.join()
    close(pipe.writer)
  }

  @Test func aReaderThatGoesAwayFromAPipeThatDoesNotBlockIsTold() throws {
    let pipe = try Pipe(bytes: 4096, isBlocking: false)
    let reader = try TestThread {
      usleep(20_000)
      close(pipe.reader)
    }
    let sink = OutputSink(descriptor: pipe.writer)
    #expect(throws: OutputError.closedPipe) {
      try sink.write(Self.numbered(100_000))
      try sink.flush()
    }
    reader.join()
    close(pipe.writer)
  }

  @Test func nothingToWriteFailsNowhere() throws {
    let sink = OutputSink(descriptor: -1)
    try sink.write("")
    try sink.write([])
    try sink.flush()
  }

  @Test(arguments: [1, 10, 100_000]) func aFullDeviceIsToldAtTheLatestWhenFlushing(
    _ capacity: Int
  ) throws {
    let descriptor = unsafe open("/dev/full", O_WRONLY | O_CLOEXEC)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let sink = OutputSink(descriptor: descriptor, capacity: capacity)
    #expect(throws: OutputError.full) {
      for _ in 0..<10 { try sink.write("text ") }
      try sink.flush()
    }
  }

  @Test func aFileThatIsOpenForReadingTakesNothing() throws {
    let descriptor = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    let sink = OutputSink(descriptor: descriptor)
    try sink.write("text")
    #expect(throws: OutputError.failed(number: EBADF)) { try sink.flush() }
  }

  @Test func whatWasNotFlushedIsNotWritten() throws {
    let folder = try TemporaryDirectory()
    let path = try folder.write("out", text: "")
    let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
    do {
      let sink = OutputSink(descriptor: descriptor)
      try sink.write("lost")
    }
    #expect(try readFile(path).isEmpty)
    #expect(fcntl(descriptor, F_GETFD) >= 0, "the file is left open")
    close(descriptor)
  }

  @Test func twoSinksOfOneFileKeepTheOrderOfTheirFlushes() throws {
    let folder = try TemporaryDirectory()
    let path = try folder.write("out", text: "")
    let descriptor = unsafe open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    defer { close(descriptor) }
    let results = OutputSink(descriptor: descriptor)
    let remarks = OutputSink(descriptor: descriptor)
    try results.write("one\n")
    try remarks.write("two\n")
    try remarks.flush()
    try results.flush()
    #expect(try readFile(path) == Array("two\none\n".utf8))
  }

  @Test(arguments: [-5, 0, 1]) func aCapacityBelowOneWritesAtOnce(_ capacity: Int) throws {
    let pipe = try Pipe()
    let sink = OutputSink(descriptor: pipe.writer, capacity: capacity)
    try sink.write("\u{79DF}")
    close(pipe.writer)
    #expect(pipe.readToEnd() == Array("\u{79DF}".utf8))
    close(pipe.reader)
  }

  @Test(
    arguments: [
      (EPIPE, OutputError.closedPipe), (ENOSPC, .full), (EDQUOT, .full), (EFBIG, .full),
      (EIO, .failed(number: EIO)), (EBADF, .failed(number: EBADF)),
    ] as [(Int32, OutputError)]) func reasonsAreTheSystemsWords(
      _ number: Int32, _ error: OutputError
    )
  {
    let words = unsafe String(cString: strerror(number))
    switch error {
    case .full: #expect(error.reason == "No space left on device")
    default: #expect(error.reason == words)
    }
  }
}
