import Glibc

/// Logs and pastes to measure with; the same in every run.
enum LogGenerator {
  /// About one line in two hundred tells a known failure.
  private static let failureEvery = 200

  private static let failures = [
    "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is "
      + "the client secret value, not the client secret ID, for a secret added to app '%'.",
    "AADSTS90002: Tenant '%' not found. Check to make sure you have the correct tenant ID.",
    "Could not save the lead to Dynamics CRM. LastCRMError: SecLib::RetrievePrivilegeForUser failed"
      + " - no roles are assigned to user. Returned hr = -2147209463, User: %",
  ]

  /// A stack trace with one failure in it.
  static func paste(kilobytes: Int) -> [UInt8] {
    var numbers = Numbers()
    var bytes = plain(kilobytes: kilobytes - 1, &numbers)
    bytes += Array((failure(&numbers) + "\n").utf8)
    return bytes
  }

  /// A stack trace without a failure.
  static func plain(kilobytes: Int) -> [UInt8] {
    var numbers = Numbers()
    return plain(kilobytes: kilobytes, &numbers)
  }

  private static func plain(kilobytes: Int, _ numbers: inout Numbers) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < kilobytes << 10 {
      bytes += Array(
        "   at Contoso.Leads.Pipeline.Stage\(numbers.next() % 90).Run(Request r) line \(numbers.next() % 900)\n"
          .utf8)
    }
    return bytes
  }

  static func write(megabytes: Int, to path: String) throws {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { throw MeasuredChild.Failure(command: "open", number: errno) }
    defer { close(descriptor) }
    var numbers = Numbers()
    for _ in 0..<megabytes {
      let block = block(&numbers)
      let count = unsafe block.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      guard count == block.count else {
        throw MeasuredChild.Failure(command: "write", number: errno)
      }
    }
  }

  private static func block(_ numbers: inout Numbers) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1 << 20 + 1024)
    while bytes.count < 1 << 20 {
      let time =
        "2026-05-\(10 + numbers.next() % 20)T\(10 + numbers.next() % 14):\(10 + numbers.next() % 50):\(10 + numbers.next() % 50).\(100 + numbers.next() % 900)Z"
      let text =
        numbers.next() % Self.failureEvery == 0
        ? "[ERROR] lead-writer: " + failure(&numbers)
        : "[INFO] request \(guid(&numbers)) POST /api/leads/\(numbers.next() % 100_000) answered 204 in \(numbers.next() % 900) ms, queue length \(numbers.next() % 40), worker \(numbers.next() % 16)"
      bytes += Array("\(time) \(text)\n".utf8)
    }
    return bytes
  }

  private static func failure(_ numbers: inout Numbers) -> String {
    let parts = failures[numbers.next() % failures.count].split(
      separator: "%", omittingEmptySubsequences: false)
    return parts.joined(separator: guid(&numbers))
  }

  private static func guid(_ numbers: inout Numbers) -> String {
    [8, 4, 4, 4, 12].map { length in
      (0..<length).map { _ in String(numbers.next() % 16, radix: 16) }.joined()
    }.joined(separator: "-")
  }
}

/// Pseudo-random numbers, the same in every run (Knuth's MMIX generator).
struct Numbers {
  private var state: UInt64 = 42

  mutating func next() -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33)
  }
}
