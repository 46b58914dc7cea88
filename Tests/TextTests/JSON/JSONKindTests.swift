import Testing
import Text

@Suite("Kinds of JSON values in words") struct JSONKindTests {
  @Test(arguments: [
    ("null", "null"), ("true", "true or false"), ("-1.5e3", "a number"), (#""x""#, "a text"),
    ("[]", "a list"), ("{}", "an object"),
  ]) func areNamed(_ json: String, _ words: String) throws {
    #expect(try JSONParser.parse(json).kindInWords == words)
  }
}
