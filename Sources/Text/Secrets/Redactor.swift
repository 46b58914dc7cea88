/// Masks known secrets by their value, in whatever encoding they turn up.
///
/// Found are the plain bytes; percent-encoding, also of some characters only and once over, with
/// `+` for a blank; escapes of JSON and XML; base64 in both alphabets, wherever in the encoded text
/// the secret begins; hexadecimal digits of either case; and each of these with line breaks and
/// indentation within. A secret that is itself base64 or percent-encoded is also found decoded.
///
/// A secret of less than four bytes is masked only where it stands alone as plain text: its
/// encodings are too short to mean anything. `SecretScanner` finds secrets that nobody named.
public struct Redactor: Sendable {
  private let needles: [SecretNeedle]
  /// Which two bytes begin a needle, one bit each.
  private let beginnings: [UInt64]
  private let needlesByFirstByte: [[Int]]

  /// Takes the secrets that are to be masked.
  ///
  /// - Parameter secrets: The secrets; empty ones are passed over.
  public init(_ secrets: [Secret]) {
    needles = Array(Set(secrets)).flatMap(SecretNeedle.needles)
    var beginnings = [UInt64](repeating: 0, count: 1024)
    var needlesByFirstByte = [[Int]](repeating: [], count: 256)
    for (index, needle) in needles.enumerated() {
      needle.secret.withExposedValue { bytes in
        for first in needle.spellings(of: bytes[0]) {
          needlesByFirstByte[Int(first)].append(index)
          let seconds = bytes.count > 1 ? needle.spellings(of: bytes[1]) : Array(0...255)
          for second in seconds {
            let pair = Int(first) << 8 | Int(second)
            beginnings[pair >> 6] |= 1 << UInt64(pair & 63)
          }
        }
      }
    }
    self.beginnings = beginnings
    self.needlesByFirstByte = needlesByFirstByte
  }

  /// Replaces each secret by dots, as many for a short one as for a long one.
  ///
  /// - Parameter text: Any text.
  /// - Returns: The text without the secrets.
  public func redacted(_ text: String) -> String {
    guard !needles.isEmpty else { return text }
    let text = Array(text.utf8)
    let ranges = ranges(in: text)
    guard !ranges.isEmpty else { return String(decoding: text, as: UTF8.self) }
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var next = 0
    for range in ranges {
      output += text[next..<range.lowerBound]
      output += Secret.mask.utf8
      next = range.upperBound
    }
    output += text[next...]
    return String(decoding: output, as: UTF8.self)
  }

  /// The places of secrets, in order; overlapping ones are one.
  private func ranges(in text: [UInt8]) -> [Range<Int>] {
    let needles = needles.map { needle in
      (needle: needle, bytes: needle.secret.withExposedValue { $0 })
    }
    let text = EncodedText(text)
    var ranges: [Range<Int>] = []
    func look(for first: UInt8, at index: Int) {
      for number in needlesByFirstByte[Int(first)] {
        let (needle, bytes) = needles[number]
        if let range = needle.range(of: bytes, in: text, at: index) {
          Self.add(range, to: &ranges)
        }
      }
    }
    for (index, byte) in text.bytes.enumerated() {
      if EncodedText.isSpecial(byte) {
        for first in text.firstBytes(at: index) { look(for: first, at: index) }
      } else if mayBegin(at: index, in: text.bytes) {
        look(for: byte, at: index)
      }
    }
    return ranges
  }

  private static func add(_ range: Range<Int>, to ranges: inout [Range<Int>]) {
    if let last = ranges.last, range.lowerBound <= last.upperBound {
      let lower = min(last.lowerBound, range.lowerBound)
      ranges[ranges.count - 1] = lower..<max(last.upperBound, range.upperBound)
    } else {
      ranges.append(range)
    }
  }

  private func mayBegin(at index: Int, in text: [UInt8]) -> Bool {
    guard index + 1 < text.count, !EncodedText.isSpecial(text[index + 1]) else { return true }
    let pair = Int(text[index]) << 8 | Int(text[index + 1])
    return beginnings[pair >> 6] & (1 << UInt64(pair & 63)) != 0
  }
}

extension Redactor: CustomStringConvertible, CustomReflectable {
  /// Says nothing of what is masked.
  public var description: String { "Redactor" }
  /// A mirror without children, so that `dump` shows none of the secrets.
  public var customMirror: Mirror { Mirror(reflecting: description) }
}
