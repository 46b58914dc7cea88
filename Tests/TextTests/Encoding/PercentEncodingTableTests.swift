import Testing
import Text

@Suite("Percent-encoding, by table") struct PercentEncodingTableTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    let plain: String
    let encoded: String
    var testDescription: String { encoded }
  }

  static let pairs: [Pair] = [
    ("", ""), (" ", "%20"), ("+", "%2B"), ("%", "%25"), ("%20", "%2520"), ("/", "%2F"),
    ("?", "%3F"), ("#", "%23"), ("[]", "%5B%5D"), ("@:", "%40%3A"),
    ("!$&'()*,;=", "%21%24%26%27%28%29%2A%2C%3B%3D"),
    ("\"<>\\^`{|}", "%22%3C%3E%5C%5E%60%7B%7C%7D"), ("\r\n\t\u{0}", "%0D%0A%09%00"),
    ("\u{7F}", "%7F"), ("\u{80}", "%C2%80"), ("ß", "%C3%9F"), ("漢", "%E6%BC%A2"),
    ("🦊", "%F0%9F%A6%8A"), ("e\u{301}", "e%CC%81"), ("\u{E9}", "%C3%A9"),
  ].map { Pair(plain: $0.0, encoded: $0.1) }

  @Test(arguments: pairs) func writesAndReads(_ pair: Pair) {
    #expect(PercentEncoding.encode(pair.plain) == pair.encoded)
    #expect(PercentEncoding.decode(pair.encoded) == Array(pair.plain.utf8))
    #expect(
      PercentEncoding.decode(pair.encoded.lowercased()) == Array(pair.plain.lowercased().utf8))
  }

  @Test("Every byte has one form, and it is read back", arguments: UInt8.min...UInt8.max)
  func everyByte(_ byte: UInt8) {
    let text = PercentEncoding.encode([byte])
    #expect(text.utf8.count == (PercentEncoding.isUnreserved(byte) ? 1 : 3))
    #expect(PercentEncoding.decode(text) == [byte])
  }

  @Test func sixtySixBytesStandForThemselves() {
    #expect((UInt8.min...UInt8.max).count(where: PercentEncoding.isUnreserved) == 66)
  }

  @Test(
    "What needs no encoding may have one", arguments: [("%41", "A"), ("%7e", "~"), ("%2D", "-")])
  func readsWhatNeedsNone(_ encoded: String, _ plain: String) {
    #expect(PercentEncoding.decode(encoded) == Array(plain.utf8))
  }

  @Test(
    arguments: [
      ("=", "=;"), ("a", "a=;"), ("a=", "a=;"), ("&&&", ""), ("a=b=c", "a=b=c;"),
      ("+=+", " = ;"), ("%26=%3D", "&==;"), ("a=%2B+", "a=+ ;"), ("b&a=1", "b=;a=1;"),
    ])
  func readsForms(_ text: String, _ wanted: String) throws {
    let fields = try #require(PercentEncoding.decodeForm(text))
    #expect(fields.map { "\($0.name)=\($0.value);" }.joined() == wanted)
  }
}
