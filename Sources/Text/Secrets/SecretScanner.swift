/// Finds secrets in text of any kind: logs, JSON, XML, form bodies, addresses, headers, command
/// lines and connection strings, escaped as they come.
///
/// Names of keys tell most of them (`SecretKey`), the shape tells those that stand alone
/// (`SecretSweep+Shapes`). Ids that support asks for are kept: tenants, applications, correlation
/// and trace ids, times and error codes. Colour codes and line breaks at a terminal's width within
/// a secret do not hide it. The time taken grows with the length of the text only.
public enum SecretScanner {
  /// Finds the secrets in a text.
  ///
  /// - Parameter scalars: The text.
  /// - Returns: Ranges of scalars, in order, without overlap.
  public static func spans(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    spans(in: ScannedText(scalars))
  }

  /// Whether a text holds a secret.
  ///
  /// - Parameter text: Any text.
  /// - Returns: Whether `redacted` would change it.
  public static func containsSecret(_ text: String) -> Bool {
    !spans(in: ScannedText(text.unicodeScalars)).isEmpty
  }

  /// Replaces each secret by dots, as many for a short one as for a long one.
  ///
  /// - Parameter text: Any text.
  /// - Returns: The text without its secrets.
  public static func redacted(_ text: String) -> String {
    let spans = spans(in: ScannedText(text.unicodeScalars))
    guard !spans.isEmpty else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    var scalar = -1
    var next = 0
    for byte in text.utf8 {
      if byte & 0xC0 != 0x80 {
        scalar += 1
        if next < spans.count, scalar == spans[next].upperBound { next += 1 }
        if next < spans.count, scalar == spans[next].lowerBound {
          output.append(contentsOf: Secret.mask.utf8)
        }
      }
      if next >= spans.count || scalar < spans[next].lowerBound { output.append(byte) }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func spans(in text: ScannedText) -> [Range<Int>] {
    let plain = text.withoutDecoration()
    var spans = found(in: plain)
    if let joined = plain.withoutWraps() { spans += found(in: joined) }
    return merged(spans)
  }

  private static func found(in text: ScannedText) -> [Range<Int>] {
    SecretSweep.spans(in: text.units).map { text.scalars(of: $0) }
  }

  private static func merged(_ spans: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, span.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        merged.append(span)
      }
    }
    return merged
  }
}
