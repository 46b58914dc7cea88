import Arguments
import Destinations
import Reports

/// What a call of `validate` asks for.
struct ValidateOptions {
  /// How many destinations are looked at at the same time, unless it is said otherwise.
  static let defaultJobs = 16
  /// How long a check may take, in seconds, unless it is said otherwise.
  static let defaultTimeLimit = 30

  /// One report: a format and where it goes; `-` is standard output.
  struct Report: Equatable {
    let format: ReportFormat
    let file: String
  }

  let operands: [String]
  let profiles: [String]
  let takesAllProfiles: Bool
  let isTrusted: Bool
  let allowsPrivateAddresses: Bool
  let jobs: Int
  let shard: Shard?
  let reports: [Report]
  let verification: Verification.Options

  init(_ parsed: ParsedCommand) throws(CommandFailure) {
    operands = parsed.operands
    profiles = parsed.values("profile")
    takesAllProfiles = parsed.flag("all")
    isTrusted = parsed.flag("trust")
    allowsPrivateAddresses = parsed.flag("allow-private")
    jobs = parsed.integer("jobs") ?? Self.defaultJobs
    shard = try parsed.value("shard").map(Shard.init)
    reports = try Self.reports(parsed)
    verification = try Self.verification(parsed)
  }

  private static func verification(
    _ parsed: ParsedCommand
  ) throws(CommandFailure) -> Verification.Options {
    var options = Verification.Options()
    options.isOffline = parsed.flag("offline")
    options.sendsTestLead = parsed.flag("send-test-lead")
    options.only = try checkIDs(parsed, "only")
    options.skip = try checkIDs(parsed, "skip")
    options.timeLimit = .seconds(parsed.integer("timeout") ?? defaultTimeLimit)
    if options.isOffline, options.sendsTestLead {
      throw CommandFailure("'--offline' and '--send-test-lead' exclude each other", .usage)
    }
    return options
  }

  private static func checkIDs(
    _ parsed: ParsedCommand, _ option: String
  ) throws(CommandFailure) -> Set<CheckID> {
    let known = Registry.all.flatMap { $0.checks.map(\.id.rawValue) }
    var ids: Set<CheckID> = []
    for name in parsed.values(option).flatMap({ $0.split(separator: ",").map(String.init) }) {
      guard known.contains(name) else {
        let nearest = Suggestions.nearest(to: name, among: known)
        let hint =
          nearest.isEmpty
          ? "'--list-checks' lists them"
          : "did you mean " + nearest.map { "'\($0)'" }.joined(separator: " or ") + "?"
        throw CommandFailure("there is no check '\(name)'; \(hint)", .usage)
      }
      ids.insert(CheckID(name))
    }
    return ids
  }

  /// The reports, with what stands on standard output among them.
  private static func reports(_ parsed: ParsedCommand) throws(CommandFailure) -> [Report] {
    var reports: [Report] = []
    for text in parsed.values("report") {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let names = ReportFormat.allCases.map(\.rawValue)
      guard parts.count == 2, !parts[1].isEmpty else {
        throw CommandFailure("'--report \(text)': expected FORMAT=FILE", .usage)
      }
      guard let format = ReportFormat(rawValue: String(parts[0])) else {
        throw CommandFailure(
          "there is no report format '\(parts[0])'; expected " + names.joined(separator: ", "),
          .usage)
      }
      reports.append(Report(format: format, file: String(parts[1])))
    }
    if let repeated = reports.first(where: { one in
      reports.count { $0.file == one.file } > 1
    }) {
      throw CommandFailure("two reports go to '\(repeated.file)'", .usage)
    }
    let hasOutput = reports.contains { $0.file == "-" }
    if hasOutput, parsed.value("format") != nil {
      throw CommandFailure("both '--format' and a report go to standard output", .usage)
    }
    let format = parsed.value("format").flatMap(ReportFormat.init(rawValue:)) ?? .text
    return hasOutput ? reports : [Report(format: format, file: "-")] + reports
  }
}

/// A part of the documents, for a matrix of jobs: every N-th, from the I-th on.
struct Shard: Equatable {
  let index: Int
  let count: Int

  init(_ text: String) throws(CommandFailure) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], count >= 1,
      (1...count).contains(index)
    else {
      throw CommandFailure("'--shard \(text)': expected I/N with I from 1 to N", .usage)
    }
    self.index = index
    self.count = count
  }

  /// The documents of this part.
  func part<Element>(of all: [Element]) -> [Element] {
    all.enumerated().filter { $0.offset % count == index - 1 }.map(\.element)
  }
}
