import Arguments
import Testing

@Suite("Completion") struct CompletionTests {
  let table = SampleTable.leadline

  private func complete(_ words: String...) -> Completion {
    table.complete(words, values: SampleTable.values)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let words: [String]
    let values: [String]
    var testDescription: String { words.joined(separator: " ").debugDescription }

    init(_ words: [String], _ values: [String]) {
      self.words = words
      self.values = values
    }
  }

  static let verbs = [
    Case([], ["diagnose", "explain", "knowledge", "completion", "help"]),
    Case([""], ["diagnose", "explain", "knowledge", "completion", "help"]),
    Case(["e"], ["explain"]), Case(["E"], []), Case(["explain"], ["explain"]),
    Case(["-q", "--lang", "sv", "d"], ["diagnose"]), Case(["--", "d"], ["diagnose"]),
    Case(["wrong", ""], []), Case(["_"], []),
    Case(["knowledge", ""], ["lint", "stats", "list"]),
    Case(["knowledge", "l"], ["lint", "list"]),
    Case(["knowledge", "wrong", ""], []), Case(["knowledge", "stats", ""], []),
    Case(["help", ""], ["diagnose", "explain", "knowledge", "completion", "help"]),
    Case(["help", "knowledge", "s"], ["stats"]), Case(["help", "explain", ""], []),
    Case(["help", "wrong", ""], []),
  ]

  static let values = [
    Case(["completion", ""], ["bash", "zsh", "fish"]), Case(["completion", "z"], ["zsh"]),
    Case(["completion", "zsh", ""], []),
    Case(["explain", "A"], ["AADSTS7000215"]), Case(["explain", "AADSTS7000215", ""], []),
    Case(["explain", "0x"], ["0x80042F09"]),
    Case(["--lang", ""], ["en", "sv", "pl", "tr", "zh-Hans", "pt"]),
    Case(["diagnose", "--lang", "p"], ["pl", "pt"]),
    Case(["diagnose", "--lang=z"], ["--lang=zh-Hans"]),
    Case(["diagnose", "--format=js"], ["--format=json", "--format=jsonl"]),
    Case(["diagnose", "--format", "x"], []), Case(["diagnose", "-n", ""], []),
    Case(["diagnose", "--all=x"], []), Case(["diagnose", "--wrong="], []),
    Case(["diagnose", "--format", "--color=a"], []),
    Case(["knowledge", "list", "--area", "l"], ["lead line"]),
    Case(["knowledge", "list", "--area", "x", "--area=l"], ["--area=lead line"]),
    Case(["--lang", "sv", "--lang", ""], []), Case(["--lang", "sv", "--lang="], []),
  ]

  static let options = [
    Case(["diagnose", "--f"], ["--format"]), Case(["explain", "--l"], ["--list", "--lang"]),
    Case(["--l"], ["--lang"]), Case(["diagnose", "--format", "json", "--f"], []),
    Case(
      ["diagnose", "--all", "--format=json", "x", "--"],
      [
        "--limit", "--record", "--lang", "--color", "--quiet", "--verbose", "--no-input",
        "--knowledge", "--help", "--version",
      ]),
    Case(["diagnose", "-av", "--v"], ["--verbose", "--version"]),
    Case(["knowledge", "list", "--area", "x", "--a"], ["--area"]),
    Case(["diagnose", "--", "--f"], []), Case(["knowledge", "--a"], []),
  ]

  @Test(arguments: verbs + values + options) func offers(_ sample: Case) {
    let completion = table.complete(sample.words, values: SampleTable.values)
    #expect(completion.candidates.map(\.value) == sample.values)
  }

  @Test func describesWhatItOffers() {
    #expect(
      complete("di").candidates == [
        Candidate("diagnose", "Match a text and print the best resolution.")
      ])
    #expect(complete("--q").candidates == [Candidate("--quiet", "Print results only.")])
    #expect(
      complete("explain", "AAD").candidates == [
        Candidate("AADSTS7000215", "the client secret is invalid")
      ])
  }

  @Test func asksForPaths() {
    #expect(complete("diagnose", "").paths == .file)
    #expect(complete("diagnose", "a", "b").paths == .file)
    #expect(complete("diagnose", "--", "-x").paths == .file)
    #expect(complete("diagnose", "--record", "").paths == .file)
    #expect(complete("--knowledge", "").paths == .directory)
    #expect(complete("knowledge", "lint", "").paths == .directory)
    #expect(complete("explain", "").paths == nil)
    let inWord = complete("diagnose", "--record=/tm")
    #expect(inWord.paths == .file)
    #expect(inWord.pathPrefix == "--record=")
    #expect(complete("diagnose", "--format=").pathPrefix.isEmpty)
  }

  @Test func tellsTheSourceWhatIsTyped() {
    var asked: [String] = []
    _ = table.complete(["explain", "0x8"]) { source, prefix in
      asked.append("\(source) \(prefix)")
      return []
    }
    _ = table.complete(["--lang=s"]) { source, prefix in
      asked.append("\(source) \(prefix)")
      return []
    }
    _ = table.complete(["diagnose", "x"]) { source, prefix in
      asked.append("\(source) \(prefix)")
      return []
    }
    #expect(asked == ["codes 0x8", "languages s"])
  }

  @Test func leavesOutWhatIsHidden() {
    let corner = CornerTable.table
    #expect(corner.complete(["g"], values: SampleTable.values).candidates.isEmpty)
    #expect(corner.complete(["--s"], values: SampleTable.values).candidates.isEmpty)
  }

  @Test func everyCandidateParses() throws {
    for verb in complete("").candidates where verb.value != "completion" {
      if verb.value == "knowledge" { continue }
      #expect(try table.parse([verb.value]).path == [verb.value].filter { $0 != "help" })
    }
    for option in complete("diagnose", "--format").candidates {
      #expect(try table.parse(["diagnose", option.value, "json"]).value("format") == "json")
    }
  }

  @Test func answersTheScripts() throws {
    let request = try table.parse(["__complete", "--", "diagnose", "--format", "js"])
    #expect(request.name == "__complete")
    #expect(
      table.answer(completionRequest: request, values: SampleTable.values) == "json\njsonl\n")
    let empty = try table.parse(["__complete", "--", ""])
    #expect(
      table.answer(completionRequest: empty, values: SampleTable.values)
        .hasPrefix("diagnose\tMatch a text and print the best resolution.\nexplain\t"))
    let help = try table.parse(["__complete", "--", "diagnose", "--h"])
    #expect(
      table.answer(completionRequest: help, values: SampleTable.values)
        == "--help\tShow this help and leave.\n")
    let path = try table.parse(["__complete", "--", "diagnose", ""])
    #expect(table.answer(completionRequest: path, values: SampleTable.values) == "\tfile\n")
  }

  @Test func answersWordsAsTyped() throws {
    let typed = try table.parse([
      "__complete", "--quoted", "--", #"know\ledge"#, "list", "--area='le",
    ])
    #expect(
      table.answer(completionRequest: typed, values: SampleTable.values) == "--area=lead line\n")
    let plain = try table.parse(["__complete", "--", "'explain'", ""])
    #expect(table.answer(completionRequest: plain, values: SampleTable.values).isEmpty)
  }

  @Test func keepsALineALine() {
    let completion = table.complete(["explain", ""]) { _, _ in
      [
        Candidate("a\nb", "x"), Candidate("a\tb"), Candidate("esc\u{1B}[31m"), Candidate(""),
        Candidate("ok", "two\nlines\tand \u{1B}[31m"), Candidate("bare"),
      ]
    }
    #expect(completion.lines == "ok\ttwo lines and  [31m\nbare\n")
  }
}
