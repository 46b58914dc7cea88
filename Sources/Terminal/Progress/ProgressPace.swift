/// When to write whole lines of progress, so that they tell without being a nuisance.
struct ProgressPace {
  /// How long something must take to be worth a line.
  var patience: Duration = .seconds(1)
  /// How long after a line the next one may come; the same words wait longer each time.
  var interval: Duration = .seconds(5)
  /// How long the same words wait at most.
  var longestInterval: Duration = .seconds(60)

  private var begun: ContinuousClock.Instant?
  private var last: (text: String, time: ContinuousClock.Instant)?
  private var repetitions = 0

  /// Something is begun, after a time in which nothing was under way.
  mutating func begin(at now: ContinuousClock.Instant) { begun = now }

  /// Everything has ended.
  mutating func end() { begun = nil }

  /// Tells whether a line is to be written now, and takes it for written.
  mutating func isDue(_ text: String, at now: ContinuousClock.Instant) -> Bool {
    guard let begun, now - begun >= patience else { return false }
    let isSame = last?.text == text
    if let last {
      // Something new is told of as soon as it takes long, however short ago the last line was.
      let isNew = !isSame && last.time < begun
      if !isNew, now - last.time < (isSame ? waitForSame : interval) { return false }
    }
    repetitions = isSame ? repetitions + 1 : 0
    last = (text, now)
    return true
  }

  private var waitForSame: Duration {
    min(longestInterval, interval * (1 << min(repetitions, 10)))
  }
}
