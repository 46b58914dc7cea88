import Text
import Sandbox

/// What the call asks for.
struct SandboxArguments: Sendable {
  /// What to do.
  enum Request: Sendable, Hashable {
    case serve, listFaults, help, version
  }

  private(set) var request = Request.serve
  private(set) var port = 0
  private(set) var faults: [FaultOrder] = []
  private(set) var latency = Duration.zero
  private(set) var readyFile: String?
  private(set) var endsWithInput = false
  private(set) var isJSON = false

  /// Reads the words after the program's name.
  init(_ words: [String]) throws(ProgramFailure) {
    var rest = words[...]
    while let word = rest.popFirst() {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let option = String(parts[0])
      if try takeFlag(option, hasValue: parts.count > 1) { continue }
      guard Self.options.contains(option) else { throw Self.unknown(option) }
      guard let value = parts.count > 1 ? String(parts[1]) : rest.popFirst() else {
        throw Self.mistake("'\(option)' wants a value")
      }
      try take(option, value)
    }
    if isJSON, request != .listFaults {
      throw Self.mistake("'--format' goes with '--list-faults' alone")
    }
  }

  private static let options = [
    "--port", "--fault", "--latency", "--ready-file", "--format",
  ]
  private static let flags = [
    "--list-faults", "--until-stdin-closes", "--help", "-h", "--version",
  ]

  private mutating func takeFlag(_ option: String, hasValue: Bool) throws(ProgramFailure) -> Bool {
    guard Self.flags.contains(option) else { return false }
    guard !hasValue else { throw Self.mistake("'\(option)' takes no value") }
    switch option {
    case "--until-stdin-closes": endsWithInput = true
    case "--list-faults": if request == .serve { request = .listFaults }
    case "--version": if request != .help { request = .version }
    default: request = .help
    }
    return true
  }

  private mutating func take(_ option: String, _ value: String) throws(ProgramFailure) {
    switch option {
    case "--port": port = try Self.number(option, value, upTo: 65_535)
    case "--latency": latency = .milliseconds(try Self.number(option, value, upTo: 3_600_000))
    case "--ready-file":
      guard !value.isEmpty else { throw Self.mistake("'--ready-file' wants a path") }
      readyFile = value
    case "--format":
      guard value == "text" || value == "json" else {
        throw Self.mistake("'\(value)' is no format: text or json")
      }
      isJSON = value == "json"
    default: faults += try Self.orders(value)
    }
  }

  private static func orders(_ text: String) throws(ProgramFailure) -> [FaultOrder] {
    do {
      return try FaultOrder.orders(text)
    } catch {
      throw mistake(error.message)
    }
  }

  private static func number(
    _ option: String, _ value: String, upTo limit: Int
  ) throws(ProgramFailure) -> Int {
    guard !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(value), number <= limit
    else { throw mistake("'\(option)' wants a number from 0 to \(limit), not '\(value)'") }
    return number
  }

  private static func unknown(_ option: String) -> ProgramFailure {
    guard option.hasPrefix("-") else { return mistake("'\(option)' is not expected here") }
    let nearest = NearestName.of(option, among: options + flags)
    return mistake(
      "there is no option '\(option)'" + (nearest.map { ", but '\($0)'" } ?? ""))
  }

  private static func mistake(_ text: String) -> ProgramFailure {
    ProgramFailure("\(text). Try 'leadline-sandbox --help'.", .usage)
  }
}
