import Arguments
import Testing

@Suite("Completion scripts") struct CompletionScriptTests {
  @Test(arguments: CompletionScript.allCases) func parsesInItsShell(_ script: CompletionScript)
    throws
  {
    let runner = try ShellRunner(script: script.text(for: "leadline"))
    defer { runner.remove() }
    let outcome = try runner.run(script.rawValue, ["-n", "script"])
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: CompletionScript.allCases) func namesTheProgram(_ script: CompletionScript) {
    let text = script.text(for: "lead-line2")
    #expect(text.contains("command lead-line2 __complete "))
    #expect(text.contains("_lead_line_"))
    #expect(!text.contains("@" + "PROGRAM") && !text.contains("@" + "NAME"))
    #expect(text.hasSuffix("\n"))
    #expect(text.utf8.count < 2_500)
  }

  @Test func readsTheShellOfTheVerb() throws {
    let parsed = try SampleTable.leadline.parse(["completion", "fish"])
    #expect(parsed.operands.first.flatMap(CompletionScript.init(rawValue:)) == .fish)
  }
}

/// Sources the script and calls its function as bash does, then types into an interactive bash.
@Suite("Completion in bash") struct BashCompletionTests {
  /// The answer to a line whose cursor stands at its end, with the words that bash makes of it.
  private func complete(
    _ line: String?, words: [String], call: String = ""
  ) throws -> (replies: [String], asked: [String]) {
    let runner = try ShellRunner(script: CompletionScript.bash.text(for: "leadline"))
    defer { runner.remove() }
    let quoted = words.map(CommandLineWords.quote).joined(separator: " ")
    let position = line.map { "COMP_LINE=\(CommandLineWords.quote($0)) COMP_POINT=${#COMP_LINE}" }
    let outcome = try runner.run(
      "bash",
      [
        "--norc", "-uc",
        """
        source ./script
        compopt() { printf 'compopt %s\\n' "$*"; }
        COMP_WORDS=(\(quoted)) COMP_CWORD=\(words.count - 1)
        \(position ?? "")
        \(call)
        _leadline
        for reply in ${COMPREPLY[@]+"${COMPREPLY[@]}"}; do printf '<%s>\\n' "$reply"; done
        """,
      ])
    #expect(outcome.status == 0, "\(outcome.output)")
    return (
      outcome.output.split(separator: "\n").map(String.init), runner.calls().first ?? []
    )
  }

  struct Call: Sendable, CustomTestStringConvertible {
    let line: String
    let words: [String]
    let asked: [String]
    let replies: [String]
    var testDescription: String { line }

    init(_ line: String, _ words: [String], asked: [String], _ replies: [String]) {
      self.line = line
      self.words = words
      self.asked = asked
      self.replies = replies
    }
  }

  static let calls = [
    Call("leadline e", ["leadline", "e"], asked: ["e"], ["<explain>"]),
    Call("leadline  AAD", ["leadline", "AAD"], asked: ["AAD"], ["<AADSTS1>", "<AADSTS2>"]),
    Call("leadline nothing", ["leadline", "nothing"], asked: ["nothing"], []),
    Call(
      "leadline diagnose --format=j", ["leadline", "diagnose", "--format", "=", "j"],
      asked: ["diagnose", "--format=j"], ["<json>", "<jsonl>"]),
    Call(
      "leadline diagnose --format=", ["leadline", "diagnose", "--format", "="],
      asked: ["diagnose", "--format="], ["<json>", "<jsonl>"]),
    Call(
      "leadline explain Crm:8", ["leadline", "explain", "Crm", ":", "8"],
      asked: ["explain", "Crm:8"], ["<80042f09>"]),
    Call(
      "leadline explain Crm:", ["leadline", "explain", "Crm", ":"], asked: ["explain", "Crm:"],
      ["<80042f09>"]),
    Call(
      "leadline explain a:b:c ru", ["leadline", "explain", "a", ":", "b", ":", "c", "ru"],
      asked: ["explain", "a:b:c", "ru"], ["<run:it>", "<run:on>"]),
    Call("leadline s", ["leadline", "s"], asked: ["s"], [#"<sp\ ace>"#]),
    Call("leadline 's", ["leadline", "'s"], asked: ["'s"], ["<sp ace>"]),
    Call("leadline q", ["leadline", "q"], asked: ["q"], [#"<qu\'ote>"#]),
    Call("leadline 'q", ["leadline", "'q"], asked: ["'q"], [#"<qu'\''ote>"#]),
    Call("leadline do", ["leadline", "do"], asked: ["do"], [#"<do\$l\"lar>"#]),
    Call("leadline \"do", ["leadline", "\"do"], asked: ["\"do"], [#"<do\$l\"lar>"#]),
    Call("leadline 'ba", ["leadline", "'ba"], asked: ["'ba"], [#"<back\slash>"#]),
    Call(
      #"leadline "a b" c\ d e"#, ["leadline", #""a b""#, #"c\ d"#, "e"],
      asked: [#""a b""#, #"c\ d"#, "e"], ["<explain>"]),
    Call("leadline fi", ["leadline", "fi"], asked: ["fi"], ["compopt -o default"]),
    Call("leadline fo", ["leadline", "fo"], asked: ["fo"], ["compopt -o dirnames"]),
    Call(
      "leadline --record=x", ["leadline", "--record", "=", "x"], asked: ["--record=x"],
      ["compopt -o default"]),
  ]

  @Test(arguments: calls) func answers(_ call: Call) throws {
    let answer = try complete(call.line, words: call.words)
    #expect(answer.asked == ["__complete", "--quoted", "--"] + call.asked)
    #expect(answer.replies == call.replies)
  }

  @Test(arguments: calls) func answersWithoutTheLine(_ call: Call) throws {
    let answer = try complete(nil, words: call.words)
    #expect(answer.asked == ["__complete", "--quoted", "--"] + call.asked)
    #expect(answer.replies == call.replies)
  }

  @Test func looksAtWhatStandsBeforeTheCursor() throws {
    let answer = try complete(
      "leadline expose later", words: ["leadline", "expose", "later"],
      call: "COMP_CWORD=1 COMP_POINT=11")
    #expect(answer.asked == ["__complete", "--quoted", "--", "ex"])
    #expect(answer.replies == ["<explain>"])
  }

  @Test func worksWithPathsAndSpacesBeforeTheProgram() throws {
    let answer = try complete("  ./leadline e", words: ["./leadline", "e"])
    #expect(answer.asked == ["__complete", "--quoted", "--", "e"])
    #expect(answer.replies == ["<explain>"])
  }

  @Test func runsNothingThatIsTyped() throws {
    let answer = try complete(
      "leadline $(touch gone) `touch gone` e",
      words: ["leadline", "$(touch gone)", "`touch gone`", "e"])
    #expect(answer.asked.suffix(3) == ["$(touch gone)", "`touch gone`", "e"])
    #expect(answer.replies == ["<explain>"])
  }
}

@Suite("Completion in fish") struct FishCompletionTests {
  private func complete(_ line: String) throws -> (offers: [String], asked: [String]) {
    let runner = try ShellRunner(script: CompletionScript.fish.text(for: "leadline"))
    defer { runner.remove() }
    let outcome = try runner.run(
      "fish",
      ["--no-config", "-c", "source ./script; complete -C \(fishQuoted(line))"])
    #expect(outcome.status == 0, "\(outcome.output)")
    return (outcome.output.split(separator: "\n").map(String.init), runner.calls().first ?? [])
  }

  private func fishQuoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined() + "'"
  }

  struct Call: Sendable, CustomTestStringConvertible {
    let line: String
    let asked: [String]
    let offers: [String]
    var testDescription: String { line }

    init(_ line: String, asked: [String], _ offers: [String]) {
      self.line = line
      self.asked = asked
      self.offers = offers
    }
  }

  @Test(arguments: [
    Call("leadline e", asked: ["e"], ["explain\tPrint all"]),
    Call("leadline d", asked: ["d"], ["diagnose\tMatch a text: first", "do$l\"lar\ta dollar"]),
    Call("leadline AAD", asked: ["AAD"], ["AADSTS1\tone", "AADSTS2"]),
    Call("leadline nothing", asked: ["nothing"], []),
    Call(
      "leadline x --format=jsonl", asked: ["x", "--format=jsonl"], ["--format=jsonl\tJSON lines"]),
    Call("leadline Crm:", asked: ["Crm:"], ["Crm:80042f09\twith a colon"]),
    Call("leadline 's", asked: ["s"], ["sp ace\ta space"]),
    Call("leadline \"q", asked: ["q"], ["qu'ote\ta quote"]),
    Call(#"leadline "a b" c\ d 'AAD"#, asked: ["a b", "c d", "AAD"], ["AADSTS1\tone", "AADSTS2"]),
    Call(#"leadline sp\ "#, asked: ["sp "], ["sp ace\ta space"]),
    Call("leadline fi", asked: ["fi"], ["file one"]),
    Call("leadline --record=fi", asked: ["--record=fi"], ["--record=file one"]),
    Call("leadline --knowledge=f", asked: ["--knowledge=f"], ["--knowledge=folder/"]),
  ])
  func answers(_ call: Call) throws {
    let answer = try complete(call.line)
    #expect(answer.asked == ["__complete", "--"] + call.asked)
    // Files come with a description of fish's own.
    let offers = answer.offers.map { offer in
      offer.hasPrefix("f") || offer.contains("folder")
        ? String(offer.prefix { $0 != "\t" }) : offer
    }
    #expect(offers == call.offers)
  }

  @Test func completesAnEmptyWord() throws {
    let answer = try complete("leadline ")
    #expect(answer.asked == ["__complete", "--", ""])
    #expect(answer.offers.prefix(2) == ["diagnose\tMatch a text: first", "explain\tPrint all"])
  }
}
