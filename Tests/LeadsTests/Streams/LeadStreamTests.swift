import Leads
import Testing
import Text

/// A text and where leads and faults are found in it.
struct StreamCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let outline: String

  init(_ name: String, _ text: String, _ outline: String) {
    testDescription = name
    self.text = text
    self.outline = outline
  }
}

private let a = StreamSample.json("a")
private let b = StreamSample.json("b")
private let c = StreamSample.json("c")
private let spread = """
  {
    "firstname": "A", "lastname": "Ek",
    "emailaddress1": "a@fabrikam.com"
  }
  """

private let jsonCases = [
  StreamCase("lines", "\(a)\n\n\(b)\r\n\(c)", "1:a 3:b 4:c"),
  StreamCase("old line ends", "\(a)\r\(b)\r", "1:a 2:b"),
  StreamCase("one after another", a + b + " " + c, "1:a 1:b 1:c"),
  StreamCase("list", "[\(a),\n\(b)]", "1:a 2:b"),
  StreamCase("list within lists", "[[\(a)],[\(b)]]", "1:a 1:b"),
  StreamCase(
    "answer of a service",
    "{\"@odata.context\": \"x\",\n \"value\" : [\n\(a),\n\(b)\n], \"n\": {}}",
    "3:a 4:b"),
  StreamCase(
    "answer within an answer", "{\"body\":{\"value\":[\(a),\(b)]},\"more\":[1,{}]}\n\(c)",
    "1:a 1:b 2:c"),
  StreamCase("spread over lines", "\(spread)\n\(spread)", "1:a 5:a"),
  StreamCase("texts in a list", #"["SPZA-INS|contoso.x","no lead"]"#, "1: 1!"),
  StreamCase("line that breaks off", "\(a)\n\(b.dropLast(30))\n\(c)\n", "1:a 2! 3:c"),
  StreamCase("list that breaks off", "[\(a),\n\(b)", "1:a 2:b 2!"),
  StreamCase("record that breaks off", "[\n\(a),\n\(b.dropLast(3))", "2:a 3!"),
  StreamCase(
    "record without its end", "[\n  {\n  \"Email\": \"x@y\"\n  ,\n  \(a),\n  \(b)\n]", "2! 5:a 6:b"),
  StreamCase("bracket too many", "\(a)}\n\(b)\n", "1:a 1! 2:b"),
  StreamCase("words between", "\(a)\n2024 ERROR x\n\(b)\n", "1:a 2! 3:b"),
  StreamCase(
    "missing comma is mended", a.replacing("\",\"ActionCode", with: "\" \"ActionCode"), "1:a"),
  StreamCase("no JSON in a record", "\(a)\n{\"Email\": nix}\n\(b)", "1:a 2! 3:b"),
  StreamCase("object that is no lead", "\(a)\n{\"a\":{\"b\":[1]}}\n\(b)", "1:a 2! 3:b"),
  StreamCase("byte of zero", "\(a)\n{\"Email\": \"\0\"}\n\(b)", "1:a 2! 3:b"),
  StreamCase("empty list", "[ ]", "1!"),
  StreamCase("empty answer", "{\"value\": []}", "1!"),
]

private let tableCases = [
  StreamCase(
    "comma", "\(StreamSample.header)\n\(StreamSample.row("a"))\n\(StreamSample.row("b"))", "2:a 3:b"
  ),
  StreamCase(
    "semicolon",
    "\(StreamSample.header)\n\(StreamSample.row("a"))\n".replacing(",", with: ";"), "2:a"),
  StreamCase(
    "tab", "\(StreamSample.header)\r\n\(StreamSample.row("a"))\r\n".replacing(",", with: "\t"),
    "2:a"),
  StreamCase(
    "sep", "sep=;\n\(StreamSample.header)\n\(StreamSample.row("a"))\n".replacing(",", with: ";"),
    "3:a"),
  StreamCase("one column", "lead_source\nSPZA-INS|c.d\n\nnothing\n", "2: 4!"),
  StreamCase(
    "quoted line breaks and quotes",
    "\(StreamSample.header)\na@x.com,\"A\n\nB\",\"E \"\"k\"\"\",,SPZA-INS|c.d\n\(StreamSample.row("b"))",
    "2:a 5:b"),
  StreamCase(
    "cells too few and too many",
    "\(StreamSample.header)\na@x.com,A\n\(StreamSample.row("b")),x\n\(StreamSample.row("c")),,\n",
    "2! 3! 4:c"),
  StreamCase(
    "quote that nothing closes",
    "\(StreamSample.header)\n\"\(StreamSample.row("a"))\n\(StreamSample.row("b"))\n\(StreamSample.row("c"))",
    "2! 3:b 4:c"),
  StreamCase(
    "text behind a quote",
    "\(StreamSample.header)\n\"a\"b,,,,\n\(StreamSample.row("b"))\n", "2! 3:b"),
  StreamCase(
    "first line again",
    "\(StreamSample.header)\n\(StreamSample.row("a"))\n\(StreamSample.header)\n,,,,\n\(StreamSample.row("b"))",
    "2:a 5:b"),
  StreamCase("first line alone", "\n\(StreamSample.header)\n", "2!"),
  StreamCase("names of something else", "a,b,c,d\n1,2,3,4\n5,6,7,8\n", "1!"),
  StreamCase(
    "byte of zero", "\(StreamSample.header)\n\(StreamSample.row("a\0"))\n\(StreamSample.row("b"))",
    "2! 3:b"),
]

private let otherCases = [
  StreamCase("blocks", StreamSample.block("a") + "\n\n" + StreamSample.block("b"), "1:a 10:b"),
  StreamCase(
    "blocks without a gap", StreamSample.block("a") + "\n" + StreamSample.block("b"), "1:a 9:b"),
  StreamCase(
    "blocks with gaps within",
    (StreamSample.block("a") + "\n" + StreamSample.block("b")).replacing("\n", with: "\n\n"),
    "1:a 17:b"),
  StreamCase(
    "block that is none", "\(StreamSample.block("a"))\n\ncompany = x\n\n\(StreamSample.block("b"))",
    "1:a 10! 12:b"),
  StreamCase("texts of lead_source", "SPZA-INS|c.d\nrubbish\n\nFoo-Bar|e.f\n", "1: 2! 4:"),
  StreamCase(
    "bodies of forms",
    "email=a%40x.com&last_name=E&company=C&lead_source=SPZA-INS%7Cc.d\nemail=b&x=y\n", "1:a 2!"),
  StreamCase("nothing", "", "1!"),
  StreamCase("blanks", " \n\n", "1!"),
  StreamCase("prose", "The printer is out of paper.\nPLT, INS | and so on.\n", "1!"),
  StreamCase("error", "AADSTS7000215: Invalid client secret provided.", "1!"),
]

@Suite("Leads as they stream by") struct LeadStreamTests {
  @Test(arguments: jsonCases + tableCases + otherCases)
  func findsLeadsAndFaults(_ sample: StreamCase) {
    #expect(StreamReading(sample.text).outline == sample.outline)
  }

  /// Wherever a block ends, nothing is lost.
  @Test(arguments: jsonCases + tableCases + otherCases)
  func readsTheSameInSmallBlocks(_ sample: StreamCase) {
    // More than what is held back to tell the shape.
    let text = (sample.text.isEmpty ? "" : sample.text + "\n") + Self.padding(for: sample)
    let whole = StreamReading(text)
    for size in [1, 7, 4096] {
      #expect(StreamReading(Array(text.utf8), blocks: size) == whole, "blocks of \(size)")
    }
  }

  private static func padding(for sample: StreamCase) -> String {
    String(repeating: " ", count: 70_000) + "\n" + sample.text
  }

  @Test func tellsTheShape() {
    #expect(StreamReading("[\(a)]").form == .json)
    #expect(StreamReading("\(StreamSample.header)\n").form == .table(delimiter: 0x2C))
    #expect(StreamReading(StreamSample.block("a")).form == .blocks)
    #expect(StreamReading("SPZA-INS|c.d").form == .lines)
    #expect(StreamReading("[2024] ERROR no lead").form == nil)
  }

  @Test func tellsWhatIsWrong() {
    #expect(StreamReading("\(StreamSample.header)\nx,y\n").faults == [.cells(2, expected: 5)])
    #expect(StreamReading("\(StreamSample.header)\n").faults == [.noRows])
    #expect(StreamReading("a,b,c,d\n1,2,3,4\n").faults == [.unknownNames(["a", "b", "c", "d"])])
    #expect(StreamReading("\(a)\n{\"x\":\"").faults == [.unclosed])
    #expect(StreamReading("").faults == [.empty])
    #expect(StreamReading("Nothing here.").faults == [.foreign("Nothing here.")])
    #expect(StreamReading("\(a)\nNothing here.\n").faults == [.noLead("Nothing here.")])
  }

  @Test func countsTheLineOfAnErrorInTheWholeText() throws {
    let fault = StreamReading("\(a)\n{\n \"Email\": \"x\",\n \"a\": nix\n}\n").faults.first
    guard case .json(let error, _) = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(error.position.line == 4)
  }
}
