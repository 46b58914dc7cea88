import Arguments
import Testing

@Suite("Suggestions") struct SuggestionsTests {
  /// The verbs suggested for a word in a table of the given verbs.
  private func suggestions(for word: String, among names: [String]) -> [String] {
    let table = CommandTable(
      program: "p", version: "p 1", abstract: "", bugReports: "", globalOptions: [],
      commands: names.map { CommandSpecification($0, abstract: "") })
    guard case .unknownVerb(_, let suggestions) = table.error(of: [word])?.reason else { return [] }
    return suggestions
  }

  @Test(arguments: ["valdate", "validatee", "valudate", "vlaidate", "VALIDATE", "vlaidaet"])
  func findsEachKindOfSlip(_ word: String) {
    #expect(suggestions(for: word, among: ["validate", "explain"]) == ["validate"])
  }

  @Test func findsAThirdOfALongName() {
    let name = "dynamics-no-roles"
    #expect(suggestions(for: "dynamic-role", among: [name]) == [name])
    #expect(suggestions(for: "dyn-role", among: [name]).isEmpty)
  }

  @Test func findsABeginning() {
    #expect(
      suggestions(for: "val", among: ["validate", "value", "vale"]) == [
        "validate", "value", "vale",
      ])
    #expect(suggestions(for: "v", among: ["validate"]).isEmpty)
  }

  @Test func wantsMoreThanHalfInCommon() {
    #expect(suggestions(for: "ab", among: ["cd"]).isEmpty)
    #expect(suggestions(for: "fun", among: ["faq"]).isEmpty)
    #expect(suggestions(for: "fax", among: ["faq"]) == ["faq"])
  }

  @Test func givesOnlyTheNearestAndAtMostThree() {
    #expect(suggestions(for: "list1", among: ["list", "lint1x", "lost"]) == ["list"])
    #expect(
      suggestions(for: "cart", among: ["card", "care", "cars", "carp"]) == ["card", "care", "cars"])
  }

  @Test func aBeginningBeatsASlip() {
    #expect(suggestions(for: "form", among: ["from", "format"]) == ["format"])
    #expect(suggestions(for: "form", among: ["format", "from"]) == ["format"])
  }

  @Test func comparesScalarsOfAnyScript() {
    #expect(suggestions(for: "导入线", among: ["导入线索"]) == ["导入线索"])
    #expect(suggestions(for: "ÅTGÄRD", among: ["åtgärd"]) == ["åtgärd"])
  }

  @Test func leavesLongWordsAlone() {
    let long = String(repeating: "a", count: 129)
    #expect(suggestions(for: long, among: [long + "b"]).isEmpty)
  }
}
