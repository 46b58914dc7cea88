import Testing

@testable import Destinations

@Suite("Masks and mistyped keys") struct MaskFormTests {
  @Test(
    arguments: ["*", "•", "●", "∙", "·", "∗", "＊", ".", "#", "-", "_"],
    [1, 2, 3, 8, 88])
  func areRunsOfOneSign(_ sign: String, _ count: Int) {
    let text = String(repeating: sign, count: count)
    let isLongEnough = count >= 3
    #expect(SecretMask.isMask(text) == isLongEnough)
    #expect(SecretMask.isMask(" <\(text)>\n") == isLongEnough)
    #expect(!SecretMask.isMask(text + "a"))
    #expect(!SecretMask.isMask("a" + text))
  }

  @Test(arguments: [
    "masked", "Hidden", "<REDACTED>", "[removed]", "{masked}", "(hidden)", "\"redacted\"",
    "…", "<…>", "xxxx", "XXXX", "xXxX",
  ]) func areWords(_ text: String) { #expect(SecretMask.isMask(text)) }

  @Test(arguments: [
    "", " ", "<>", "x", "xxx", "xxxxy", "masked!", "hidden value", "*-*", "*.*", "aaaa", "0000",
    "${env:KEY}", "….", "maskedmasked", "+++",
  ]) func areNothingElse(_ text: String) { #expect(!SecretMask.isMask(text)) }
}
