import Testing
import Text

@Suite("Percent-encoding") struct PercentEncodingTests {
  @Test func keepsUnreservedCharactersOnly() {
    let kept = "ABCXYZabcxyz0189-._~"
    #expect(PercentEncoding.encode(kept) == kept)
    #expect(PercentEncoding.encode("a b+c/d=e&f%") == "a%20b%2Bc%2Fd%3De%26f%25")
    #expect(PercentEncoding.encode("å\n") == "%C3%A5%0A")
  }

  @Test func readsEveryByteThatItWrites() {
    let bytes = Array(UInt8.min...UInt8.max)
    let text = PercentEncoding.encode(bytes)
    #expect(PercentEncoding.decode(text) == bytes)
    #expect(PercentEncoding.decode(text.lowercased())?.count == 256)
    #expect(text.utf8.allSatisfy { PercentEncoding.isUnreserved($0) || $0 == UInt8(ascii: "%") })
  }

  @Test func readsDigitsOfEitherCaseAndKeepsAPlus() {
    #expect(PercentEncoding.decode("%2f%2F+x") == Array("//+x".utf8))
  }

  @Test(arguments: ["%", "a%2", "%2G", "%G2", "%%41", "%+1", "%é"])
  func refuses(_ text: String) {
    #expect(PercentEncoding.decode(text) == nil)
    #expect(PercentEncoding.decodeForm("a=" + text) == nil)
    #expect(PercentEncoding.decodeForm(text + "=a") == nil)
  }

  @Test func writesAForm() {
    let form = PercentEncoding.form([("client id", "a+b"), ("scope", "https://x/.default")])
    #expect(form == "client%20id=a%2Bb&scope=https%3A%2F%2Fx%2F.default")
    #expect(PercentEncoding.form([]) == "")
  }

  @Test func readsAForm() throws {
    let fields = try #require(PercentEncoding.decodeForm("a=1+2&b=%2B%26%3D&a&=x&&c=d=e"))
    #expect(fields.map(\.name) == ["a", "b", "a", "", "c"])
    #expect(fields.map(\.value) == ["1 2", "+&=", "", "x", "d=e"])
    #expect(PercentEncoding.decodeForm("")?.isEmpty == true)
  }

  @Test func readsTheFormThatItWrites() throws {
    let fields = [(name: "n& =", value: "v+%\u{0}å"), (name: "", value: "")]
    let read = try #require(PercentEncoding.decodeForm(PercentEncoding.form(fields)))
    #expect(read.map(\.name) == fields.map(\.name))
    #expect(read.map(\.value) == fields.map(\.value))
  }
}
