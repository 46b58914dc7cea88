import Synchronization
import TestSupport
import Testing

@testable import Terminal

@Suite("Progress indicator") struct ProgressIndicatorTests {
  /// What was written, and what of it a person sees.
  private final class Paper: Sendable {
    private let written = Mutex("")

    var text: String { written.withLock { $0 } }
    var line: String {
      var screen = Screen(columns: 40, rows: 4)
      screen.feed(text.utf8)
      return screen.text
    }
    func add(_ text: String) { written.withLock { $0 += text } }
  }

  private static func indicator(
    _ mode: ProgressIndicator.Mode, _ paper: Paper, patience: Duration = .milliseconds(200)
  ) -> ProgressIndicator {
    var pace = ProgressPace()
    pace.patience = patience
    return ProgressIndicator(
      mode: mode, pace: pace, columns: { 40 }, output: { paper.add($0) })
  }

  private static func wait(until isMet: () -> Bool) async throws {
    for _ in 0..<1000 where !isMet() { try await Task.sleep(for: .milliseconds(10)) }
    #expect(isMet())
  }

  @Test func whatTakesAMomentOnlyIsNotTold() async {
    let paper = Paper()
    let value = await Self.indicator(.overwriting, paper).during("asking") { 7 }
    #expect(value == 7)
    #expect(paper.text.isEmpty)
  }

  @Test func whatTakesLongerIsToldAndGoneInTheEnd() async throws {
    let paper = Paper()
    try await Self.indicator(.overwriting, paper).during("asking 租户.example") {
      try await Self.wait { paper.line == "asking 租户.example" }
    }
    #expect(paper.line == "")
    #expect(!paper.text.contains("\n"))
  }

  @Test func itIsSeenWithinATenthOfASecond() async throws {
    // The best of several, for a busy machine wakes tasks late.
    var best = Duration.seconds(1)
    for _ in 1...100 where best >= .milliseconds(100) {
      let paper = Paper()
      let start = ContinuousClock.now
      try await Self.indicator(.overwriting, paper).during("asking") {
        while paper.text.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
      }
      best = min(best, .now - start)
    }
    #expect(best < .milliseconds(100))
  }

  @Test func whatIsToldIsSeenAtOnce() async {
    let paper = Paper()
    let indicator = Self.indicator(.overwriting, paper)
    indicator.show("asking one")
    #expect(paper.line == "asking one")
    indicator.show("asking two")
    #expect(paper.line == "asking two")
    indicator.clear()
    #expect(paper.line == "")
    await indicator.during("asking three") {
      indicator.show("asking four")
      #expect(paper.line == "asking four")
    }
    #expect(paper.line == "")
  }

  @Test func errorsComeThroughAndTakeTheLineAway() async throws {
    struct Broken: Error {}
    let paper = Paper()
    let indicator = Self.indicator(.overwriting, paper)
    await #expect(throws: Broken.self) {
      try await indicator.during("asking") {
        indicator.show("asking one")
        throw Broken()
      }
    }
    #expect(paper.line == "")
  }

  @Test func aLineIsSafeAndFitsTheWindow() {
    let paper = Paper()
    let indicator = Self.indicator(.overwriting, paper)
    indicator.show("a\u{1B}[2J\n" + String(repeating: "租户 ", count: 40))
    #expect(!paper.text.dropLast(3).contains("\u{1B}"))
    #expect(!paper.line.contains("\n"))
    indicator.clear()
    #expect(paper.line == "")
  }

  @Test func ofSeveralTheLastBegunIsSeen() async throws {
    let paper = Paper()
    let indicator = Self.indicator(.overwriting, paper)
    try await indicator.during("asking one") {
      try await Self.wait { paper.line == "asking one" }
      await indicator.during("asking two") { #expect(paper.line == "asking two") }
      #expect(paper.line == "asking one")
    }
    #expect(paper.line == "")
  }

  @Test func itMakesRoomForWhatElseIsWritten() async throws {
    let paper = Paper()
    let indicator = Self.indicator(.overwriting, paper)
    indicator.show("asking one")
    indicator.paused {
      #expect(paper.line == "")
      indicator.show("asking two")
      paper.add("a result\n\r")
    }
    #expect(paper.line == "a result\nasking two")
    indicator.clear()
    #expect(paper.line == "a result")
  }

  @Test func offWritesNothing() async {
    let paper = Paper()
    let indicator = Self.indicator(.off, paper)
    await indicator.during("asking") {
      indicator.show("asking one")
      indicator.paused {}
      try? await Task.sleep(for: .milliseconds(100))
    }
    indicator.clear()
    #expect(paper.text.isEmpty)
  }

  @Test func wholeLinesTellOnlyWhatTakesLong() async throws {
    let paper = Paper()
    let indicator = Self.indicator(.wholeLines, paper, patience: .seconds(100))
    await indicator.during("asking one") { indicator.show("asking two") }
    #expect(paper.text.isEmpty)
    let impatient = Self.indicator(.wholeLines, paper)
    try await impatient.during("asking three") {
      try await Self.wait { !paper.text.isEmpty }
      try await Task.sleep(for: .milliseconds(300))
      impatient.show("asking four")
    }
    #expect(paper.text == "asking three\n")
  }

  @Test func manyTasksAtOnceLeaveNothingBehind() async {
    let paper = Paper()
    let indicator = Self.indicator(.overwriting, paper)
    await withTaskGroup { group in
      for number in 1...60 {
        group.addTask {
          await indicator.during("asking \(number)") {
            indicator.show("asking \(number) again")
            indicator.paused {}
            try? await Task.sleep(for: .milliseconds(number * 3))
          }
        }
      }
    }
    #expect(paper.line == "")
  }

  @Test func aRealTerminalShowsIt() throws {
    let terminal = try PseudoTerminal(columns: 20)
    let indicator = ProgressIndicator(
      mode: .overwriting, descriptor: try #require(terminal.slave), environment: [:])
    indicator.show("asking login.microsoftonline.com")
    try terminal.expectScreen("a cut line") { $0.text.hasPrefix("asking login.micro") }
    #expect(terminal.screen.cursorRow == 0)
    indicator.clear()
    try terminal.expectScreen("nothing") { $0.text.isEmpty }
  }
}

@Suite("Progress pace") struct ProgressPaceTests {
  private let start = ContinuousClock.now

  /// The seconds at which a line was due, of those that were asked.
  private func due(_ pace: inout ProgressPace, _ text: String, _ seconds: ClosedRange<Int>) -> [Int]
  {
    seconds.filter { pace.isDue(text, at: start + .seconds($0)) }
  }

  @Test func theSameWordsComeEverMoreSeldom() {
    var pace = ProgressPace()
    pace.begin(at: start)
    #expect(due(&pace, "waiting", 0...240) == [1, 6, 16, 36, 76, 136, 196])
  }

  @Test func otherWordsComeNotMoreOftenThanEveryFiveSeconds() {
    var pace = ProgressPace()
    pace.begin(at: start)
    let lines = (0...20).filter { pace.isDue("asking \($0)", at: start + .seconds($0)) }
    #expect(lines == [1, 6, 11, 16])
  }

  @Test func somethingNewIsToldOfAfterItsOwnSecond() {
    var pace = ProgressPace()
    pace.begin(at: start)
    #expect(due(&pace, "asking one", 0...1) == [1])
    pace.end()
    #expect(due(&pace, "asking one", 2...2) == [])
    pace.begin(at: start + .seconds(2))
    #expect(due(&pace, "asking two", 2...4) == [3])
  }

  @Test func theSameThingAgainIsNotToldOfAtOnce() {
    var pace = ProgressPace()
    for begun in [0, 2] {
      pace.begin(at: start + .seconds(begun))
      _ = due(&pace, "waiting", begun...(begun + 1))
      pace.end()
    }
    pace.begin(at: start + .seconds(4))
    #expect(due(&pace, "waiting", 4...10) == [6])
  }
}
