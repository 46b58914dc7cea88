import Diagnosis
import Testing

@Suite("Large texts") struct LargeTextTests {
  private static let filler = String(repeating: "всё в порядке, ", count: 6000)
  /// Said in words that no log is searched by.
  private static let failure = "В каталоге 5d0c1f7e приложение не найдено: AADSTS 700 016 \n"

  @Test(arguments: 0..<4) func evidenceAtTheEndIsCountedFromTheStart(_ shift: Int) throws {
    let text = "a\n" + String(repeating: "x", count: shift) + Self.filler + Self.failure
    let result = Embedded.diagnose(text)
    let places = result.findings.flatMap(\.evidence) + result.unknownCodes.map(\.evidence)
    #expect(!places.isEmpty)
    #expect(places.allSatisfy { $0.line == 2 })
    #expect(EvidenceCheck.problems(result, in: text) == [])
  }

  @Test func aSecretIsNotCutFromItsKey() {
    let secret = "app '1ce7a4d8-52b0-4693-9f8c-e60d7b1a2c35'"
    for cut in 0..<48 {
      let head = String(repeating: "a b ", count: 25_000) + "client_secret="
      let end = String(repeating: " c", count: (32 << 10) / 2 - 60)
      let padding = String(repeating: "d", count: cut)
      let text = head + secret.replacing(" ", with: "+") + padding + end + " AADSTS1234567 "
      #expect(Embedded.diagnose(text).parameterValues.isEmpty, "\(cut)")
    }
  }
}
