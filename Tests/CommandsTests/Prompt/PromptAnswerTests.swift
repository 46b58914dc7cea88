import TestSupport
import Testing

extension PromptTests {
  @Suite("Answers") struct Answers {
    struct Row: Sendable, CustomTestStringConvertible {
      let testDescription: String
      let line: String
      let shows: [String]
      var hides: [String] = []
    }

    static let lines = [
      Row(
        testDescription: "a code alone", line: "AADSTS7000215",
        shows: [Pasted.title, "How it is said"], hides: [Pasted.decided]),
      Row(
        testDescription: "a number alone", line: "7000215", shows: [Pasted.title, "How it is said"]),
      Row(
        testDescription: "a signed decimal alone", line: "-2147209463",
        shows: ["dynamics-no-roles-assigned", "How it is said"]),
      Row(
        testDescription: "an id alone, with blanks", line: "aad-tenant-not-found  ",
        shows: ["How it is said"]),
      Row(
        testDescription: "a failure", line: Pasted.failure, shows: [Pasted.title, Pasted.decided]),
      Row(
        testDescription: "no failure", line: "the coffee is cold today",
        shows: ["Not known"], hides: [Pasted.decided]),
      Row(
        testDescription: "an unknown code alone", line: "AADSTS90001",
        shows: ["Not known", "AADSTS90001"]),
      Row(
        testDescription: "a mistyped verb", line: "explian what happened",
        shows: ["there is no verb 'explian'; the closest is 'explain'"], hides: ["Not known"]),
      Row(
        testDescription: "prose that begins with what is nearly a verb",
        line: "explained to the customer that the colour will be changed on Monday",
        shows: ["Not known", "What to do next"], hides: ["no verb"]),
      Row(
        testDescription: "what looks like a mistyped verb, with a failure",
        line: "explained: \(Pasted.failure)", shows: [Pasted.decided], hides: ["no verb"]),
    ]

    static let verbsInProse = [
      Row(
        testDescription: "explain", line: "explain failed with \(Pasted.failure)",
        shows: [Pasted.title, Pasted.decided]),
      Row(
        testDescription: "diagnose", line: "diagnose failed with \(Pasted.failure)",
        shows: [Pasted.title, Pasted.decided]),
      Row(
        testDescription: "help", line: "help me with AADSTS90002 please",
        shows: ["aad-tenant-not-found", Pasted.decided]),
      Row(
        testDescription: "knowledge", line: "knowledge of AADSTS90002",
        shows: ["aad-tenant-not-found", Pasted.decided]),
      Row(
        testDescription: "an open quote", line: "diagnose doesn't help with AADSTS90002",
        shows: ["aad-tenant-not-found", Pasted.decided]),
      Row(
        testDescription: "the program's name", line: "leadline says AADSTS90002",
        shows: ["aad-tenant-not-found", Pasted.decided]),
      Row(
        testDescription: "validate", line: "validate failed with \(Pasted.failure)",
        shows: [Pasted.title, Pasted.decided]),
      Row(
        testDescription: "explain, no failure", line: "explain what happened",
        shows: ["unexpected argument 'happened'", "Try 'leadline explain --help'"],
        hides: ["Not known", Pasted.decided]),
      Row(
        testDescription: "diagnose, no failure", line: "diagnose nosuch.txt",
        shows: ["there is no file 'nosuch.txt'"], hides: ["Not known"]),
      Row(
        testDescription: "knowledge, no failure", line: "knowledge of things",
        shows: ["unknown verb 'of'", "Try 'leadline knowledge --help'"], hides: ["Not known"]),
      Row(
        testDescription: "an unknown option", line: "explain --formt json",
        shows: ["unknown option '--formt'", "'--format'"], hides: ["Not known"]),
      Row(
        testDescription: "an open quote, no failure", line: "diagnose 'error.txt",
        shows: ["the quote ' is not closed"], hides: ["Not known"]),
    ]

    static let verbs = [
      Row(testDescription: "explain", line: "explain 7000215", shows: [Pasted.title]),
      Row(
        testDescription: "explain --lang", line: "explain --lang sv aad-tenant-not-found",
        shows: ["Katalogen"], hides: ["The directory"]),
      Row(
        testDescription: "explain --format json", line: "explain --format json AADSTS90002",
        shows: ["\"verdict\": \"known\"", "\"id\": \"aad-tenant-not-found\""]),
      Row(
        testDescription: "explain --list", line: "explain --list",
        shows: ["aad-tenant-not-found", "dynamics-request-timeout"]),
      Row(testDescription: "explain alone", line: "explain", shows: ["wants a code or an id"]),
      Row(
        testDescription: "explain, unknown", line: "explain nosuch",
        shows: ["nothing is known about 'nosuch'"]),
      Row(testDescription: "knowledge stats", line: "knowledge stats", shows: [" entries, "]),
      Row(
        testDescription: "knowledge list", line: "knowledge list", shows: ["aad-tenant-not-found"]),
      Row(testDescription: "completion", line: "completion bash", shows: ["complete -F"]),
      Row(
        testDescription: "VERB --help", line: "diagnose --help",
        shows: ["Usage: leadline diagnose", "--destination"]),
      Row(testDescription: "help VERB", line: "help explain", shows: ["Usage: leadline explain"]),
      Row(
        testDescription: "--help", line: "--help", shows: ["Usage: leadline", "--knowledge DIR"]),
      Row(testDescription: "--version", line: "--version", shows: ["leadline 0."]),
      Row(
        testDescription: "help", line: "help",
        shows: ["Tab completes", "exit", "diagnose", "VERB --help"]),
      Row(
        testDescription: "the program's name before", line: "leadline explain AADSTS90002",
        shows: ["aad-tenant-not-found"]),
    ]

    @Test(arguments: lines + verbsInProse + verbs) func aLineHasItsAnswer(_ row: Row) throws {
      let prompt = try LivePrompt()
      let answer = try prompt.enter(row.line)
      for text in row.shows { #expect(answer.contains(text), "\(text) is missing in:\n\(answer)") }
      for text in row.hides { #expect(!answer.contains(text), "\(text) stands in:\n\(answer)") }
      #expect(try prompt.leave() == .exited(0))
    }

    @Test func anEmptyLineIsPassedOver() throws {
      let prompt = try LivePrompt()
      #expect(try prompt.enter("") == "")
      #expect(try prompt.enter("   ") == "")
    }

    @Test func anAnswerIsSetOffFromTheNextPrompt() throws {
      let prompt = try LivePrompt()
      #expect(try prompt.enter("knowledge stats").hasSuffix("\n\n"))
      #expect(try prompt.enter("explain nosuch").hasSuffix("\n\n"))
    }

    @Test(arguments: ["exit", "quit", "  quit  "]) func aWordLeaves(_ word: String) throws {
      let prompt = try LivePrompt()
      try prompt.terminal.send(word + "\r")
      #expect(try prompt.terminal.waitForExit(within: LivePrompt.limit) == .exited(0))
      #expect(prompt.history == [])
    }

    @Test func controlDLeavesWithANewLine() throws {
      let prompt = try LivePrompt()
      #expect(try prompt.leave() == .exited(0))
      #expect(prompt.terminal.screen.cursorColumn == 0)
    }

    @Test func whatALineFailsWithIsNotTheSessionsStatus() throws {
      let prompt = try LivePrompt()
      try prompt.enter("explain nosuch")
      try prompt.enter("diagnose nosuch.txt")
      #expect(try prompt.leave() == .exited(0))
    }

    @Test func optionsOfALineHoldForThatLineOnly() throws {
      let prompt = try LivePrompt()
      #expect(try prompt.enter("--lang sv explain AADSTS90002").contains("Katalogen"))
      #expect(try prompt.enter("explain AADSTS90002").contains("The directory"))
      try prompt.enter("--color never --quiet explain AADSTS90002")
      let start = prompt.terminal.received.count
      try prompt.enter("explain AADSTS90002")
      let drawn = String(decoding: prompt.terminal.received[start...], as: UTF8.self)
      #expect(drawn.contains("\u{1B}[1;4m"))
      #expect(try prompt.enter("--knowledge nosuch explain 90002").contains("'nosuch'"))
      #expect(try prompt.enter("explain AADSTS90002").contains("The directory"))
    }

    @Test func optionsOfTheCallHoldForEveryLine() throws {
      let prompt = try LivePrompt(["--lang", "sv", "--color", "never"])
      #expect(try prompt.enter("AADSTS90002").contains("Katalogen"))
      #expect(try prompt.enter("--lang en explain AADSTS90002").contains("The directory"))
      #expect(try prompt.enter("explain AADSTS90002").contains("Katalogen"))
      #expect(!prompt.terminal.output.contains("\u{1B}[1m"))
    }

    @Test func quietMeansNoGreeting() throws {
      let prompt = try LivePrompt(["--quiet"])
      #expect(!prompt.terminal.output.contains("Paste an error"))
      #expect(try LivePrompt().terminal.output.contains("Paste an error"))
    }

    @Test func aBrokenKnowledgeFolderIsToldOfBeforeThePrompt() throws {
      let home = try TemporaryDirectory()
      let terminal = try PseudoTerminal(
        running: builtProduct(named: "leadline"), ["--knowledge", "nosuch"],
        environment: LivePrompt.environment(home: home), workingDirectory: home.path)
      #expect(try terminal.waitForExit(within: LivePrompt.limit) == .exited(66))
      #expect(!terminal.output.contains(LivePrompt.prompt))
    }
  }
}
