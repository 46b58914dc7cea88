import Testing
import Text

@Suite("Nearest names") struct NearestNameTests {
  private static let keys = [
    "instanceUrl", "authentication", "directoryId", "applicationId", "applicationKey", "username",
    "password",
  ]

  @Test(
    arguments: [
      ("instanceURL", "instanceUrl"), ("instansUrl", "instanceUrl"),
      ("direcotryId", "directoryId"), ("pasword", "password"), ("User_Name", "username"),
      ("authentification", "authentication"), ("aplicationkey", "applicationKey"),
      ("colour", nil), ("", nil), ("x", nil),
    ] as [(String, String?)])
  func areThoseThatWereMeant(_ typed: String, _ key: String?) {
    #expect(NearestName.of(typed, among: Self.keys) == key)
  }

  @Test func areNoneForHugeWordsOrAmongNone() {
    #expect(NearestName.of(String(repeating: "x", count: 100_000), among: ["xx"]) == nil)
    #expect(NearestName.of("instanceUrl", among: []) == nil)
  }

  @Test func theFirstOfSeveralCounts() {
    #expect(NearestName.of("acde", among: ["abde", "adde", "x"]) == "abde")
  }
}
