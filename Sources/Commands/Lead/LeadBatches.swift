import Destinations
import Terminal

/// Does something that the user can interrupt: it is cancelled then, and ends as it can.
enum Interruptible {
  static func run<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value {
    let task = Task { await work() }
    let watch = Task {
      await InterruptWatch.wait()
      if !Task.isCancelled { task.cancel() }
    }
    let value = await task.value
    watch.cancel()
    return value
  }
}

/// Does something for many leads, in calls of so many, and with so many calls at a time, as a
/// destination takes them.
struct LeadBatches<Item: Sendable, Result: Sendable>: Sendable {
  let manner: LeadManner
  /// Whether nothing more is to be begun after these results.
  var stops: @Sendable ([Result]) -> Bool = { _ in false }
  /// Does it for one call's leads; as many results, in the same order.
  let work: @Sendable ([Item]) async -> [Result]

  /// Runs them all.
  ///
  /// - Parameters:
  ///   - items: What it is done for.
  ///   - progress: Is told how many are done.
  /// - Returns: The results in order; `nil` for what was not begun.
  func run(_ items: [Item], progress: @escaping @Sendable (Int) -> Void) async -> [Result?] {
    let batches = stride(from: 0, to: items.count, by: manner.batch).map { start in
      start..<min(start + manner.batch, items.count)
    }
    return await withTaskGroup(of: (range: Range<Int>, results: [Result])?.self) { group in
      var results = [Result?](repeating: nil, count: items.count)
      var next = 0
      var running = 0
      var done = 0
      var isEnding = false
      group.addTask {
        await InterruptWatch.wait()
        return nil
      }
      while true {
        while !isEnding, !InterruptWatch.isInterrupted, running < manner.parallel,
          next < batches.count
        {
          let range = batches[next]
          next += 1
          running += 1
          group.addTask { (range, await work(Array(items[range]))) }
        }
        guard running > 0, let ended = await group.next() else { break }
        guard let ended else {
          // What is under way is cut short, and says that nobody knows what became of it.
          group.cancelAll()
          isEnding = true
          continue
        }
        running -= 1
        done += ended.range.count
        for (index, result) in zip(ended.range, ended.results) { results[index] = result }
        if stops(ended.results) { isEnding = true }
        progress(done)
      }
      group.cancelAll()
      return results
    }
  }
}
