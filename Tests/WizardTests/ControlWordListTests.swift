import Knowledge
import Testing
import Wizard

@Suite("Words that steer") struct ControlWordListTests {
  /// A guide must not name a step by one of them, and cannot ask the wizard which there are.
  @Test func areThoseThatGuidesKeepClearOf() {
    let words = Set(ControlWord.spellings.filter { $0.allSatisfy { $0.isLetter || $0 == "-" } })
    #expect(GuideStep.controlWords.isSuperset(of: words.filter { !$0.hasPrefix("-") }))
  }

  @Test(arguments: ControlWord.spellings)
  func areReadInAnyCaseWithBlanksAround(_ spelling: String) {
    #expect(ControlWord("  \(spelling.uppercased())\t") != nil)
    #expect(ControlWord("\(spelling) x") == nil)
  }
}
