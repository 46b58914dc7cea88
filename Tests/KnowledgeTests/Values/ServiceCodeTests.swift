import Knowledge
import Testing

/// One spelling and the codes that it may stand for.
struct CodeSpelling: Sendable, CustomTestStringConvertible {
  let text: String
  let codes: [String]

  var testDescription: String { "'\(text)'" }

  init(_ text: String, _ codes: String...) {
    self.text = text
    self.codes = codes
  }
}

@Suite("Service codes") struct ServiceCodeTests {
  @Test(arguments: [
    CodeSpelling("AADSTS7000215", "AADSTS7000215"), CodeSpelling("7000215", "AADSTS7000215"),
    CodeSpelling("aadsts7000215", "AADSTS7000215"), CodeSpelling("aadsts 7000215", "AADSTS7000215"),
    CodeSpelling("AADSTS-7000215", "AADSTS7000215"), CodeSpelling("AadSts: 90002", "AADSTS90002"),
    CodeSpelling("  90002\t", "AADSTS90002"), CodeSpelling("1000", "AADSTS1000"),
  ])
  func entra(_ spelling: CodeSpelling) {
    #expect(ServiceCode.candidates(spelling.text) == spelling.codes)
  }

  @Test(arguments: [
    CodeSpelling("0x80042F09", "0x80042F09"), CodeSpelling("0X80042f09", "0x80042F09"),
    CodeSpelling("Crm.80042f09", "0x80042F09"), CodeSpelling("crm_80042F09", "0x80042F09"),
    CodeSpelling("CRM80042F09", "0x80042F09"), CodeSpelling("80042f09", "0x80042F09"),
    CodeSpelling("80042F09", "0x80042F09"), CodeSpelling("-2147209463", "0x80042F09"),
    CodeSpelling("2147757833", "0x80042F09"), CodeSpelling("4294967295", "0xFFFFFFFF"),
    CodeSpelling("2147483648", "0x80000000"), CodeSpelling("-2147483648", "0x80000000"),
    CodeSpelling("0x00000001", "0x00000001"),
  ])
  func dataverse(_ spelling: CodeSpelling) {
    #expect(ServiceCode.candidates(spelling.text) == spelling.codes)
  }

  /// Eight digits that begin with 8 are read as either.
  @Test func eightDigitsAreBoth() {
    #expect(ServiceCode.candidates("80040220") == ["0x80040220", "AADSTS80040220"])
    #expect(ServiceCode.candidates("70040220") == ["AADSTS70040220"])
  }

  @Test(arguments: [
    "TableNotFound", "REQUIRED_FIELD_MISSING", "TriggerInputSchemaMismatch", "Marketo-601",
    "DNS_NOT_FOUND", "HTTP_401", "Marketo-invalid_client", "MarketoForm.not-found",
  ])
  func nameStaysAsItIs(_ name: String) {
    #expect(ServiceCode.candidates(name) == [name])
    #expect(ServiceCode.canonical(" \(name) ") == name)
  }

  @Test(arguments: [
    "", " ", "AADSTS", "AADSTSx", "AADSTS7000215x", "0x", "0x8004", "0x80042F09F", "0xZZZZZZZZ",
    "0x+0042F09", "+0042F09", "+7000215", "-", "--1", "-2147483649", "-9999999999999999999999",
    "2147483647", "4294967296", "99999999999999999999", "123", "123456789", "1234 5678", "Crm.",
    "Crm.80042f0", "tenant not found", "a/b", "код", "７０００２１５", "\u{1B}[31m",
  ])
  func nonsenseIsNoCode(_ text: String) {
    #expect(ServiceCode.candidates(text).isEmpty)
    #expect(ServiceCode.canonical(text) == nil)
  }

  @Test func longerNamesThanAServiceHasAreNone() {
    #expect(ServiceCode.canonical(String(repeating: "n", count: 96)) != nil)
    #expect(ServiceCode.canonical(String(repeating: "n", count: 97)) == nil)
  }

  @Test(
    arguments: [
      (0, "0x00000000"), (0x8004_2F09, "0x80042F09"), (0xABC, "0x00000ABC"), (.max, "0xFFFFFFFF"),
    ] as [(UInt32, String)])
  func resultCodeHasEightDigits(_ value: UInt32, _ expected: String) {
    #expect(ServiceCode.hresult(value) == expected)
  }

  /// A canonical spelling is its own canonical spelling, and all spellings of a result code agree.
  @Test func everySpellingOfAResultCodeAgrees() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let value = UInt32.random(in: 0x8000_0000 ... .max, using: &random)
      let code = ServiceCode.hresult(value)
      let digits = String(value, radix: 16)
      for spelling in [
        code, "0x" + digits, "crm." + digits, "\(value)", "\(Int32(bitPattern: value))",
      ] {
        #expect(ServiceCode.canonical(spelling) == code, "\(spelling)")
      }
    }
  }
}
