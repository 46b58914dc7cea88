import Testing
import Text

@Suite("Underscores between words") struct FoldingJointsTests {
  @Test(arguments: [
    ("DNS_NOT_FOUND", [3, 6]), ("a_b c_d", [1, 3]), ("ａ_b", [1]), ("x_1", [1]),
    ("DNS not found", []), ("a_ b", []), ("a _b", []), ("_a", []), ("a_", []), ("a__b", []),
    ("a-_b", []), ("a_-b", []), ("a_。b", []), ("", []),
  ])
  func partAName(_ text: String, _ joints: [Int]) {
    #expect(FoldedText(text).joints == joints)
  }

  @Test func everyJointIsTheStartOfAWord() {
    let text = FoldedText("ERR_CERT_DATE_INVALID isn't é_ß, 名_前 and _x_")
    #expect(!text.joints.isEmpty)
    #expect(text.joints.allSatisfy { text.wordStarts[$0] })
    #expect(text.joints == text.joints.sorted())
  }
}
