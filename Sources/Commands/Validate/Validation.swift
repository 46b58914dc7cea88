import Destinations
import Reports
import Terminal

/// Looks at many destinations at the same time and hands the reports on in the order of the input.
struct Validation {
  let verifier: SubjectVerifier
  let jobs: Int
  let progress: ProgressLine

  /// A report is held back until those before it are there; no more of them than this for each job,
  /// so that one slow destination does not let thousands pile up.
  private static let heldBackPerJob = 4

  /// Runs everything.
  ///
  /// - Parameters:
  ///   - next: Gives the next thing to look at; `nil` at the end.
  ///   - deliver: Takes the reports, in order.
  /// - Returns: Whether the user interrupted.
  /// - Throws: What `deliver` throws.
  func run(
    next: () -> DocumentLoader.Item?, deliver: (SubjectReport) throws -> Void
  ) async throws -> Bool {
    try await withThrowingTaskGroup(of: (index: Int, report: SubjectReport)?.self) { group in
      group.addTask {
        await InterruptWatch.wait()
        return nil
      }
      var queue = OrderedQueue()
      var isAtEnd = false
      while true {
        while !isAtEnd, queue.running < jobs, queue.held < jobs * Self.heldBackPerJob {
          switch next() {
          case nil: isAtEnd = true
          case .report(let report): queue.add(report)
          case .job(let job):
            let index = queue.start()
            group.addTask { (index, await self.report(on: job)) }
          }
        }
        for report in queue.takeReady() { try deliver(report) }
        guard queue.running > 0 || !isAtEnd else { break }
        guard queue.running > 0 else { continue }
        guard let ended = try await group.next() ?? nil else {
          group.cancelAll()
          return true
        }
        queue.finish(ended.index, ended.report)
      }
      group.cancelAll()
      return InterruptWatch.isInterrupted
    }
  }

  private func report(on job: ValidationJob) async -> SubjectReport {
    let progress = progress
    let report = await verifier.report(on: job) { progress.ended($0, of: job.name) }
    progress.ended(report)
    return report
  }
}

/// Puts reports that end in any order back into the order in which they were begun.
struct OrderedQueue {
  private var reports: [Int: SubjectReport] = [:]
  private var begun = 0
  private var delivered = 0
  /// How many have begun and not ended.
  private(set) var running = 0

  /// How many have begun or ended and were not delivered.
  var held: Int { begun - delivered }

  mutating func start() -> Int {
    defer { begun += 1 }
    running += 1
    return begun
  }

  mutating func add(_ report: SubjectReport) {
    reports[begun] = report
    begun += 1
  }

  mutating func finish(_ index: Int, _ report: SubjectReport) {
    reports[index] = report
    running -= 1
  }

  mutating func takeReady() -> [SubjectReport] {
    var ready: [SubjectReport] = []
    while let report = reports.removeValue(forKey: delivered) {
      ready.append(report)
      delivered += 1
    }
    return ready
  }
}
