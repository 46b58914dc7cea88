import TestSupport
import Testing

extension PromptTests {
  @Suite("Keys") struct Keys {
    @Test(arguments: ["?", "\u{1B}OP", "\u{1B}[11~", "\u{1B}[[A"])
    func helpNamesTheVerbs(_ key: String) throws {
      let prompt = try LivePrompt()
      try prompt.type(key, showing: "remembered.")
      let text = prompt.terminal.screen.text
      for verb in ["diagnose", "explain", "knowledge", "completion", "help", "exit"] {
        #expect(text.contains("\n  \(verb)  "))
      }
      try prompt.terminal.expectScreen("the prompt again", within: LivePrompt.limit) {
        $0.cursorLine == LivePrompt.prompt
      }
    }

    @Test func aQuestionMarkInALineIsOne() throws {
      let prompt = try LivePrompt()
      try prompt.type("what is AADSTS90002?", showing: "leadline> what is AADSTS90002?")
      #expect(try prompt.answer("\r").contains("aad-tenant-not-found"))
    }

    struct Row: Sendable, CustomTestStringConvertible {
      let testDescription: String
      let keys: String
      let shows: String
    }

    static let completions = [
      Row(testDescription: "a verb", keys: "expl\t!", shows: "leadline> explain !"),
      Row(testDescription: "verbs", keys: "\t\t", shows: "\nexplain     Print everything"),
      Row(testDescription: "the way out", keys: "exi\t!", shows: "leadline> exit !"),
      Row(testDescription: "a verb below", keys: "knowledge st\t!", shows: "> knowledge stats !"),
      Row(
        testDescription: "an id", keys: "explain aad-tenant-n\t!",
        shows: "> explain aad-tenant-not-found !"),
      Row(
        testDescription: "a code in small letters", keys: "explain aadsts90002\t\t",
        shows: "AADSTS90002   aad-tenant-not-found\n"),
      Row(
        testDescription: "what codes share", keys: "explain aadsts9\t!",
        shows: "leadline> explain AADSTS90"),
      Row(
        testDescription: "a code alone", keys: "aadsts7000215\t!",
        shows: "leadline> AADSTS7000215 !"),
      Row(
        testDescription: "an id alone", keys: "aad-tenant-n\t!", shows: "> aad-tenant-not-found !"),
      Row(testDescription: "an option", keys: "explain --fo\t!", shows: "> explain --format !"),
      Row(testDescription: "a global option", keys: "--l\t!", shows: "leadline> --lang !"),
      Row(testDescription: "an option's value", keys: "explain --format j\t!", shows: "json !"),
      Row(testDescription: "a value behind =", keys: "explain --format=j\t!", shows: "=json !"),
      Row(testDescription: "a language", keys: "--lang zh\t!", shows: "--lang zh-Hans !"),
      Row(testDescription: "a file", keys: "diagnose err\t!", shows: "> diagnose error.log !"),
      Row(testDescription: "a folder", keys: "diagnose fol\t!", shows: "> diagnose folder/!"),
      Row(
        testDescription: "a file in a folder", keys: "diagnose folder/in\t!",
        shows: "> diagnose folder/inner.txt !"),
      Row(
        testDescription: "a file at home", keys: "diagnose ~/fol\tin\t!",
        shows: "> diagnose ~/folder/inner.txt !"),
      Row(
        testDescription: "a hidden file", keys: "diagnose .hid\t!", shows: "diagnose .hidden !"),
      Row(
        testDescription: "a blank in a name", keys: "diagnose two\t!",
        shows: "> diagnose two\\ words.txt !"),
      Row(
        testDescription: "behind the blank in a name", keys: "diagnose two\\ w\t!",
        shows: "> diagnose two\\ words.txt !"),
      Row(
        testDescription: "within quotes", keys: "diagnose 'two w\t!",
        shows: "> diagnose 'two words.txt' !"),
      Row(
        testDescription: "a folder for an option", keys: "--knowledge fo\t!",
        shows: "> --knowledge folder/!"),
      Row(
        testDescription: "a file as a value", keys: "diagnose --record=er\t!", shows: "=error.log !"
      ),
      Row(testDescription: "nothing", keys: "explain zzz\t!", shows: "leadline> explain zzz!"),
    ]

    @Test(arguments: completions) func tabCompletes(_ row: Row) throws {
      let home = try TemporaryDirectory()
      for name in ["error.log", "folder/inner.txt", ".hidden", "two words.txt", "other"] {
        try home.write(name, text: "")
      }
      let prompt = try LivePrompt(home: home)
      try prompt.type(row.keys, showing: row.shows)
    }

    @Test func controlCClearsTheLineAndTheSessionGoesOn() throws {
      let prompt = try LivePrompt()
      try prompt.type("explain half a li", showing: "half a li")
      #expect(try prompt.answer("\u{03}") == "")
      #expect(try prompt.enter("knowledge stats").contains(" entries, "))
      #expect(prompt.history == ["knowledge stats"])
    }

    @Test func controlDInALineDeletes() throws {
      let prompt = try LivePrompt()
      try prompt.type("xAADSTS90002\u{01}\u{04}", showing: "leadline> AADSTS90002")
      #expect(try prompt.answer("\r").contains("aad-tenant-not-found"))
    }

    @Test func altEnterMakesALineOfSeveralRows() throws {
      let prompt = try LivePrompt()
      let keys = "Exception while saving:\u{1B}\r  \(Pasted.failure)\u{1B}\rend"
      try prompt.type(keys, showing: "\n  \(Pasted.failure)\nend")
      let answer = try prompt.answer("\r")
      #expect(answer.count(of: Pasted.decided) == 1)
      #expect(answer.contains("line 2, column 3"))
    }

    @Test func wideCharactersAreEdited() throws {
      let prompt = try LivePrompt(columns: 40)
      let text = "错误 AADSTS90002：未找到租户。räksmörgås 错误错误错误"
      try prompt.terminal.send(text + "x\u{7F}\u{01}\u{05}")
      try prompt.terminal.expectScreen("the whole line", within: LivePrompt.limit) {
        $0.lines.joined().filter { $0 != " " }.hasSuffix(">" + text.filter { $0 != " " })
      }
      #expect(try prompt.answer("\r").contains("aad-tenant-not-found"))
      #expect(prompt.history == [text])
    }

    @Test func aResizeDrawsTheLineAnew() throws {
      let prompt = try LivePrompt(columns: 70)
      try prompt.type("a line that is wider than thirty columns", showing: "columns")
      try prompt.terminal.resize(columns: 30, rows: 24)
      try prompt.terminal.expectScreen(
        containing: "leadline> a line that is wider\n than thirty columns",
        within: LivePrompt.limit)
      try prompt.terminal.resize(columns: 90, rows: 24)
      try prompt.terminal.expectScreen(
        containing: "leadline> a line that is wider than thirty columns",
        within: LivePrompt.limit)
      try prompt.answer("\r")
      #expect(prompt.history == ["a line that is wider than thirty columns"])
    }

    @Test func anAnswerFillsTheWindowAsItIsThen() throws {
      let prompt = try LivePrompt(columns: 100)
      try prompt.terminal.resize(columns: 50, rows: 24)
      let answer = try prompt.enter("--help")
      #expect(answer.split(separator: "\n").allSatisfy { $0.count <= 50 })
    }

    @Test func theUsersOwnBindingsAreObeyed() throws {
      let home = try TemporaryDirectory()
      try home.write(".editrc", text: "leadline:bind ^G ed-move-to-beg\n")
      let prompt = try LivePrompt(home: home)
      try prompt.type("XPLAIN 90002\u{07}E", showing: "leadline> EXPLAIN 90002")
    }

    @Test func viIsObeyed() throws {
      let home = try TemporaryDirectory()
      try home.write(".editrc", text: "bind -v\n")
      let prompt = try LivePrompt(home: home)
      try prompt.type("explain 7000215\u{1B}0cwhelp\u{1B}$x", showing: "leadline> help 700021")
      #expect(try prompt.answer("\u{03}") == "")
      try prompt.type("expl\t7000215", showing: "leadline> explain 7000215")
      #expect(try prompt.answer("\r").contains(Pasted.title))
      try prompt.type("\u{1B}k", showing: "leadline> explain 7000215")
      #expect(try prompt.answer("\r").contains(Pasted.title))
      let answer = try prompt.answer(Pasted.marked("one\n\(Pasted.failure)"))
      #expect(answer.count(of: Pasted.decided) == 1)
    }
  }
}
