import Destinations
import Knowledge
import Testing

/// A shared access signature and what is seen in it on 14 November 2023.
struct SampleSignature: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let query: String
  let entry: String
  let words: String
  let status: CheckStatus
  let parameters: [Parameter: String]

  init(
    _ description: String, _ query: String, entry: String, says words: String,
    status: CheckStatus = .broken, parameters: [Parameter: String] = [:]
  ) {
    testDescription = description
    self.query = query
    self.entry = "table-sas-" + entry
    self.words = words
    self.status = status
    self.parameters = parameters
  }
}

private let good = TableWorld.query

private func with(_ old: String, _ new: String) -> String { good.replacing(old, with: new) }

private let signatures: [SampleSignature] = [
  SampleSignature(
    "ended", with("2024-11-14", "2023-11-10"), entry: "expired", says: "ended on 2023-11-10",
    parameters: [.date: "2023-11-10", .days: "4"]),
  SampleSignature(
    "ended this second", with("2024-11-14T22:13:20", "2023-11-14T22:13:20"), entry: "expired",
    says: "ended on", parameters: [.days: "0"]),
  SampleSignature(
    "ends soon", with("2024-11-14", "2023-12-01"), entry: "expires-soon", says: "in 17 days",
    status: .warning, parameters: [.date: "2023-12-01", .days: "17"]),
  SampleSignature(
    "ends in thirty days", with("2024-11-14", "2023-12-14"), entry: "expires-soon",
    says: "in 30 days", status: .warning),
  SampleSignature(
    "begins later", good + "&st=2023-11-20T00:00:00Z", entry: "expired",
    says: "does not begin before 2023-11-20T00:00:00Z", parameters: [.date: "2023-11-20"]),
  SampleSignature(
    "reads only", with("rwdlacu", "rl"), entry: "permissions", says: "lacks add (a), create (c)",
    parameters: [.permissions: "add (a), create (c)"]),
  SampleSignature(
    "lists nothing", with("rwdlacu", "racwu"), entry: "permissions", says: "lacks list (l)"),
  SampleSignature("is for blobs", with("ss=t", "ss=bqf"), entry: "services", says: "tables (t)"),
  SampleSignature(
    "is for objects", with("srt=sco", "srt=o"), entry: "resource-types", says: "container (c)"),
  SampleSignature(
    "is for containers", with("srt=sco", "srt=sc"), entry: "resource-types", says: "object (o)"),
  SampleSignature(
    "is for one table", with("ss=t&srt=sco", "tn=marketplaceleads"), entry: "resource-types",
    says: "'marketplaceleads'"),
  SampleSignature(
    "is for http", with("spr=https", "spr=http"), entry: "protocol", says: "not for https"),
  SampleSignature(
    "is bound to addresses", good + "&sip=203.0.113.1-203.0.113.9", entry: "address",
    says: "from 203.0.113.1-203.0.113.9 only", status: .warning),
  SampleSignature("has no sig", with("&sig=", "&gis="), entry: "malformed", says: "no 'sig'"),
  SampleSignature(
    "is cut off", String(good.dropLast(8)), entry: "malformed", says: "cut off or altered"),
  SampleSignature("has no end", with("se=", "es="), entry: "malformed", says: "no 'se'"),
  SampleSignature(
    "has a malformed end", with("2024-11-14T22:13:20Z", "tomorrow"), entry: "malformed",
    says: "no time in UTC"),
  SampleSignature(
    "has a malformed start", good + "&st=yesterday", entry: "malformed", says: "'st'"),
  SampleSignature("has no version", with("sv=", "vs="), entry: "malformed", says: "no 'sv'"),
  SampleSignature("has no permissions", with("sp=", "ps="), entry: "malformed", says: "no 'sp'"),
  SampleSignature("names a part twice", good + "&ss=b", entry: "malformed", says: "twice"),
  SampleSignature(
    "is escaped for a web page", with("&", "&amp;"), entry: "string-damaged", says: ""),
  SampleSignature("has a stray percent sign", good + "&x=%zz", entry: "malformed", says: "percent"),
]

@Suite("Shared access signatures") struct TableSignatureTests {
  @Test(arguments: signatures) func reads(_ sample: SampleSignature) async {
    let run = await TableRun.offline(
      "AccountName=contosoleads;SharedAccessSignature=" + sample.query)
    // A semicolon of an entity splits the connection string before anybody reads a signature.
    guard sample.entry != "table-sas-string-damaged" else {
      #expect(run.entry("table.connection-string") == "table-string-damaged")
      return
    }
    #expect(run.status("table.connection-string") == .ok)
    #expect(run.status("table.sas") == sample.status)
    #expect(run.entry("table.sas") == sample.entry)
    #expect(run.said("table.sas").contains(sample.words), "said: \(run.said("table.sas"))")
    #expect(!run.said("table.sas").contains(TableWorld.signature.prefix(12)))
    for (parameter, value) in sample.parameters {
      #expect(run.parameter("table.sas", parameter) == value)
    }
  }

  @Test(arguments: [
    good, good + "&st=2023-11-14T22:20:00Z", with("rwdlacu", "rawl"),
    with("2024-11-14T22:13:20Z", "2023-12-16"), with("spr=https", "spr=https,http"),
    with("&spr=https", ""), with("sp=rwdlacu&se=2024-11-14T22:13:20Z", "si=policy"),
    with("%3D", "="),
  ])
  func accepts(_ query: String) async {
    let run = await TableRun.offline("AccountName=contosoleads;SharedAccessSignature=" + query)
    #expect(run.status("table.sas") == .ok, "said: \(run.said("table.sas"))")
  }

  @Test func isNotReportedForAKey() async {
    let run = await TableRun.offline(TableWorld.connection)
    #expect(run.reports.map(\.check.id) == ["table.connection-string"])
  }
}
