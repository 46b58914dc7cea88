import Glibc
import Terminal
import TestSupport
import Testing

extension LineEditorTests {
  /// The signals that a process survives; those that end or stop one need a process of their own.
  @Suite("Signals") struct Signals {
    private func session(columns: Int = 80) throws -> EditorSession {
      let session = try EditorSession(columns: columns) { $0.watchesSignals = true }
      try session.terminal.expectScreen("watching") { $0.bracketsPastes }
      return session
    }

    private func action(of number: Int32) -> UInt {
      var current = sigaction()
      unsafe sigaction(number, nil, &current)
      return unsafe unsafeBitCast(current.__sigaction_handler.sa_handler, to: UInt.self)
    }

    private static let watched = [
      SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH,
    ]

    @Test func theInterruptClearsTheLine() throws {
      let session = try session()
      try session.type("half a line", showing: "half a line")
      kill(getpid(), SIGINT)
      #expect(try session.nextEvent() == .interrupted)
      #expect(try session.enter("next\r") == .line("next"))
    }

    @Test func theInterruptEndsAPasteThatIsNotFinished() throws {
      let session = try session()
      try session.terminal.send("\u{1B}[200~one\ntwo")
      session.terminal.settle()
      kill(getpid(), SIGINT)
      #expect(try session.nextEvent() == .interrupted)
      #expect(try session.enter("next\r") == .line("next"))
    }

    @Test func theInterruptEndsASearch() throws {
      let session = try session()
      #expect(try session.enter("explain\r") == .line("explain"))
      try session.type("\u{12}exp", showing: "bck:exp")
      kill(getpid(), SIGINT)
      #expect(try session.nextEvent() == .interrupted)
      #expect(try session.enter("next\r") == .line("next"))
    }

    @Test func aResizeDrawsAnewWithoutAKey() throws {
      let session = try session(columns: 60)
      try session.type("a line that is wider than thirty columns", showing: "columns")
      try session.terminal.resize(columns: 30, rows: 24)
      kill(getpid(), SIGWINCH)
      try session.terminal.expectScreen(
        containing: "leadline> a line that is wider\n than thirty columns")
      #expect(try session.enter("\r") == .line("a line that is wider than thirty columns"))
    }

    @Test func beingContinuedTakesTheTerminalBack() throws {
      let session = try session()
      try session.type("half", showing: "half")
      let editing = try session.terminal.modes()
      let slave = try #require(session.terminal.slave)
      var usual = termios()
      unsafe tcgetattr(slave, &usual)
      usual.c_lflag |= tcflag_t(ECHO | ICANON | ISIG)
      unsafe tcsetattr(slave, TCSANOW, &usual)
      #expect(try session.terminal.modes() != editing)
      kill(getpid(), SIGCONT)
      try session.terminal.expectScreen("raw mode") { _ in
        (try? session.terminal.modes()) == editing
      }
      #expect(try session.enter("!\r") == .line("half!"))
    }

    @Test func actionsAreAsBeforeWhenNoLineIsRead() throws {
      let before = Self.watched.map { action(of: $0) }
      do {
        let session = try session()
        #expect(Self.watched.map { action(of: $0) } != before)
        #expect(try session.enter("line\r") == .line("line"))
        #expect(try session.enter("\u{04}") == .endOfInput)
      }
      #expect(Self.watched.map { action(of: $0) } == before)
    }

    @Test func anIgnoredSignalStaysIgnored() throws {
      let ignored = unsafe unsafeBitCast(SIG_IGN, to: UInt.self)
      var ignoring = sigaction()
      var before = sigaction()
      unsafe ignoring.__sigaction_handler.sa_handler = SIG_IGN
      unsafe sigaction(SIGHUP, &ignoring, &before)
      defer { unsafe sigaction(SIGHUP, &before, nil) }
      let session = try session()
      #expect(action(of: SIGHUP) == ignored)
      #expect(action(of: SIGTERM) != ignored)
      #expect(try session.enter("line\r") == .line("line"))
    }
  }

  @Suite("Keys at random") struct RandomKeys {
    /// A small generator, so that a failing seed can be run again.
    struct Generator: RandomNumberGenerator {
      var state: UInt64

      mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
      }
    }

    static let pieces = [
      "\u{1B}", "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}[1;5D", "\u{1B}[3~", "\t",
      "\u{12}", "\u{07}", "\u{7F}", "\u{17}", "\u{0B}", "\u{19}", "租户", "räk", "a b", "?", "😀",
      "\u{1B}\r", "\u{01}", "\u{05}", "\u{14}", "e\u{301}", "\u{1B}OP", "\u{1B}[5~", "\0",
      "\u{1B}b",
      "\u{1B}[200~pasted 租户\u{1B}[201~", "\u{0C}", "\u{1B}u", "\u{1F}", "x",
    ]

    @Test(arguments: 1...12 as ClosedRange<UInt64>, ["", "bind -v\n"])
    func neverLeaveThePromptUnusable(_ seed: UInt64, _ editrc: String) throws {
      let folder = try TemporaryDirectory()
      let path = try folder.write("editrc", text: editrc)
      let session = try EditorSession(columns: 33, rows: 8) {
        $0.editrc = .file(path)
        $0.history = ["explain 租户", "two\nrows"]
        $0.help = { "Words" }
        $0.complete = { _ in [Completion("explain"), Completion("exit")] }
      }
      session.terminal.settle()
      var generator = Generator(state: seed)
      for _ in 0..<60 {
        let piece = try #require(Self.pieces.randomElement(using: &generator))
        try session.terminal.send(piece)
      }
      session.terminal.settle(.milliseconds(80))
      try session.terminal.send("\u{03}")
      // In vi's way, Escape in a search executes the line that is found.
      while try session.nextEvent() != .interrupted {}
      #expect(try session.enter("still here\r") == .line("still here"))
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func bytesNeverDo(_ seed: UInt64) throws {
      let session = try EditorSession()
      session.terminal.settle()
      var generator = Generator(state: seed)
      let keys: Set<UInt8> = [0x03, 0x04, 0x0A, 0x0D]
      let bytes = (0..<400).map { _ in UInt8.random(in: 0...255, using: &generator) }
      try session.terminal.send(bytes.filter { !keys.contains($0) })
      session.terminal.settle(.milliseconds(80))
      #expect(try session.enter("\u{03}") == .interrupted)
      #expect(try session.enter("still here\r") == .line("still here"))
    }
  }
}
