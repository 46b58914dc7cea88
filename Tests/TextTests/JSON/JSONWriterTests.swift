import Testing
import Text

@Suite("JSON writer") struct JSONWriterTests {
  private let sample: JSONValue = [
    "schemaVersion": 1, "list": [true, nil, 0.5], "none": [], "empty": [:], "text": "å\n",
  ]

  @Test func writesOneLine() {
    #expect(
      JSONWriter.compact(sample)
        == #"{"schemaVersion":1,"list":[true,null,0.5],"none":[],"empty":{},"text":"å\n"}"#)
  }

  @Test func writesForReaders() {
    #expect(
      JSONWriter.pretty(sample) == #"""
        {
          "schemaVersion": 1,
          "list": [
            true,
            null,
            0.5
          ],
          "none": [],
          "empty": {},
          "text": "å\n"
        }
        """#)
  }

  @Test(arguments: [
    ("\"\\/", #""\"\\/""#), ("\n\r\t", #""\n\r\t""#),
    ("\u{0}\u{1b}\u{1f}", #""\u0000\u001b\u001f""#),
    ("\u{7f}\u{80}\u{9f}", #""\u007f\u0080\u009f""#), ("\u{2028}\u{2029}", #""\u2028\u2029""#),
    ("\u{202e}\u{200b}", #""\u202e\u200b""#), ("\u{e0041}", #""\udb40\udc41""#),
    ("##vso[a]", ##""#\u0023vso[a]""##), ("# #", ##""# #""##), ("🔥å用", "\"🔥å用\""),
  ]) func escapes(_ text: String, _ written: String) throws {
    #expect(JSONWriter.compact(JSONValue(text)) == written)
    #expect(try JSONParser.parse(written).string == text)
  }

  @Test func keepsNumbersAsWritten() throws {
    for number in ["12345678901234567890", "1.50", "-0", "1E400", "0.10e-2"] {
      #expect(JSONWriter.compact(try JSONParser.parse(number)) == number)
    }
  }

  @Test func writesNoNumberThatIsNone() {
    #expect(JSONWriter.compact(JSONValue(Double.nan)) == "null")
    #expect(JSONWriter.compact(JSONValue(-Double.infinity)) == "null")
  }

  @Test func readsBackWhatItWrites() throws {
    var text = String.UnicodeScalarView()
    for value in UInt32(0)...0x2FFF {
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    let value: JSONValue = ["z": JSONValue(String(text)), "a": [1, "b"], "z": nil]
    #expect(try JSONParser.parse(JSONWriter.compact(value)) == value)
    #expect(try JSONParser.parse(JSONWriter.pretty(value)) == value)
  }

  @Test func givesAccessByKind() throws {
    let value = try JSONParser.parse(#"{"s":"x","n":12,"d":1.5,"b":false,"l":["y"],"o":null}"#)
    #expect(value["s"]?.string == "x")
    #expect(value["s"]?.integer == nil)
    #expect(value["n"]?.integer == 12)
    #expect(value["d"]?.integer == nil)
    #expect(value["d"]?.double == 1.5)
    #expect(value["b"]?.bool == false)
    #expect(value["l"]?[0]?.string == "y")
    #expect(value["l"]?[1] == nil)
    #expect(value["l"]?["y"] == nil)
    #expect(value["o"]?.isNull == true)
  }
}
