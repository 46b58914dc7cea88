import Destinations
import Knowledge
import Testing
import Text
import Transport

private typealias World = HTTPSEndpointWorld

/// An answer that is not right as it stands, and what was plainly meant.
private struct Damaged: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let meant: String?

  init(_ description: String, _ text: String, _ meant: String?) {
    testDescription = description
    self.text = text
    self.meant = meant
  }
}

private func wrapped(_ text: String, at width: Int, with joint: String) -> String {
  var lines: [String] = []
  var rest = Substring(text)
  while !rest.isEmpty {
    lines.append(String(rest.prefix(width)))
    rest = rest.dropFirst(width)
  }
  return lines.joined(separator: joint)
}

private let plain: [Damaged] = [
  Damaged("quotes", "\"\(World.flow)\"", World.flow),
  Damaged("curly quotes", "\u{201C}\(World.url)\u{201D}", World.url),
  Damaged("angle brackets", "<\(World.url)>", World.url),
  Damaged("blanks around", " \(World.url)\r\n", World.url),
  Damaged("a comma", "\"\(World.flow)\",", World.flow),
  Damaged("HTML", World.flow.replacing("&", with: "&amp;"), World.flow),
  Damaged("JSON", World.flow.replacing("&", with: #"\u0026"#), World.flow),
  Damaged("JSON with slashes", World.url.replacing("/", with: #"\/"#), World.url),
  Damaged("lines", wrapped(World.flow, at: 76, with: "\n"), World.flow),
  Damaged("indented lines", wrapped(World.flow, at: 60, with: "\r\n    "), World.flow),
  Damaged("blanks for line breaks", wrapped(World.logicApp, at: 60, with: " "), World.logicApp),
  Damaged(
    "a line break in an invisible mark", World.flow.replacing("?", with: "\u{200B}?"), World.flow),
  Damaged("a fragment", World.url + "#top", World.url),
  Damaged("encoded as a whole", PercentEncoding.encode(World.flow), World.flow),
  Damaged("encoded once more", World.flow.replacing("%", with: "%25"), World.flow),
  Damaged(
    "a safe link",
    "https://nam02.safelinks.protection.outlook.com/?url=\(PercentEncoding.encode(World.flow))"
      + "&data=05%7C02%7C&reserved=0", World.flow),
  Damaged(
    "two lines of a server's address", "https://leads.fabrikam.example/api\n/leads",
    "https://leads.fabrikam.example/api/leads"),
]

private let unclear: [Damaged] = [
  Damaged("right", World.flow, nil), Damaged("right, a server", World.url, nil),
  Damaged("http", World.url.replacing("https", with: "http"), nil),
  Damaged("no scheme", "leads.contoso.example/leads", nil),
  Damaged("a word behind it", World.url + " is it", nil),
  Damaged("a word on the next line", World.url + "\nthanks", nil),
  Damaged("two addresses", World.url + "\n" + World.function, nil),
  Damaged("cut off", "\"" + World.flow.dropLast(9) + "\"", nil),
  Damaged("a private one", "<https://localhost/leads>", nil),
  Damaged("a sample", "<https://www.example.com/leads>", nil),
  Damaged("a portal", "<https://make.powerautomate.com/>", nil),
  Damaged("a reference", "${env:URL}", nil), Damaged("nothing", "", nil),
  Damaged("too long", "<\(World.url)\(String(repeating: "a", count: 9000))>", nil),
]

@Suite("HTTPS endpoint: plain slips") struct EndpointRepairTests {
  private func repaired(_ text: String) -> String? {
    Destination.httpsEndpoint.fields.first { $0.key == "httpsEndpointUrl" }?.repaired(text)
  }

  @Test(arguments: plain + unclear) private func areMended(_ damaged: Damaged) {
    #expect(repaired(damaged.text) == damaged.meant)
  }

  @Test(arguments: plain) private func whatIsMendedIsRight(_ damaged: Damaged) async {
    let before = await HTTPSEndpointRun.in(World(), damaged.text, isOffline: true)
    #expect(before.reports.contains { $0.status != .ok })
    let after = await HTTPSEndpointRun.in(World(), repaired(damaged.text) ?? "", isOffline: true)
    #expect(after.reports.allSatisfy { $0.status == .ok })
  }
}
