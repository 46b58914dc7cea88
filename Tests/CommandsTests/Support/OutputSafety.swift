import TestSupport

/// Finds what foreign text must never bring to a terminal or into the log of a build service.
enum OutputSafety {
  /// What is wrong with some output; empty when nothing is.
  static func violations(in result: ChildProcess.Result) -> [String] {
    violations(in: result.outputBytes).map { "stdout: \($0)" }
      + violations(in: result.errorBytes).map { "stderr: \($0)" }
  }

  static func violations(in bytes: [UInt8]) -> [String] {
    guard let text = String(validating: bytes, as: UTF8.self) else { return ["not UTF-8"] }
    var found = text.unicodeScalars.filter(isLive).map { "U+" + String($0.value, radix: 16) }
    let lower = text.lowercased()
    for marker in ["##vso[", "##[", "##teamcity["] where lower.contains(marker) {
      found.append("live \(marker)")
    }
    let commands = text.split(separator: "\n").filter { line in
      line.drop { $0 == " " || $0 == "\t" }.hasPrefix("::")
    }
    return found + commands.map { "live \($0.prefix(40))" }
  }

  private static func isLive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
