import Glibc
import Terminal

/// Figures about accuracy and speed.
///
/// - `leadline-benchmark accuracy FILE…`: how good, on labelled texts.
/// - `leadline-benchmark fit FILE…`: the weights that fit labelled texts best.
/// - `leadline-benchmark fit-descriptions FILE…`: the same for descriptions, each of the knowledge
///   base left out in turn.
/// - `leadline-benchmark questions FILE…`: how often the question that was meant is found.
/// - `leadline-benchmark speed PROGRAM [MEGABYTES]`: how fast, as ratios in one run.
@main struct Benchmark {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let output = OutputSink(descriptor: STDOUT_FILENO)
    do {
      switch arguments.first {
      case "accuracy": try Accuracy(files: Array(arguments.dropFirst())).run(output)
      case "fit": try Fit(files: Array(arguments.dropFirst())).run(output)
      case "fit-descriptions":
        try Fit(files: Array(arguments.dropFirst())).runDescriptions(output)
      case "questions":
        let files = arguments.dropFirst().filter { $0 != "--verbose" }
        try QuestionAccuracy(files: Array(files), isVerbose: arguments.contains("--verbose"))
          .run(output)
      case "speed" where arguments.count > 1:
        let megabytes = arguments.count > 2 ? Int(arguments[2]) ?? 1024 : 1024
        try Speed(program: arguments[1], megabytes: megabytes).run(output)
      default:
        try output.write(
          """
          usage: leadline-benchmark accuracy FILE…
                 leadline-benchmark fit FILE…
                 leadline-benchmark fit-descriptions FILE…
                 leadline-benchmark questions [--verbose] FILE…
                 leadline-benchmark speed PROGRAM [MEGABYTES]

          """)
      }
      try output.flush()
    } catch {
      let errors = OutputSink(descriptor: STDERR_FILENO)
      try? errors.write("leadline-benchmark: \(error)\n")
      try? errors.flush()
      exit(1)
    }
  }
}
