import Testing

@testable import Sandbox

/// A property with literals that lie below it, on it and above it.
struct OperatorCase: Sendable, CustomTestStringConvertible {
  let property: String
  let below: String
  let equal: String
  let above: String

  var testDescription: String { "\(property) and \(equal)" }

  init(_ property: String, _ below: String, _ equal: String, _ above: String) {
    self.property = property
    self.below = below
    self.equal = equal
    self.above = above
  }
}

/// A condition on three properties that are true or false.
struct ConnectiveCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let expected: @Sendable (Bool, Bool, Bool) -> Bool
}

private let columns: [String: ODataValue] = [
  "n": .number(5), "d": .number(1.5), "m": .number(-3), "t": .text("mast"),
  "w": .time("2024-01-15T09:30:00.0000000Z"), "b": .binary("00ff"), "none": .null,
  "isOpen": .bool(true), "isShut": .bool(false), "empty": .text(""), "quote": .text("'"),
  "words": .text("a and b or (c) eq 'd'"), "time": .text("2024-01-15T09:30:00Z"),
  "id": .guid("3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44"), "city": .text("Åre"),
]

private let operatorCases: [OperatorCase] = [
  .init("n", "4", "5", "6"), .init("n", "4.999", "5.0", "5.001"), .init("n", "4L", "5L", "6L"),
  .init("d", "1.25", "1.5", "1.75"), .init("m", "-4", "-3", "-2"), .init("n", "-5", "5", "50"),
  .init("t", "'mass'", "'mast'", "'masts'"), .init("t", "'Mast'", "'mast'", "'mÄst'"),
  .init("t", "''", "'mast'", "'n'"),
  .init(
    "w", "datetime'2024-01-15T09:29:59Z'", "datetime'2024-01-15T09:30:00Z'",
    "datetime'2024-01-15T09:30:01Z'"),
  .init(
    "w", "datetime'2024-01-15T09:29:59.9999999Z'", "datetime'2024-01-15T09:30:00.0000000Z'",
    "datetime'2024-01-15T09:30:00.0000001Z'"),
  .init("w", "2024-01-14T23:59:59Z", "2024-01-15T09:30:00Z", "2024-01-16T00:00:00Z"),
  .init("time", "2024-01-15", "2024-01-15T09:30:00Z", "2024-01-16"),
  .init("b", "X'00fe'", "X'00ff'", "X'0100'"), .init("b", "binary'00'", "binary'00FF'", "X'01'"),
  .init("isShut", "false", "false", "true"),
]

private let connectiveCases: [ConnectiveCase] = [
  .init(testDescription: "a or b and c") { $0 || ($1 && $2) },
  .init(testDescription: "a and b or c") { ($0 && $1) || $2 },
  .init(testDescription: "(a or b) and c") { ($0 || $1) && $2 },
  .init(testDescription: "a and (b or c)") { $0 && ($1 || $2) },
  .init(testDescription: "((a)) and ((b and (c)))") { $0 && $1 && $2 },
  .init(testDescription: "not a and b") { a, b, _ in !a && b },
  .init(testDescription: "not a or b") { a, b, _ in !a || b },
  .init(testDescription: "not (a or b)") { a, b, _ in !(a || b) },
  .init(testDescription: "not (a and b) or c") { !($0 && $1) || $2 },
  .init(testDescription: "a and not b and c") { $0 && !$1 && $2 },
  .init(testDescription: "a or b or c") { $0 || $1 || $2 },
  .init(testDescription: "a eq true and b eq false or c ne true") { ($0 && !$1) || !$2 },
  .init(testDescription: "a eq b and b eq c") { $0 == $1 && $1 == $2 },
  .init(testDescription: "not (a eq b) and not (b eq c)") { $0 != $1 && $1 != $2 },
]

private let literalCases: [FilterCase] = [
  .init("empty eq ''", true), .init("t eq ''", false), .init("quote eq ''''", true),
  .init("quote eq ''''''", false), .init("words eq 'a and b or (c) eq ''d'''", true),
  .init("contains(words,'(c)')", true), .init("contains(words,' or ')", true),
  .init("contains(words,'''d''')", true), .init("contains(words,',')", false),
  .init("'mast' eq t", true), .init("4 lt n", true), .init("6 lt n", false),
  .init("  n   eq\t5  ", true), .init("(n eq 5)", true), .init("((n) eq (5))", true),
  .init("id eq 3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44", true),
  .init("id eq 3F0C1C58-6D1E-4D2B-9F0A-1B7F5E0A2C44", true),
  .init("id ne 3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44", false),
  .init("id eq guid'3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c45'", false),
  .init("id ne guid'3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c45'", true),
  .init("null eq none", true), .init("none ne null", false), .init("n eq null", false),
  .init("n ne null", true), .init("n gt null", false), .init("none lt 5", false),
  .init("missing eq 5", false), .init("missing gt 5", false), .init("missing lt 5", false),
  .init("missing eq 5 or n eq 5", true), .init("missing eq 5 and n eq 5", false),
  .init("t eq 5", false), .init("n gt '4'", false), .init("isOpen eq 'true'", false),
  .init("isOpen ne isShut", true), .init("n gt d", true), .init("n lt d", false),
]

private let functionCases: [FilterCase] = [
  .init("startswith(t,'ma')", true), .init("startswith(t,'as')", false),
  .init("startswith(t,'')", true), .init("startswith(t,'masts')", false),
  .init("endswith(t,'st')", true), .init("endswith(t,'ma')", false),
  .init("contains(t,'as')", true), .init("contains(t,'AS')", false),
  .init("substringof('as',t)", true), .init("substringof(t,'as')", false),
  .init("contains(tolower(city),'åre')", true), .init("toupper(t) eq 'MAST'", true),
  .init("tolower(toupper(t)) eq t", true), .init("not startswith(t,'x')", true),
  .init("startswith(t,'x') eq false", true), .init("contains(t,'a') and endswith(t,'t')", true),
  .init("contains(missing,'a')", false), .init("contains(n,'5')", false),
  .init("( contains( t , 'as' ) )", true), .init("startswith(t,'m') or soundex", true),
]

@Suite("Operators of filters") struct ODataOperatorTests {
  private func holds(_ filter: String) throws -> Bool {
    try ODataFilter(filter).matches { columns[$0] }
  }

  @Test(arguments: operatorCases) func putValuesInOrder(_ operators: OperatorCase) throws {
    let property = operators.property
    for (name, isTrue) in [
      ("eq", true), ("ne", false), ("gt", false), ("ge", true), ("lt", false), ("le", true),
    ] as [(String, Bool)] {
      #expect(try holds("\(property) \(name) \(operators.equal)") == isTrue, "\(name)")
      #expect(try holds("\(operators.equal) \(name) \(property)") == isTrue, "\(name)")
    }
    for (name, isTrue) in [
      ("eq", false), ("ne", true), ("gt", false), ("ge", false), ("lt", true), ("le", true),
    ] {
      #expect(try holds("\(property) \(name) \(operators.above)") == isTrue, "\(name)")
      let isTrueTurned = ["eq", "ne"].contains(name) ? isTrue : !isTrue
      #expect(try holds("\(operators.above) \(name) \(property)") == isTrueTurned, "\(name)")
    }
  }

  @Test(arguments: operatorCases.filter { $0.below != $0.equal })
  func tellWhatLiesBelow(_ operators: OperatorCase) throws {
    for (name, isTrue) in [
      ("eq", false), ("ne", true), ("gt", true), ("ge", true), ("lt", false), ("le", false),
    ] {
      #expect(try holds("\(operators.property) \(name) \(operators.below)") == isTrue, "\(name)")
    }
  }

  @Test(arguments: connectiveCases) func bindByPrecedence(_ connective: ConnectiveCase) throws {
    let filter = try ODataFilter(connective.testDescription)
    for bits in 0..<8 {
      let (a, b, c) = (bits & 1 != 0, bits & 2 != 0, bits & 4 != 0)
      let values: [String: ODataValue] = ["a": .bool(a), "b": .bool(b), "c": .bool(c)]
      #expect(try filter.matches { values[$0] } == connective.expected(a, b, c), "\(bits)")
    }
  }

  @Test(arguments: literalCases) func readLiterals(_ filterCase: FilterCase) throws {
    #expect(try holds(filterCase.filter) == filterCase.matches)
  }

  @Test(arguments: functionCases) func callFunctions(_ filterCase: FilterCase) throws {
    #expect(try holds(filterCase.filter) == filterCase.matches)
  }

  @Test(arguments: [
    "n eq 5 6", "n = 5", "n == 5", "n eq eq 5", "eq", "not", "or n eq 5", "n eq 5 or", "()",
    "n eq ()", "(n eq 5", "n eq 5)", "((n eq 5)", "(n eq 5))", "n eq 5,", "n eq 5 and and n eq 5",
    "n eq 5 not n eq 5", "t eq 'mast", "t eq mast'", "t eq 'mast''", "t eq '''", "'mast' 'mast'",
    "contains(t,'a'", "contains t,'a')", "contains(t 'a')", "contains(,'a')", "contains(t,)",
    "contains()", "contains(t,'a'))", "id eq guid'3f0c1c58'", "id eq guid''",
    "w gt datetime''", "w gt datetime'soon'", "n eq decimal'x'", "n eq 5 && n eq 5", "n eq",
    "   ",
  ])
  func refuseWhatIsNoCondition(_ text: String) {
    #expect(throws: ODataError.self) { try ODataFilter(text) }
  }

  @Test(arguments: [
    "length(t) eq 4", "year(w) eq 2024", "contains(t)", "contains(t,'a','b')",
    "startswith(t)", "tolower(t,'a') eq t", "replace(t,'a','b') eq 'mbst'",
  ])
  func refuseFunctionsThatThereAreNot(_ text: String) throws {
    let filter = try ODataFilter(text)
    #expect(throws: ODataError.self) { try filter.matches { columns[$0] } }
  }

  @Test(arguments: ["$top=", "$top=x", "$top=-1", "$top=1.5", "$filter=n%20eq", "$filter=(n"])
  func refuseOptionsWithoutMeaning(_ query: String) {
    #expect(throws: ODataError.self) { try ODataOptions(query: query) }
  }

  @Test func readNestedOptions() throws {
    let options = try ODataOptions(
      query: "$expand=roles($select=name;$orderby=name%20desc;$top=2;$filter=contains(name,'a')),"
        + "teams($select=name,teamid)&$count=false&$orderby=b,%20a%20desc&$top=0")
    #expect(options.expand.map(\.name) == ["roles", "teams"])
    #expect(options.expand[0].options.top == 2)
    #expect(options.expand[0].options.orderBy.map(\.isDescending) == [true])
    #expect(options.expand[0].options.filter?.properties == ["name"])
    #expect(options.expand[1].options.select == ["name", "teamid"])
    #expect(options.expand[1].options.top == nil)
    #expect(!options.counts)
    #expect(options.top == 0)
    #expect(options.orderBy.map(\.name) == ["b", "a"])
    #expect(options.orderBy.map(\.isDescending) == [false, true])
  }
}
