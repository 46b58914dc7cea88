import Glibc
import Knowledge
import KnowledgeBase
import Terminal

/// Cold starts against `/bin/true`, and `--all` against `grep -F -f` with the same literals, in
/// turn.
struct Speed {
  let program: String
  let megabytes: Int
  private static let coldRuns = 41
  private static let logRuns = 3

  init(program: String, megabytes: Int) {
    self.program = program
    self.megabytes = megabytes
  }

  func run(_ output: OutputSink) throws {
    let folder = try TemporaryFolder()
    let paste = try folder.write("paste.txt", LogGenerator.paste(kilobytes: 3))
    let cold: [(String, [String])] = [
      ("explain", [program, "explain", "AADSTS90002"]),
      ("diagnose of 3 KB", [program, "diagnose", paste]),
      (
        "diagnose of 3 KB without a failure",
        [
          program, "diagnose", try folder.write("plain.txt", LogGenerator.plain(kilobytes: 3)),
        ]
      ),
    ]
    for (name, command) in cold {
      let pair = try compare(command, ["/bin/true"], runs: Self.coldRuns, folder)
      try output.write(
        "\(name): \(milliseconds(pair.first)) ms, /bin/true \(milliseconds(pair.second)) ms, "
          + "\(milliseconds(pair.first - pair.second)) ms more, peak \(pair.peakKibibytes / 1024) MiB\n"
      )
      try output.flush()
    }
    let log = folder.path("service.log")
    try LogGenerator.write(megabytes: megabytes, to: log)
    let literals = try folder.write(
      "literals", KnowledgeArchive.embedded.anchors.flatMap { $0.bytes + [0x0A] })
    let pair = try compare(
      [program, "diagnose", "--all", log], ["grep", "-c", "-F", "-f", literals, log],
      runs: Self.logRuns, folder)
    try output.write(
      "--all over \(megabytes) MB: \(milliseconds(pair.first)) ms, grep -F -f "
        + "\(milliseconds(pair.second)) ms, \((pair.second / pair.first * 10).rounded() / 10) "
        + "times as fast, peak \(pair.peakKibibytes / 1024) MiB\n")
  }

  private func milliseconds(_ seconds: Double) -> String {
    String((seconds * 100_000).rounded() / 100)
  }

  /// Medians of runs in turn, after one that is not counted.
  private func compare(
    _ first: [String], _ second: [String], runs: Int, _ folder: TemporaryFolder
  ) throws -> (first: Double, second: Double, peakKibibytes: Int) {
    var times: ([Double], [Double]) = ([], [])
    var peak = 0
    for run in 0...runs {
      let one = try MeasuredChild.run(first, output: folder.path("output"))
      let other = try MeasuredChild.run(second, output: folder.path("output"))
      guard run > 0 else { continue }
      times.0.append(one.seconds)
      times.1.append(other.seconds)
      peak = max(peak, one.peakKibibytes)
    }
    return (times.0.sorted()[runs / 2], times.1.sorted()[runs / 2], peak)
  }
}
