import Diagnosis
import Glibc
import Testing

/// A text that somebody might paste to see what breaks.
struct HostileText: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Makes the text of about so many bytes.
  let make: @Sendable (Int) -> String

  init(_ description: String, of unit: String) {
    testDescription = description
    make = { String(repeating: unit, count: max(1, $0 / unit.utf8.count)) }
  }

  init(_ description: String, _ make: @escaping @Sendable (Int) -> String) {
    (testDescription, self.make) = (description, make)
  }

  /// A few of those whose megabyte takes no longer than a test may.
  static let large = all.filter { text in
    [
      "backslashes", "nested ampersands", "tags that do not end", "one link that does not end",
      "prefixes of codes", "one word", "one word of ideographs", "digits", "ids", "line ends",
      "times on lines", "NUL", "secrets", "quoted lines",
    ].contains(text.testDescription)
  }

  static let all = [
    HostileText("backslashes", of: "\\"),
    HostileText("escaped backslashes", of: "\\\\u005c"),
    HostileText("percent signs", of: "%25"),
    HostileText("nested ampersands") { "&" + String(repeating: "amp;", count: $0 / 4) },
    HostileText("ampersands", of: "&amp;"),
    HostileText("tags that begin", of: "<"),
    HostileText("tags that do not end", of: "<a b=c "),
    HostileText("tags", of: "<p>"),
    HostileText("escapes", of: "\u{1B}"),
    HostileText("links that do not end", of: "\u{1B}]8;;x"),
    HostileText("one link that does not end") { "\u{1B}]" + String(repeating: "a", count: $0) },
    HostileText("colours", of: "\u{1B}[31m"),
    HostileText("prefixes of codes", of: "aadsts"),
    HostileText("parted codes", of: "AADSTS 7 "),
    HostileText("unknown codes", of: "AADSTS1234567 "),
    HostileText("known codes", of: "AADSTS7000215 "),
    HostileText("one word", of: "a"),
    HostileText("one word of ideographs", of: "無"),
    HostileText("digits", of: "7"),
    HostileText("numbers", of: "7000215 "),
    HostileText("ids", of: "1ce7a4d8-52b0-4693-9f8c-e60d7b1a2c35 "),
    HostileText("hyphens", of: "a-------"),
    HostileText("marks", of: "\u{301}"),
    HostileText("line ends", of: "\n"),
    HostileText("times", of: "10:22:07 "),
    HostileText("times on lines", of: "2026-05-01 10:22:07 ERROR\n"),
    HostileText("NUL", of: "\u{0}"),
    HostileText("secrets", of: "client_secret=Qx7~8fK2mLp9.vR4tW6yZ1 "),
    HostileText("addresses", of: "https://login.microsoftonline.com/"),
    HostileText("words of a failure", of: "tenant not found "),
    HostileText("a report without its destination", of: "could not save the lead "),
    HostileText("a failed attempt", of: "could not save "),
    HostileText("a wording over and over", of: "Application with identifier was not found "),
    HostileText("half of a wording", of: "SecLib::RetrievePriv "),
    HostileText("words of all languages", of: "inquilino не найден 找不到 bulunamadı "),
    HostileText("the first half of a word, over and over", of: "neexistuje"),
    HostileText("braces", of: "{\"a\":"),
    HostileText("quotes", of: "\"'"),
    HostileText("quoted lines", of: "> > >\n"),
  ]
}

@Suite("Hostile texts") struct HostileTextTests {
  /// Time of this thread alone, so that what else runs does not count.
  private func seconds(_ text: String) -> Double {
    var before = timespec()
    var after = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before)
    _ = Embedded.diagnose(text)
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after)
    return Double(after.tv_sec - before.tv_sec) + Double(after.tv_nsec - before.tv_nsec) / 1e9
  }

  /// How much longer a text of four times the size takes; the least of some trials, for another
  /// program may have had the caches.
  private func growth(_ text: HostileText, from size: Int, atLeast floor: Double) -> Double {
    var least = Double.infinity
    for _ in 0..<3 where least >= Self.limit {
      let one = seconds(text.make(size))
      least = min(least, seconds(text.make(4 * size)) / max(one, floor))
    }
    return least
  }

  /// Four times the text may take four times as long, and some, but not sixteen times.
  private static let limit = 10.0

  @Test(arguments: HostileText.all) func takeTimeInProportion(_ text: HostileText) {
    _ = seconds(text.make(64))
    #expect(growth(text, from: 4 << 10, atLeast: 0.001) < Self.limit)
  }

  @Test(arguments: HostileText.large) func largeOnesDo(_ text: HostileText) {
    #expect(growth(text, from: 256 << 10, atLeast: 0.01) < Self.limit)
  }

  @Test(arguments: HostileText.all) func areNotClaimed(_ text: HostileText) {
    let claimable = ["known codes", "a wording over and over"]
    let result = Embedded.diagnose(text.make(4 << 10))
    let isClaimed = result.verdict == .known && !claimable.contains(text.testDescription)
    #expect(!isClaimed, "\(result.summary)")
    #expect(EvidenceCheck.problems(result, in: text.make(4 << 10)) == [])
  }
}

@Suite("Texts without a failure") struct BlankTextTests {
  @Test(arguments: [
    "", " ", "\n", "\r\n\r\n", "\t \t", "\u{0}", "\u{1B}", "\u{1B}[", "\u{1B}]", "\u{3}",
    "\u{FEFF}",
    "\u{A0}\u{3000}", "\u{200B}\u{200D}\u{2060}", "\u{202E}\u{2066}", "\u{FFFD}", "\u{10FFFF}",
    "\\", "\\u", "\\ud800", "%", "%2", "&", "&#;", "&#x;", "<", "<>", "</", ">", "{", "}", "\"",
    "'",
    "a", "0", "-", "AADSTS", "0x", "Crm.", "e\u{301}", "👨\u{200D}👩\u{200D}👧",
  ]) func areUnknown(_ text: String) {
    let result = Embedded.diagnose(text)
    #expect(result.verdict == .unknown)
    #expect(EvidenceCheck.problems(result, in: text) == [])
  }

  @Test func binaryIsUnknown() {
    var dice = Dice(seed: 3)
    for _ in 0..<20 {
      let bytes = (0..<4000).map { _ in UInt8.random(in: 0...255, using: &dice) }
      #expect(Embedded.diagnose(String(decoding: bytes, as: UTF8.self)).verdict == .unknown)
    }
  }

  @Test func controlsAroundAFailureDoNotHideIt() {
    let failure = "AADSTS7000215: Invalid client secret provided."
    for noise in [
      "\u{0}", "\u{3}", "\u{1B}", "\u{1B}[201~", "\u{7F}", "\u{85}", "\u{202E}", "\u{FEFF}",
    ] {
      let text = "\(noise)\(failure)\(noise) end"
      let result = Embedded.diagnose(text)
      #expect(result.first == "aad-invalid-client-secret")
      #expect(result.verdict == .known)
      #expect(EvidenceCheck.problems(result, in: text) == [])
    }
  }

  @Test func randomDamageDoesNoHarm() {
    var dice = Dice(seed: 11)
    for sample in Sample.wordings {
      var scalars = Array(sample.text.unicodeScalars)
      for _ in 0..<6 where !scalars.isEmpty {
        let place = Int.random(in: 0..<scalars.count, using: &dice)
        let other: [Unicode.Scalar] = ["\\", "%", "&", "<", "\u{1B}", "\n", "\u{0}", "無", "'", "{"]
        switch Int.random(in: 0..<3, using: &dice) {
        case 0: scalars.remove(at: place)
        case 1: scalars.insert(other.randomElement(using: &dice) ?? " ", at: place)
        default: scalars[place] = other.randomElement(using: &dice) ?? " "
        }
      }
      let text = String(String.UnicodeScalarView(scalars))
      #expect(EvidenceCheck.problems(Embedded.diagnose(text), in: text) == [], "\(sample.id)")
    }
  }
}
