import Testing
import Text

@Suite("Secret") struct SecretTests {
  private let secret = Secret("hunter2")

  @Test func showsDotsOnly() {
    #expect(secret.description == "••••••••")
    #expect(secret.debugDescription == "••••••••")
    #expect("\(secret)" == "••••••••")
    #expect(String(reflecting: [secret]) == "[••••••••]")
    var dumped = ""
    dump(["key": secret], to: &dumped)
    #expect(!dumped.contains("hunter2"))
    #expect(dumped.contains("••••••••"))
    #expect(Mirror(reflecting: secret).children.isEmpty)
  }

  @Test func showsDotsWithinOtherValues() {
    struct Holder { let name = "n", secret = Secret("hunter2") }
    #expect(!"\(Holder())".contains("hunter2"))
    #expect(!String(reflecting: Optional(Holder())).contains("hunter2"))
  }

  @Test func handsOutItsBytes() throws {
    #expect(secret.withExposedValue { String(decoding: $0, as: UTF8.self) } == "hunter2")
    #expect(Secret(bytes: [0, 0xFF]).withExposedValue { $0 } == [0, 0xFF])
    struct Failure: Error {}
    #expect(throws: Failure.self) { try secret.withExposedValue { _ in throw Failure() } }
  }

  @Test func comparesByValue() {
    #expect(secret == Secret("hunter2"))
    #expect(secret != Secret("hunter3"))
    #expect(secret != Secret("hunter22"))
    #expect(Set([secret, Secret("hunter2"), Secret("x")]).count == 2)
    #expect(Secret("").isEmpty && !secret.isEmpty)
  }

  @Test func copiesOutliveTheOriginal() {
    var original: Secret? = Secret("hunter2")
    let copy = original
    let bytes = original?.withExposedValue { $0 }
    original = nil
    #expect(copy == Secret("hunter2"))
    #expect(bytes == Array("hunter2".utf8))
  }
}
