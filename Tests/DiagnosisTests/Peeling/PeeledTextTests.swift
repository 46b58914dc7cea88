import Testing

@testable import Diagnosis

struct Layer: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let given: String
  let left: String

  init(_ description: String, _ given: String, _ left: String) {
    (testDescription, self.given, self.left) = (description, given, left)
  }
}

extension String {
  /// The text with its wrappings taken off.
  var peeled: String {
    var view = UnicodeScalarView()
    view.append(contentsOf: PeeledText(Array(unicodeScalars)).scalars)
    return String(view)
  }
}

@Suite("Peeling") struct PeeledTextTests {
  @Test(arguments: [
    Layer("a line feed", "one\\ntwo", "one\ntwo"),
    Layer("a carriage return", "one\\r\\ntwo", "one\n\ntwo"),
    Layer("a tab", "one\\ttwo", "one\ttwo"),
    Layer("quotes", "\\\"one\\\" \\'two\\'", "\"one\" 'two'"),
    Layer("a slash", "https:\\/\\/contoso.com", "https://contoso.com"),
    Layer("a letter by its number", "F\\u00f6rs\\u00F6k", "Försök"),
    Layer("a letter escaped twice", "F\\\\u00f6rs\\\\u00f6k", "Försök"),
    Layer("a letter escaped four times", "F\\\\\\\\\\\\\\\\u00f6rs", "Förs"),
    Layer("escapes in capitals", "F\\U00F6RS\\U00D6K \\UD83D\\UDE00", "FöRSÖK 😀"),
    Layer("full-width escapes", "ｏｎｅ＼ｎｔｗｏ％２０＆ａｍｐ；\u{3000}ｘ", "one\ntwo & x"),
    Layer("a surrogate pair", "\\ud83d\\ude00", "😀"),
    Layer("a pair escaped twice", "\\\\ud83d\\\\ude00", "😀"),
    Layer("the first half of a pair", "a\\ud83db", "a\u{FFFD}b"),
    Layer("the second half of a pair", "a\\ude00b", "a\u{FFFD}b"),
    Layer("two first halves", "\\ud83d\\ud83d", "\u{FFFD}\u{FFFD}"),
    Layer("too few digits", "\\u00f \\u \\x4 \\", "\\u00f \\u \\x4 \\"),
    Layer("a byte by its number", "caf\\xe9", "café"),
    Layer("a path", "C:\\Windows\\System32", "C:\\Windows\\System32"),
  ]) func readsBackslashes(_ layer: Layer) {
    #expect(layer.given.peeled.unicodeScalars.elementsEqual(layer.left.unicodeScalars))
  }

  @Test(arguments: [
    Layer("a blank", "no%20roles", "no roles"),
    Layer("a letter of two bytes", "f%C3%B6rs%c3%b6k", "försök"),
    Layer("a letter of three bytes", "%E6%97%A0%E6%B3%95", "无法"),
    Layer("escaped twice", "no%2520roles f%25C3%25B6r", "no roles för"),
    Layer("a share", "100% of 5%", "100% of 5%"),
    Layer("no digits", "%zz %2 %", "%zz %2 %"),
    Layer("half a letter", "a%C3b", "a\u{FFFD}b"),
    Layer("half a letter before another", "%E6%97%C3%B6", "\u{FFFD}ö"),
    Layer("no letter", "%FF%80a", "\u{FFFD}\u{FFFD}a"),
    Layer("a surrogate", "%ED%A0%80", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    Layer(
      "many letters", String(repeating: "%E6%97%A0", count: 50), String(repeating: "无", count: 50)),
  ]) func readsPercents(_ layer: Layer) {
    #expect(layer.given.peeled.unicodeScalars.elementsEqual(layer.left.unicodeScalars))
  }

  @Test(arguments: [
    Layer("by name", "&quot;a&quot; &amp; b", "\"a\" & b"),
    Layer("by number", "f&#246;r&#xF6;k &#X65e0;", "förök 无"),
    Layer("an accent by name, which comparison drops", "d&eacute;j&agrave;", "deja"),
    Layer("escaped twice", "doesn&amp;#39;t", "doesn't"),
    Layer("an unknown name", "&nosuch; &; &amp", "&nosuch; &; &amp"),
    Layer("no scalar", "&#xD800; &#1114112; &#99999999;", "&#xD800; &#1114112; &#99999999;"),
    Layer("far from its end", "AT&T is a company;", "AT&T is a company;"),
  ]) func readsEntities(_ layer: Layer) {
    #expect(layer.given.peeled.unicodeScalars.elementsEqual(layer.left.unicodeScalars))
  }

  @Test(arguments: [
    Layer("tags", "<p>one<br/>two</p>", " one two "),
    Layer("attributes", "<a href=\"x\" class='y'>one</a>", " one "),
    Layer("a declaration", "<?xml version=\"1.0\"?><m:error>x</m:error>", "  x "),
    Layer("escaped tags", "&lt;p&gt;one&lt;/p&gt;", " one "),
    Layer("a comparison", "a < b and c > d", "a < b and c > d"),
    Layer("a code in brackets", "<AADSTS7000215>", "<AADSTS7000215>"),
    Layer("an address in brackets", "<kim@contoso.com>", "<kim@contoso.com>"),
    Layer("no end", "one <p two", "one <p two"),
    Layer("a tag within a tag's beginning", "<<b>x", "< x"),
  ]) func readsTags(_ layer: Layer) {
    #expect(layer.given.peeled == layer.left)
  }

  @Test(arguments: [
    Layer("colour", "\u{1B}[1;31mred\u{1B}[0m", "red"),
    Layer("colour within a word", "AAD\u{1B}[7mSTS\u{1B}[m9", "AADSTS9"),
    Layer("printed as \\x1b", "\\x1b[31mred\\x1b[0m", "red"),
    Layer("printed as \\u001b", "\\u001b[31mred\\u001B[0m", "red"),
    Layer("printed as \\033", "\\033[31mred\\033[0m", "red"),
    Layer("printed as \\e", "\\e[31mred\\e[0m", "red"),
    Layer("printed and escaped", "\\\\x1b[31mred", "red"),
    Layer("a link", "\u{1B}]8;;https://a.example\u{1B}\\one\u{1B}]8;;\u{1B}\\", "one"),
    Layer(
      "a link that ends with BEL", "\u{1B}]8;;https://a.example\u{07}one\u{1B}]8;;\u{07}", "one"),
    Layer("a title", "\u{1B}]0;title\u{07}one", "one"),
    Layer("a title without an end", "\u{1B}]0;title\none", "0;title\none"),
    Layer("a link broken off by another", "\u{1B}]8;;x\u{1B}[31mone", "one"),
    Layer("a colour without an end", "one\u{1B}[31", "one"),
    Layer("a colour that a line's end breaks off", "\u{1B}[31\none", "\none"),
    Layer("a lone escape", "one\u{1B}", "one"),
    Layer("a character set", "\u{1B}(Bone", "one"),
    Layer("an escape before a word", "\u{1B}AADSTS90002 \u{1B}无 \u{1B}\n", "AADSTS90002 无 \n"),
    Layer("a saved cursor", "\u{1B}7one\u{1B}8", "one"),
  ]) func readsTerminalSequences(_ layer: Layer) {
    #expect(layer.given.peeled == layer.left)
  }

  @Test func readsJSONInJSONInAnAddressInHTML() {
    let inner = "{\"m\":\"Anv\\u00e4ndaren \\\"Kim\\\" saknas\"}"
    let outer = "{\"details\":\"\(inner.jsonEscaped)\"}"
    let page = "<a href=\"/error?d=\(outer.percentEncoded)\">d=\(outer.percentEncoded)</a>"
    #expect(page.peeled.contains("Användaren \"Kim\" saknas"))
  }

  @Test func stopsAtADepthThatNobodyMeets() {
    let deep = (0..<12).reduce("\n") { text, _ in text.jsonEscaped }
    #expect(deep.peeled.contains("\\"))
    let met = (0..<3).reduce("\n") { text, _ in text.jsonEscaped }
    #expect(met.peeled == "\n")
  }

  @Test func leavesPlainTextAlone() {
    let text = "Tenant 'contoso' not found; 50 % of a < b & c\r\n\tat A.B()"
    #expect(text.peeled == text)
    #expect("".peeled == "")
  }
}

@Suite("Prefixes of log lines") struct LinePrefixesTests {
  private func left(_ lines: [String]) -> [Substring] {
    lines.joined(separator: "\n").peeled.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test(arguments: [
    "2026-05-01T10:22:07.301Z ", "2026-05-01 10:22:07,301 ERROR ", "[2026-05-01 10:22:07] ",
    "10:22:07.301 [warn] ", "2026/05/01 10:22:07 ", "│ 2026-05-01 10:22:07 │ info ",
    "2026-05-01T10:22:07+02:00 stderr ", "<2026-05-01 10:22:07> (Error) ",
  ]) func areTakenOut(_ prefix: String) {
    let lines = left([
      "\(prefix)The request channel timed out", "\(prefix)while waiting for a reply",
    ])
    let words = lines.map { $0.drop { !$0.isLetter } }
    #expect(words == ["The request channel timed out", "while waiting for a reply"])
  }

  @Test func areTakenOutWhereMostLinesBearThem() {
    let lines = left(["2026-05-01 10:22:07 one", "2026-05-01 10:22:08 two", "three"])
    #expect(lines.map { $0.trimmingPrefix(" ") } == ["one", "two", "three"])
  }

  @Test func stayOnALoneLine() {
    #expect(left(["2026-05-01 10:22:07 one"]) == ["2026-05-01 10:22:07 one"])
    let trace = [
      "2026-05-01 10:22:07 one", "  at A", "  at B", "  at C", "2026-05-01 10:22:07 two",
    ]
    #expect(left(trace) == trace.map { Substring($0) })
  }

  @Test func areNotMadeOfDigitsThatBelongToTheMessage() {
    let lines = ["00:02:00 is the limit", "00:01:59 was used"]
    #expect(left(lines).joined().contains("is the limit"))
    let durations = ["after 00:02:00", "after 00:01:59"]
    #expect(left(durations) == durations.map { Substring($0) })
    let codes = ["7000215: invalid secret", "7000215: again"]
    #expect(left(codes) == codes.map { Substring($0) })
  }
}

@Suite("Origins of what was peeled") struct OriginsTests {
  @Test func pointIntoTheTextInOrder() {
    for sample in Sample.wordings + Sample.translations {
      let scalars = Array(sample.text.unicodeScalars)
      let peeled = PeeledText(scalars)
      #expect(peeled.origins.count == peeled.scalars.count, "\(sample.id)")
      let isOrdered = zip(peeled.origins, peeled.origins.dropFirst()).allSatisfy { $0 <= $1 }
      #expect(isOrdered, "\(sample.id)")
      #expect(peeled.origins.allSatisfy { scalars.indices.contains(Int($0)) }, "\(sample.id)")
    }
  }

  @Test func ofScalarsThatStandForThemselves() {
    for mutation in Mutation.all {
      let text = mutation.apply("Clé secrète « invalide » 123")
      let scalars = Array(text.unicodeScalars)
      let peeled = PeeledText(scalars)
      for (scalar, origin) in zip(peeled.scalars, peeled.origins) {
        let from = scalars[Int(origin)]
        let isEscape = ["\\", "%", "&", "<"].contains(from)
        let isNarrowed =
          (0xFF01...0xFF5E).contains(from.value) && from.value - 0xFEE0 == scalar.value
          || from == "\u{3000}" && scalar == " "
        #expect(
          scalar == from || isEscape || isNarrowed,
          "\(mutation.testDescription): \(scalar) from \(from)")
      }
    }
  }

  @Test func ofEscapesAreWhereTheyBegin() {
    let peeled = PeeledText(Array("ab\\u00e5c%20d&amp;e".unicodeScalars))
    #expect(peeled.origins == [0, 1, 2, 8, 9, 12, 13, 18])
    #expect(PeeledText(Array("%E6%97%A0%C3%B6a".unicodeScalars)).origins == [0, 9, 15])
  }
}
