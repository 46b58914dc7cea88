import Arguments
import Testing

@Suite("Words of a line") struct CommandLineWordsTests {
  struct Line: Sendable, CustomTestStringConvertible {
    let line: String
    let words: [String]
    var testDescription: String { line.debugDescription }

    init(_ line: String, _ words: [String]) {
      self.line = line
      self.words = words
    }
  }

  @Test(arguments: [
    Line("", []), Line("  \t \r\n ", []), Line("a", ["a"]), Line(" a  b\tc\n", ["a", "b", "c"]),
    Line("'a b' c", ["a b", "c"]), Line(#""a b" c"#, ["a b", "c"]), Line(#"a\ b c"#, ["a b", "c"]),
    Line(#"a'b'"c"\d"#, ["abcd"]), Line("''", [""]), Line(#""" a ''"#, ["", "a", ""]),
    Line(#"'a\b'"#, [#"a\b"#]), Line(#"'"'"'""#, [#""'"#]),
    Line(#""a\"b\\c\$d\`e""#, [#"a"b\c$d`e"#]),
    Line(#""a\bc""#, [#"a\bc"#]), Line(#"\'a\'"#, ["'a'"]), Line(#"\\"#, [#"\"#]),
    Line("a\\\nb", ["ab"]), Line("a \\\n b", ["a", "b"]), Line("\"a\\\nb\"", ["ab"]),
    Line("'a\nb'", ["a\nb"]), Line("\\\n", []),
    Line(
      "$HOME `id` $(id) *.txt ~ #x a|b >c &",
      ["$HOME", "`id`", "$(id)", "*.txt", "~", "#x", "a|b", ">c", "&"]),
    Line("förklara '导入 线索' e\u{301}x", ["förklara", "导入 线索", "e\u{301}x"]),
    Line("a\u{A0}b", ["a\u{A0}b"]), Line("'\u{301}a'", ["\u{301}a"]),
  ])
  func splits(_ line: Line) throws {
    let words = try CommandLineWords.split(line.line)
    #expect(words.map { Array($0.utf8) } == line.words.map { Array($0.utf8) })
  }

  @Test func saysWhatIsNotClosed() {
    #expect(throws: QuotingError.unclosedQuote("'")) { try CommandLineWords.split("a 'b") }
    #expect(throws: QuotingError.unclosedQuote("'")) { try CommandLineWords.split(#"'a\''"#) }
    #expect(throws: QuotingError.unclosedQuote("\"")) { try CommandLineWords.split(#"a "b'"#) }
    #expect(throws: QuotingError.unclosedQuote("\"")) { try CommandLineWords.split(#""a\""#) }
    #expect(throws: QuotingError.trailingBackslash) { try CommandLineWords.split(#"a \"#) }
    #expect(throws: QuotingError.trailingBackslash) { try CommandLineWords.split(#"a\\\"#) }
  }

  static let awkward = [
    "", " ", "a", "a b", "it's", "\"", "\\", "a\nb", "\t", "$x", "`x`", "!x", "~", "#", "*",
    "&;|<>()",
    "é", "导入", "e\u{301}", "\u{A0}", "a\\\nb", "''", "-", "--x=y", "\u{0}",
  ]

  @Test(arguments: awkward) func splittingUndoesQuoting(_ word: String) throws {
    #expect(try CommandLineWords.split(CommandLineWords.quote(word)) == [word])
    #expect(try CommandLineWords.split("a \(CommandLineWords.quote(word)) b") == ["a", word, "b"])
    #expect(CommandLineWords.unquote(CommandLineWords.quote(word)) == word)
  }

  @Test func quotesNoMoreThanIsNeeded() {
    #expect(CommandLineWords.quote("/tmp/a-b_c.txt:1") == "/tmp/a-b_c.txt:1")
    #expect(CommandLineWords.quote("线索") == "线索")
    #expect(CommandLineWords.quote("it's") == #"'it'\''s'"#)
  }

  @Test func takesQuotesOffUnfinishedWords() {
    #expect(CommandLineWords.unquote("'a b") == "a b")
    #expect(CommandLineWords.unquote(#""a \"b"#) == #"a "b"#)
    #expect(CommandLineWords.unquote(#"a\ b\"#) == "a b")
    #expect(CommandLineWords.unquote("--x='a b'c") == "--x=a bc")
    #expect(CommandLineWords.unquote("a b") == "a b")
  }
}

@Suite("The line up to the cursor") struct PartialLineTests {
  struct Typed: Sendable, CustomTestStringConvertible {
    let line: String
    let words: [String]
    let start: Int
    let quoting: WordQuoting
    var testDescription: String { line.debugDescription }

    init(_ line: String, _ words: [String], start: Int, _ quoting: WordQuoting = .plain) {
      self.line = line
      self.words = words
      self.start = start
      self.quoting = quoting
    }
  }

  @Test(arguments: [
    Typed("", [""], start: 0), Typed("  ", [""], start: 2), Typed("dia", ["dia"], start: 0),
    Typed(" dia", ["dia"], start: 1), Typed("explain ", ["explain", ""], start: 8),
    Typed("explain  AAD", ["explain", "AAD"], start: 9),
    Typed("explain 'a b", ["explain", "a b"], start: 8, .single),
    Typed("explain '", ["explain", ""], start: 8, .single),
    Typed(#"explain "a 'b"#, ["explain", "a 'b"], start: 8, .double),
    Typed("explain 'a b' ", ["explain", "a b", ""], start: 14),
    Typed("explain 'a b'", ["explain", "a b"], start: 8),
    Typed(#"explain a\ b"#, ["explain", "a b"], start: 8),
    Typed(#"explain a\"#, ["explain", "a"], start: 8),
    Typed(#"explain \"#, ["explain", ""], start: 8),
    Typed(#"explain \ b"#, ["explain", " b"], start: 8),
    Typed("x --a='b c", ["x", "--a=b c"], start: 2, .single),
    Typed("åäö 线", ["åäö", "线"], start: 7),
  ])
  func knowsTheWordAtTheCursor(_ typed: Typed) {
    let line = PartialLine(typed.line)
    #expect(line.allWords == typed.words)
    #expect(line.words == typed.words.dropLast())
    #expect(line.currentStart == typed.start)
    #expect(line.quoting == typed.quoting)
  }

  @Test(arguments: ["", "'", "\"", "\\"], CommandLineWordsTests.awkward.filter { !$0.isEmpty })
  func whatIsInsertedIsReadBack(_ opening: String, _ value: String) throws {
    let typed = "explain " + opening
    let line = PartialLine(typed)
    let whole =
      String(decoding: typed.utf8.prefix(line.currentStart), as: UTF8.self)
      + line.replacement(for: value, isWhole: true)
    #expect(try CommandLineWords.split(whole) == ["explain", value])
    #expect(whole.hasSuffix(" "))
    let part =
      String(decoding: typed.utf8.prefix(line.currentStart), as: UTF8.self)
      + line.replacement(for: value, isWhole: false)
    #expect(PartialLine(part).current == value)
  }

  @Test func quotesAsTheUserBegan() {
    #expect(PartialLine("x a").replacement(for: "a b", isWhole: true) == #"a\ b "#)
    #expect(PartialLine("x 'a").replacement(for: "a b", isWhole: true) == "'a b' ")
    #expect(PartialLine("x \"a").replacement(for: "a $b", isWhole: true) == #""a \$b" "#)
    #expect(PartialLine("x 'a").replacement(for: "a b", isWhole: false) == "'a b")
    #expect(PartialLine("x a").replacement(for: "a b", isWhole: false) == #"a\ b"#)
    #expect(PartialLine("x ").replacement(for: "", isWhole: false).isEmpty)
  }
}
