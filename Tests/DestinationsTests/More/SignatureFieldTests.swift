import Testing
import Text

@testable import Destinations

private let tail = "&sig=" + PercentEncoding.encode(TableWorld.signature)
private let usual = "sv=2022-11-02&ss=t&srt=sco&sp=racl&se=2024-11-14T22:13:20Z"

private func read(_ fields: String) throws -> TableSignature {
  try TableSignature(Secret(fields + tail))
}

/// Permissions of an account's signature; the values of `sp` and what is missing.
private let accountPermissions: [(String, [String])] = [
  ("racl", []), ("rawl", []), ("rwdlacu", []), ("lcar", []), ("rwdlacupx", []),
  ("rl", ["add (a)", "create (c)"]), ("w", ["read (r)", "add (a)", "list (l)"]),
  ("rac", ["list (l)"]), ("acl", ["read (r)"]), ("rcl", ["add (a)"]), ("ral", ["create (c)"]),
  ("u", ["read (r)", "add (a)", "create (c)", "list (l)"]),
]

@Suite("Shared access signatures: fields") struct SignatureFieldTests {
  @Test(arguments: accountPermissions)
  func givePermissions(_ given: String, _ missing: [String]) throws {
    let signature = try read(usual.replacing("sp=racl", with: "sp=\(given)"))
    #expect(signature.missingPermissions == missing)
  }

  @Test(
    arguments: [
      ("ra", []), ("raud", []), ("r", ["add (a)"]), ("au", ["read (r)"]),
      ("u", ["read (r)", "add (a)"]),
    ] as [(String, [String])])
  func givePermissionsForOneTable(_ given: String, _ missing: [String]) throws {
    let signature = try read("sv=2022-11-02&tn=leads&sp=\(given)&se=2024-11-14")
    #expect(signature.missingPermissions == missing)
    #expect(signature.missingResourceTypes == [])
    #expect(signature.allowsTables)
    #expect(signature.table == "leads")
  }

  @Test func leavePermissionsToAPolicy() throws {
    let signature = try read("sv=2022-11-02&tn=leads&si=policy")
    #expect(signature.missingPermissions == nil)
    #expect(signature.expiry == nil)
    #expect(signature.start == nil)
  }

  @Test(
    arguments: [
      ("&ss=t", true), ("&ss=bqtf", true), ("&ss=btqf", true), ("&ss=bfq", false),
      ("&ss=b", false), ("", false), ("&ss=", false),
    ] as [(String, Bool)])
  func nameServices(_ field: String, _ allows: Bool) throws {
    #expect(try read(usual.replacing("&ss=t", with: field)).allowsTables == allows)
  }

  @Test(
    arguments: [
      ("&srt=sco", []), ("&srt=oc", []), ("&srt=s", ["container (c)", "object (o)"]),
      ("&srt=c", ["object (o)"]), ("&srt=so", ["container (c)"]),
      ("", ["container (c)", "object (o)"]),
    ] as [(String, [String])])
  func nameResourceTypes(_ field: String, _ missing: [String]) throws {
    #expect(try read(usual.replacing("&srt=sco", with: field)).missingResourceTypes == missing)
  }

  @Test(
    arguments: [
      ("", true), ("&spr=https", true), ("&spr=https,http", true), ("&spr=https%2Chttp", true),
      ("&spr=HTTPS", true), ("&spr=http", false), ("&spr=httpsx", false),
    ] as [(String, Bool)])
  func nameProtocols(_ field: String, _ allows: Bool) throws {
    #expect(try read(usual + field).allowsSecureConnections == allows)
  }

  @Test(
    arguments: [
      ("", nil), ("&sip=203.0.113.5", "203.0.113.5"),
      ("&sip=203.0.113.1-203.0.113.9", "203.0.113.1-203.0.113.9"), ("&sip=", nil),
    ] as [(String, String?)])
  func nameAddresses(_ field: String, _ addresses: String?) throws {
    #expect(try read(usual + field).addresses == addresses)
  }

  @Test(
    arguments: [
      ("2024-11-14", "2024-11-14T00:00:00Z"), ("2024-11-14T22:13Z", "2024-11-14T22:13:00Z"),
      ("2024-11-14T22:13:20Z", "2024-11-14T22:13:20Z"),
      ("2024-11-14T22%3A13%3A20Z", "2024-11-14T22:13:20Z"),
      ("2024-02-29", "2024-02-29T00:00:00Z"),
    ] as [(String, String)])
  func endAndBegin(_ written: String, _ meant: String) throws {
    let old = "2024-11-14T22:13:20Z"
    let signature = try read(usual.replacing(old, with: written) + "&st=\(written)")
    #expect(signature.expiry?.iso8601 == meant)
    #expect(signature.start?.iso8601 == meant)
  }

  @Test(arguments: [
    "2024-13-01", "2024-02-30", "2023-02-29", "14.11.2024", "1731622400", "2024-11-14T22:13:20",
    "2024-11-14T25:00:00Z", "2024-11-14T22:13:20%2B01:00", "tomorrow",
  ]) func haveNoOtherTimes(_ written: String) throws {
    let end = try #require(throws: ConnectionSlip.self) {
      _ = try read(usual.replacing("2024-11-14T22:13:20Z", with: written))
    }
    #expect(end.entry == "table-sas-malformed")
    #expect(end.said.contains("'se'"))
    let start = try #require(throws: ConnectionSlip.self) {
      _ = try read(usual + "&st=\(written)")
    }
    #expect(start.said.contains("'st'"))
  }

  @Test(
    arguments: [
      (usual.replacing("sv=2022-11-02&", with: "") + tail, "no 'sv'"),
      (usual.replacing("sp=racl&", with: "") + tail, "no 'sp'"), (usual + "&sig=", "no 'sig'"),
      (usual + "&sig=abc", "cut off"), (usual + "&sig=" + String(tail.dropFirst(9)), "cut off"),
      (usual + tail + tail, "twice"), (usual + "&sp=r" + tail, "twice"),
      (usual + tail + "&x=%G0", "percent"),
      ((usual + tail).replacing("&", with: "&amp;"), "&amp;"), ("", "no 'sig'"),
    ] as [(String, String)])
  func areMalformed(_ query: String, _ words: String) throws {
    let slip = try #require(throws: ConnectionSlip.self) {
      _ = try TableSignature(Secret(query))
    }
    #expect(slip.entry == "table-sas-malformed")
    #expect(slip.said.contains(words), "said: \(slip.said)")
    #expect(!slip.said.contains(TableWorld.signature.prefix(12)))
  }

  @Test func needNotBeEncoded() throws {
    let signature = Base64.encode([UInt8](repeating: 0xFB, count: 32))
    #expect(signature.contains("+"))
    #expect(throws: Never.self) { _ = try TableSignature(Secret(usual + "&sig=" + signature)) }
  }
}
