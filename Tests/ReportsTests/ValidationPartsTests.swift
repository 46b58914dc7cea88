import Destinations
import Diagnosis
import Knowledge
@testable import Reports
import Testing

@Suite("Parts of the validation reports") struct ValidationPartsTests {
  @Test func worstAreKeptInTheirOrder() {
    var list = WorstFirst<String>(limit: 4, ranks: 2)
    for (name, rank) in [("a", 1), ("b", 0), ("c", 1), ("d", 0), ("e", 0), ("f", 1)] {
      list.append(name, rank: rank)
    }
    #expect(list.kept == ["b", "d", "e", "a"])
    #expect(list.dropped == [0, 2])
  }

  @Test func heavyOnesMakeRoomForWorse() {
    var list = WorstFirst<String>(limit: 10, ranks: 2)
    list.append("light", rank: 1, weight: 2)
    list.append("heavy", rank: 1, weight: 8)
    list.append("worse", rank: 0, weight: 6)
    #expect(list.kept == ["worse", "light"])
    list.append("too heavy", rank: 0, weight: 11)
    #expect(list.kept == ["worse"])
    #expect(list.dropped == [1, 2])
  }

  @Test func linesAreCutAndSaySo() {
    #expect(ForeignText.line("a\nb\u{1B}") == "a\\nb\\x1b")
    #expect(ForeignText.line("") == "(no name)")
    let long = ForeignText.line(String(repeating: "租", count: 320))
    #expect(long == String(repeating: "租", count: 300) + "… (20 more characters)")
  }

  @Test func passagesLoseTheBlanksAroundThem() {
    #expect(ForeignText.lines(" \n\n  a\r\n\n b\n \n") == ["  a", "", " b"])
    #expect(ForeignText.lines(" \n ") == [])
    #expect(ForeignText.passage("x\n::error::y") == "x\n:\\:error::y")
    let many = ForeignText.lines(String(repeating: "x\n", count: 500))
    #expect(many.count == 41)
    #expect(many.last == "…")
  }

  /// The published test vectors of FNV-1a know no separator: it is taken off by hand here.
  @Test func hashIsTheSameOnEveryMachine() {
    #expect(StableHash.of([]) == 0xCBF2_9CE4_8422_2325)
    let published: UInt64 = 0xAF63_DC4C_8601_EC8C
    #expect(StableHash.of(["a"]) == (published ^ 0xFF) &* 0x100_0000_01B3)
    #expect(StableHash.of(["ab", "c"]) != StableHash.of(["a", "bc"]))
  }

  @Test func tallyCountsBoth() {
    var tally = ReportTally()
    for subject in ValidationSample.all { tally.count(subject) }
    #expect(tally.subjects == 5)
    #expect(tally[SubjectVerdict.broken] == 2)
    #expect(tally[CheckStatus.broken] == 3)
    #expect(Wording.counts(ReportTally()) == "no check")
  }

  @Test func headlineSaysWhatIsWrong() {
    let line = ValidationSample.line
    #expect(ValidationSample.broken.checks[1].headline.hasPrefix("The directory (tenant)"))
    #expect(ValidationSample.unreadable.checks[0].headline.hasPrefix("this is no JSON"))
    #expect(
      line("a.b", "it works", .broken, "\n\n", nil, nil, nil, 0, nil, [:]).headline
        == "it works: broken")
  }
}

@Suite("Explainer of observations") struct ValidationExplainerTests {
  private let explainer = ObservationExplainer(
    archive: SampleReport.archive, diagnoser: Diagnoser(SampleReport.archive),
    languages: LanguagePreference(asked: nil, environment: nil))

  private func explain(
    _ observation: Observation, values: [Parameter: String] = [:]
  ) -> Explanation? { explainer.explanation(of: observation, destination: nil, values: values) }

  @Test func entryOfTheCheckGoesBeforeItsWords() {
    let seen = Observation.entry("sample-role", said: "AADSTS90002: Tenant 'x.example' not found.")
    #expect(explain(seen)?.entry.id.rawValue == "sample-role")
  }

  @Test func wordsAreDiagnosed() {
    let words =
      "AADSTS90002: Tenant 'fabrikam.example' not found. This may happen if there are no active "
      + "subscriptions."
    let explanation = explain(
      .said(words, else: EntryID("sample-role")),
      values: [.tenantId: "contoso.example", .instanceUrl: "https://contoso.crm4.dynamics.com"])
    #expect(explanation?.entry.id.rawValue == "sample-tenant")
    // What the service itself named goes before what was entered; what it did not name is entered.
    #expect(
      explanation?.text.title == "The directory (tenant) `fabrikam.example` does not exist")
    #expect(explanation?.text.resolution[2].contains("contoso.crm4.dynamics.com") == true)
  }

  @Test func unknownWordsHaveTheFallback() {
    #expect(
      explain(.said("nothing anybody knows", else: EntryID("sample-role")))?.entry.id.rawValue
        == "sample-role")
    #expect(explain(.said("nothing anybody knows")) == nil)
    #expect(explain(.entry("sample-none")) == nil)
  }

  @Test func valuesWithoutTheirStrictFormStandNowhere() {
    let hostile = "x`; rm -rf / #\u{1B}[31m"
    let explanation = explain(
      .entry("sample-tenant", parameters: [.tenantId: hostile]), values: [.userId: hostile])
    #expect(explanation?.text.title == "The directory (tenant) `<directory-id>` does not exist")
    #expect(explanation?.text.resolution.contains { $0.contains("rm -rf") } == false)
  }
}
