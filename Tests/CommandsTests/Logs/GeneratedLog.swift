import Glibc
import TestSupport
import Testing

/// A log that is made by rule, so that every line number in it is known.
struct GeneratedLog {
  /// The failures' lines: every thousandth, one of three in turn.
  static let failures = [
    (id: "aad-tenant-not-found", text: Sample.tenantNotFound),
    (id: "aad-invalid-client-secret", text: Sample.invalidSecret),
    (
      id: "dynamics-no-roles-assigned",
      text: "0x80042F09: The user has not been assigned any roles."
    ),
  ]
  private static let linesBetween = 1000

  let path: String
  let lines: Int

  /// Writes a log of about so many bytes.
  init(bytes: Int, in folder: TemporaryDirectory, named name: String) throws {
    path = folder.file(name)
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    // One round holds each failure once; the log repeats it.
    let round = Self.round
    let count = bytes / round.count
    lines = count * Self.linesBetween * Self.failures.count
    for _ in 0..<count {
      let written = unsafe write(descriptor, round, round.count)
      try #require(written == round.count)
    }
  }

  private static var round: [UInt8] {
    var text = ""
    for (place, failure) in failures.enumerated() {
      for line in 1..<linesBetween {
        text +=
          "2026-11-20T08:\(10 + place):\(10 + line % 50)Z INFO relay[\(line % 97)] delivered lead"
          + " \(line * 7919 % 100_003) of offer contoso-\(line % 13) to queue q\(line % 9)\n"
      }
      text += "2026-11-20T08:1\(place):59Z ERROR relay[7] \(failure.text)\n"
    }
    return Array(text.utf8)
  }

  /// The lines, from 1, at which a failure stands.
  func lines(of id: String) -> [Int] {
    guard let place = Self.failures.firstIndex(where: { $0.id == id }) else { return [] }
    let first = (place + 1) * Self.linesBetween
    return Array(stride(from: first, through: lines, by: Self.linesBetween * Self.failures.count))
  }
}
