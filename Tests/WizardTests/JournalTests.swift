import Destinations
import Knowledge
import Testing
import Text
import Wizard

@Suite("What is kept")
struct JournalTests {
  private static let secrets = ["${env:LEADS}": Secret(SampleAnswers.secret)]

  @Test func holdsEveryAnswerAndNoSecret() async throws {
    let sample = try await SampleSetup.saying(SampleAnswers.dynamics)
    #expect(
      sample.journal.prefix(9) == [
        .destination("dynamics"), .profileName("contoso"),
        .text("instanceUrl", SampleAnswers.environment), .text("authentication", "azureAD"),
        .done("registration"), .text("applicationId", SampleAnswers.application),
        .text("directoryId", SampleAnswers.directory),
        .reference("applicationKey", "${env:LEADS}"), .done("permission"),
      ])
  }

  @Test func bringsBackWhatWasThere() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics)
    let outcome = sample.setup.outcome.map { "\($0)" }
    sample.resume(secrets: Self.secrets)
    #expect(sample.setup.outcome.map { "\($0)" } == outcome)
    #expect(sample.setup.known.isEmpty)
    #expect(!sample.setup.due.isEmpty)
    try await sample.settle()
    #expect(sample.asked == "contacts")
    #expect(sample.troubles.isEmpty)
  }

  @Test func asksAgainForASecretWithoutAPlace() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(8))
    #expect(!"\(sample.journal)".contains("applicationKey"))
    sample.resume(secrets: [:])
    try await sample.settle()
    #expect(sample.asked == "client-secret")
    try await sample.say(.answer("applicationKey", .secret(SampleAnswers.secret)))
    try await sample.say(.kept("applicationKey", .plain))
    #expect(sample.asked == "do permission")
    sample.resume(secrets: [:])
    try await sample.settle()
    #expect(sample.asked == "client-secret", "as it is, it stands in no journal")
  }

  @Test func doesNotBringBackWhatWasReplaced() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics)
    try await sample.say(.answer("applicationKey", .secret(SampleAnswers.otherSecret)))
    #expect(sample.journal.contains(.forgotten("applicationKey")))
    sample.resume(secrets: Self.secrets)
    #expect(sample.setup.answer(to: "applicationKey") == nil)
    try await sample.settle()
    #expect(sample.asked == "client-secret")
  }

  @Test func saysWhyASecretIsNotAtHand() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics)
    sample.resume(secrets: [:])
    guard
      case .unavailable(let reason)? = sample.setup.configuration.entries["applicationKey"]?.value
    else {
      Issue.record("the reference is gone")
      return
    }
    #expect(reason == "nothing is there")
    #expect(sample.setup.outcome.contains { $0.key == "applicationKey" })
  }

  @Test func asksWhereASecretIsKept() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(8))
    #expect(!sample.setup.outcome.contains { $0.key == "applicationKey" })
    for input: SetupInput in [.keep, .done, .kept("password", .plain)] {
      guard case .notAsked? = await sample.refusal(of: input) else {
        Issue.record("\(input) was taken")
        return
      }
    }
    guard case .cannotBeSkipped? = await sample.refusal(of: .skip) else {
      Issue.record("a secret without a place is none")
      return
    }
    try await sample.say(.kept("applicationKey", .reference("${file:secrets/x}")))
    #expect(sample.journal.last == .reference("applicationKey", "${file:secrets/x}"))
    guard case .notAsked? = await sample.refusal(of: .kept("applicationKey", .plain)) else {
      Issue.record("it was asked twice")
      return
    }
  }

  @Test(arguments: [
    JournalEntry.destination("table"), .profileName("contoso"), .text("a", "b"),
    .reference("a", "${env:B}"), .forgotten("a"), .done("role"), .skipped("contacts"),
  ])
  func readsWhatItWrote(_ entry: JournalEntry) {
    #expect(JournalEntry(entry.json) == entry)
  }

  @Test func passesOverWhatItDoesNotKnow() async throws {
    #expect(JournalEntry(["later": "x"]) == nil)
    #expect(JournalEntry(["key": "a", "number": 1]) == nil)
    #expect(JournalEntry(["a", "b"]) == nil)
    var sample = SampleSetup()
    let wrong: [JournalEntry] = [
      .text("instanceUrl", "x"), .done("role"), .destination("ftp"), .destination("quit"),
      .destination("dynamics"), .profileName("a b"), .text("nonsense", "x"),
      .text("instanceUrl", " BACK "), .text("applicationKey", "plain"),
      .reference("instanceUrl", "${env:X}"), .text("authentication", "pigeon"),
      .done("nonsense"), .done("environment"), .skipped("nonsense"), .forgotten("nonsense"),
    ]
    for entry in wrong { sample.write(entry) }
    sample.resume(secrets: [:])
    try await sample.settle()
    #expect(sample.setup.outcome.isEmpty)
    #expect(sample.setup.steps.allSatisfy { sample.state($0.id) == "awaiting" })
  }
}

@Suite("Words that steer")
struct ControlWordTests {
  private static let words = ControlWord.spellings.flatMap { word in
    [word, word.uppercased(), " \(word)\t", "\u{3000}\(word)\u{A0}"]
  }

  @Test(arguments: words)
  func areNeverStored(_ word: String) async throws {
    #expect(ControlWord(word) != nil)
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics)
    let journal = sample.journal
    let inputs: [SetupInput] = [
      .destination(word), .profileName(word), .answer("instanceUrl", .text(word)),
      .answer("applicationKey", .secret(word)), .answer("applicationKey", .text(word)),
      .answer("applicationKey", .secret("fine", in: word)),
      .answer("contactEmail", .text(word)),
    ]
    for input in inputs {
      guard case .controlWord? = await sample.refusal(of: input) else {
        Issue.record("\(input) was taken")
        return
      }
    }
    let pasted: [SetupInput] = [
      .pasted([PastedValue("instanceUrl", .text(word))]),
      .pasted([PastedValue("applicationKey", .secret(Secret(word)))]),
    ]
    for input in pasted {
      guard case .notAsked? = await sample.refusal(of: input) else {
        Issue.record("\(input) was taken")
        return
      }
    }
    #expect(sample.journal == journal)
  }

  @Test(arguments: words)
  func areNoPlaceOfASecret(_ word: String) async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(8))
    guard case .controlWord? = await sample.refusal(of: .kept("applicationKey", .reference(word)))
    else {
      Issue.record("\(word) was taken")
      return
    }
    #expect(sample.asked == "keeping client-secret")
  }

  @Test func areNotMeantByARepair() async throws {
    let destination = Destination(
      id: "repaired", name: "", block: "", olderNames: [], olderBlock: nil,
      fields: [
        Field("one", label: "", help: "", example: "", repaired: { _ in "Quit" })
      ], checks: [], parameters: { _ in [:] })
    let guide = SampleGuides.guide("repaired", [SampleGuides.step("one", "one")])
    var sample = SampleSetup(destinations: [destination], guides: [guide])
    for input: SetupInput in [
      .destination("repaired"), .profileName("x"), .pasted([PastedValue("one", .text("<quit>"))]),
    ] { try await sample.say(input) }
    #expect(sample.asked == "is one <quit>")
    try await sample.say(.skip)
    try await sample.say(.answer("one", .text("{quit}")))
    #expect(sample.setup.answer(to: "one") == .text("{quit}"))
  }

  @Test func areWholeWords() {
    for text in ["backward", "back up", "", "skip.", "https://quit.example", "h e l p"] {
      #expect(ControlWord(text) == nil, "\(text)")
    }
    #expect(ControlWord("?") == .help)
    #expect(ControlWord("EXIT") == .quit)
    #expect(ControlWord("--for-admin") == .admin)
  }
}
