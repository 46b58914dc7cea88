import Destinations
import Knowledge
import Testing
import Text

@Suite("Frame: values") struct FrameValueTests {
  @Test(
    arguments: [
      ([], SubjectVerdict.ok), ([.ok, .warning, .skipped], .ok),
      ([.ok, .notEstablished], .notEstablished), ([.notEstablished, .broken, .ok], .broken),
    ] as [([CheckStatus], SubjectVerdict)])
  func sumUp(_ statuses: [CheckStatus], _ verdict: SubjectVerdict) {
    #expect(SubjectVerdict(statuses) == verdict)
  }

  @Test func reportWhatACheckSaw() {
    let check = Check("sample.a", "all is well", run: { _ in .ok })
    let observation = Observation.said("no", else: EntryID("network-failed"))
    for (outcome, status) in [
      (CheckOutcome.ok, CheckStatus.ok), (.warning(observation), .warning),
      (.broken(observation), .broken), (.notEstablished(observation), .notEstablished),
    ] {
      let report = CheckReport(check, outcome: outcome, duration: .seconds(1))
      #expect(report.status == status)
      #expect(report.observation == (status == .ok ? nil : observation))
      #expect(report.because == nil)
    }
  }

  @Test func keepTheFieldToBlameWhenMasked() {
    let check = Check("sample.a", "all is well", field: "one", run: { _ in .ok })
    let observation = Observation.said("no: abcdefgh").blaming("other")
    let report = CheckReport(check, outcome: .broken(observation), duration: .zero)
      .redacted(by: Redactor([Secret("abcdefgh")]))
    #expect(report.field == "other")
    #expect(report.observation?.said == "no: \(Secret.mask)")
  }

  @Test func handOutTextsAndSecretsApart() {
    let configuration = Configuration(entries: [
      "text": .init(.text("shown")), "secret": .init(.secret(Secret("hidden"))),
      "masked": .init(.masked), "missing": .init(.unavailable(reason: "not set")),
    ])
    #expect(configuration.text("text") == "shown")
    #expect(configuration.text("secret") == nil)
    #expect(configuration.secret("secret") == Secret("hidden"))
    #expect(configuration.secret("text") == nil)
    for key in ["masked", "missing", "absent"] {
      #expect(configuration.text(key) == nil)
      #expect(configuration.secret(key) == nil)
    }
    #expect(!"\(configuration.entries)".contains("hidden"))
  }

  @Test func keepFactsByNameAndType() {
    let number = FactKey<Int>("a")
    var facts = Facts(number, 1)
    #expect(facts[FactKey<String>("a")] == nil)
    #expect(facts[FactKey<Int>("b")] == nil)
    facts.merge(Facts(number, 2))
    #expect(facts[number] == 2)
    facts[number] = nil
    #expect(facts[number] == nil)
  }

  @Test func orderCheckIDs() {
    let ids: [CheckID] = ["b.a", "a.b"]
    #expect(ids.sorted().map(\.description) == ["a.b", "b.a"])
  }

  @Test func findDestinationsByName() {
    #expect(Registry.destination("table")?.id == "table")
    #expect(Registry.destination("Table") == nil)
    #expect(Registry.destination("none")?.block == nil)
    #expect(Registry.destination("azure") == nil)
  }
}
