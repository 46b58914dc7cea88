import Knowledge
import Testing
import Text

@testable import Diagnosis

struct Spelling: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let codes: [String]

  init(_ text: String, _ codes: String...) {
    (testDescription, self.codes) = (text, codes)
  }
}

@Suite("Codes in a text") struct CodeScannerTests {
  private func sightings(_ text: String) -> [CodeSighting] {
    CodeScanner.sightings(in: FoldedText(text)) { code in
      Embedded.codes[code]?.contains { $0.kind != .explained } ?? false
    }
  }

  private func certain(_ text: String) -> [String] {
    sightings(text).filter { $0.isCertain && isCode($0.code) }.map(\.code)
  }

  /// Whether it is a code, and no name of a catalogue that others may use; an unknown one, too.
  private func isCode(_ code: String) -> Bool {
    guard let claims = Embedded.codes[code] else { return true }
    return claims.contains { $0.kind == .alone || $0.kind == .shared }
      && !claims.contains { $0.kind == .explained }
  }

  @Test(arguments: [
    Spelling("AADSTS7000215", "AADSTS7000215"),
    Spelling("aadsts7000215", "AADSTS7000215"),
    Spelling("error=AADSTS7000215:+Invalid", "AADSTS7000215"),
    Spelling("(AADSTS7000215)", "AADSTS7000215"),
    Spelling("AADSTS 7000215", "AADSTS7000215"),
    Spelling("AADSTS: 7000215", "AADSTS7000215"),
    Spelling("AADSTS-7000215", "AADSTS7000215"),
    Spelling("AADSTS\n7000215", "AADSTS7000215"),
    Spelling("AADSTS70\n00215", "AADSTS7000215"),
    Spelling("AADSTS7000 215", "AADSTS7000215"),
    Spelling("AADSTS 70 00215", "AADSTS7000215"),
    Spelling("AAD\nSTS7000215", "AADSTS7000215"),
    Spelling("AADSTS700\n0\n215", "AADSTS7000215"),
    Spelling("AADSTS7000215 7000215 rows", "AADSTS7000215", "AADSTS7000215"),
    Spelling("ＡＡＤＳＴＳ７０００２１５", "AADSTS7000215"),
    Spelling("AADSTS7000215Invalid client", "AADSTS7000215"),
    Spelling("AADSTS7000215，无效", "AADSTS7000215"),
    Spelling("AADSTS700016, AADSTS90002", "AADSTS700016", "AADSTS90002"),
    Spelling("AADSTS1234567", "AADSTS1234567"),
  ]) func ofEntra(_ spelling: Spelling) {
    #expect(certain(spelling.testDescription) == spelling.codes)
  }

  @Test(arguments: [
    Spelling("0x80042F09", "0x80042F09"),
    Spelling("0X80042f09", "0x80042F09"),
    Spelling("80042f09", "0x80042F09"),
    Spelling("80042F09", "0x80042F09"),
    Spelling("0x8004\n2F09", "0x80042F09"),
    Spelling("Crm.80042f09", "0x80042F09"),
    Spelling("Crm80042f09", "0x80042F09"),
    Spelling("crm 80042F09", "0x80042F09"),
    Spelling("code:\"0x8004f502\"", "0x8004F502"),
    Spelling("hr = -2147209463", "0x80042F09"),
    Spelling("HRESULT: 2147757833", "0x80042F09"),
    Spelling("-2147209463", "0x80042F09"),
    Spelling("UserNotAssignedRoles", "UserNotAssignedRoles"),
    Spelling("\"name\":\"usernotassignedroles\"", "UserNotAssignedRoles"),
    Spelling("0x80040265", "0x80040265"),
  ]) func ofDataverse(_ spelling: Spelling) {
    let found = certain(spelling.testDescription).map { $0.lowercased() }
    #expect(found == spelling.codes.map { $0.lowercased() })
  }

  @Test(arguments: [
    Spelling("\"error_codes\":[7000215]", "AADSTS7000215"),
    Spelling("\"error_codes\": [\n 90002\n ]", "AADSTS90002"),
    Spelling("\"error_codes\":[700016,90002]", "AADSTS700016", "AADSTS90002"),
    Spelling("errorCode: 7000215", "AADSTS7000215"),
    Spelling("https://login.microsoftonline.com/error?code=7000215", "AADSTS7000215"),
    Spelling("invalid_client: 7000215", "AADSTS7000215"),
    Spelling("7000215", "AADSTS7000215"),
    Spelling("  90002\n", "AADSTS90002"),
  ]) func bareNumbersInCompany(_ spelling: Spelling) {
    #expect(certain(spelling.testDescription) == spelling.codes)
  }

  @Test(arguments: [
    "Your order 7000215 has been shipped.", "Call +1 700 0215 or 7000215 for help.",
    "Los Angeles, CA 90002", "Invoice #700016 of 12 May", "7000215 rows copied in 3 s",
    "We sold 90002 units and 700016 parts.", "PLZ 90002 Nürnberg", "SKU-700016-B",
    "ticket 900023 is closed", "at line 90002",
  ]) func bareNumbersAreNoCodes(_ text: String) {
    #expect(certain(text) == [])
    let result = Embedded.diagnose(text)
    #expect(result.verdict == .unknown, "\(result.summary)")
  }

  @Test(arguments: [
    "AADSTS", "AADSTS:", "AADSTS12", "AADSTS12 345", "AADSTS1234567890", "AADSTSabc",
    "XAADSTS7000215X",
    "0x80042F0", "0x80042F099", "0x80042F0G", "Crm.80042f0", "Crm.example", "12345678901",
    "-21472094630", "c0ffee00", "deadbeef",
  ]) func noCode(_ text: String) {
    #expect(certain(text) == [])
  }

  @Test func rangesHoldTheCode() {
    for text in ["an AADSTS7000215 x", "Crm.80042f09", "AADSTS70\n00215", "hr = -2147209463"] {
      let folded = FoldedText(text)
      for sighting in sightings(text) {
        let held = String(decoding: folded.bytes[sighting.range], as: UTF8.self)
        #expect(held.allSatisfy { $0.isLetter || $0.isNumber }, "\(text)")
        #expect(held.count >= 5 && held.first != "x", "\(text)")
      }
      #expect(!sightings(text).isEmpty)
    }
  }

  @Test(arguments: [
    Spelling("DNS_NOT_FOUND", "DNS_NOT_FOUND"),
    Spelling("dns_not_found", "DNS_NOT_FOUND"),
    Spelling("Error [ERR_TLS_CERT_ALTNAME_INVALID]: no", "ERR_TLS_CERT_ALTNAME_INVALID"),
    Spelling("NET::ERR_CERT_AUTHORITY_INVALID", "ERR_CERT_AUTHORITY_INVALID"),
    Spelling("code: 'CERT_HAS_EXPIRED' }", "CERT_HAS_EXPIRED"),
    Spelling("HTTP_503", "HTTP_503"),
  ]) func ofNamesInParts(_ spelling: Spelling) {
    #expect(certain(spelling.testDescription).map { $0.uppercased() } == spelling.codes)
  }

  @Test(arguments: [
    "DNS not found", "dns-not-found", "MY_DNS_NOT_FOUND", "DNS_NOT_FOUND_2",
    "DNS__NOT__FOUND", "the cert has expired", "HTTP 503",
  ]) func wordsOfANameAreNoCode(_ text: String) {
    #expect(certain(text) == [])
  }

  @Test(arguments: [
    "HTTP/1.1 503 Service Unavailable", "< HTTP/2 503", "HTTP 503", "status code: 503",
    "statusCode=503", "returned an error: (503)", "\"status\":503",
  ]) func statusesOfHTTPCountInCompanyOnly(_ text: String) {
    #expect(sightings(text).map(\.code) == ["HTTP_503"])
    #expect(certain(text) == [])
  }

  @Test(arguments: ["503 leads", "took 503 ms", "HTTP 5030", "port 503", "HTTP 200", "xhttp 503"])
  func numbersAreNoStatuses(_ text: String) {
    #expect(sightings(text).isEmpty)
  }

  /// Shorter names are words of every text, and are found by `explain` alone.
  @Test func everyCodeOfTheKnowledgeBaseIsFoundInEveryCase() {
    let plain = Embedded.codes.all.filter {
      $0.utf8.count >= 8 && !$0.contains { "-.".contains($0) }
    }
    for code in plain where isCode(code) {
      for text in [code, code.lowercased(), code.uppercased(), "Error \(code): x", "(\(code))"] {
        #expect(certain(text).map { $0.lowercased() } == [code.lowercased()], "\(text)")
      }
    }
  }
}

@Suite("Codes near a code") struct CodeIndexTests {
  @Test(arguments: [
    ("AADSTS7000251", "AADSTS7000215"), ("AADSTS700215", "AADSTS7000215"),
    ("AADSTS70000215", "AADSTS7000215"), ("AADSTS70002155", "AADSTS7000215"),
  ]) func areOfferedNearestFirst(_ pair: (unknown: String, known: String)) {
    #expect(Embedded.codes.nearest(to: pair.unknown).first == pair.known)
  }

  @Test func areFewAndNear() {
    #expect(Embedded.codes.nearest(to: "AADSTS90001").count <= 3)
    #expect(Embedded.codes.nearest(to: "AADSTS90001", limit: 1).count == 1)
    #expect(Embedded.codes.nearest(to: "AADSTS1234567") == [])
    #expect(Embedded.codes.nearest(to: "") == [])
  }

  @Test func standBesideAnUnknownCode() throws {
    let result = Embedded.diagnose("The sign-in failed with AADSTS7000251.")
    let sighting = try #require(result.unknownCodes.first)
    #expect(sighting.nearest.first == "AADSTS7000215")
    #expect(result.verdict != .known)
  }

  @Test func knownCodesAreFoundWithoutRegardToCase() {
    for code in Embedded.codes.all {
      #expect(Embedded.codes[code.lowercased()] != nil)
      #expect(Embedded.codes[code.uppercased()] != nil)
    }
    #expect(Embedded.codes["AADSTS1"] == nil)
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "acb", 1), ("abc", "ab", 1),
    ("abc", "xabc", 1), ("abcd", "badc", 2), ("abc", "xyz", 3), ("abcdef", "abc", 3),
  ]) func distance(_ pair: (one: String, other: String, steps: Int)) {
    let (one, other) = (Array(pair.one.utf8), Array(pair.other.utf8))
    #expect(EditDistance.between(one, other) == pair.steps)
    #expect(EditDistance.between(other, one) == pair.steps)
  }
}
