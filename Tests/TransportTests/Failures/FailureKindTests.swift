import Glibc
import Testing

@testable import Transport

@Suite("Kinds of failures") struct FailureKindTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let outcome: TransferOutcome
    let kind: TransportError.Kind
    var isProxied = false
    var testDescription: String { "\(outcome.code) \(outcome.reason) \(kind)" }

    init(
      _ code: UInt32, _ kind: TransportError.Kind, _ reason: String = "", system: Int32 = 0,
      verification: Int = 0
    ) {
      outcome = TransferOutcome(
        code: code, reason: reason, systemError: system, verification: verification)
      self.kind = kind
    }

    init(proxied code: UInt32, status: Int = 0, isNew: Bool = true, _ kind: TransportError.Kind) {
      outcome = TransferOutcome(code: code, proxyStatus: status, isNewConnection: isNew)
      self.kind = kind
      isProxied = true
    }
  }

  /// libcurl tells a line that is too long like this; before anything was sent it means itself.
  @Test(arguments: [UInt32(27), 100]) func tellsAnEndlessLineFromALackOfMemory(_ code: UInt32)
    throws
  {
    var configuration = TransportConfiguration(userAgent: "test")
    configuration.connectTo = []
    let address = try #require(RequestAddress("https://a.example/"))
    let route = Route(to: address, configuration)
    #expect(TransferOutcome(code: code).failureKind(on: route) == .other)
    let asked = TransferOutcome(code: code, isAsked: true)
    #expect(asked.failureKind(on: route) == .responseTooLarge)
  }

  @Test(arguments: [
    Case(6, .hostNotFound),
    Case(7, .connectionRefused, system: ECONNREFUSED),
    Case(7, .unreachable, system: EHOSTUNREACH),
    Case(7, .unreachable, system: ENETUNREACH),
    Case(7, .timedOut, system: ETIMEDOUT),
    Case(7, .connectionReset, system: ECONNRESET),
    Case(7, .other),
    Case(28, .timedOut, "Connection timed out after 10001 milliseconds"),
    Case(28, .resolverUnavailable, "Resolving timed out after 10001 milliseconds"),
    Case(35, .tlsProtocol, "error:0A00042E:SSL routines::tlsv1 alert protocol version"),
    Case(
      35, .connectionReset, "OpenSSL SSL_connect: Connection reset by peer in connection to a:443"),
    Case(35, .connectionReset, "OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to a:443"),
    Case(35, .connectionReset, "error:0A000126:SSL routines::unexpected eof while reading"),
    Case(60, .certificateExpired, verification: 10),
    Case(60, .certificateNotYetValid, verification: 9),
    Case(60, .certificateSelfSigned, verification: 18),
    Case(60, .certificateUntrusted, verification: 19),
    Case(60, .certificateUntrusted, verification: 20),
    Case(60, .certificateUntrusted, verification: 21),
    Case(60, .certificateUntrusted, verification: 66),
    Case(60, .certificateWrongName, verification: 62),
    Case(60, .certificateWrongName, "SSL: no alternative certificate subject name matches"),
    Case(18, .connectionReset), Case(52, .connectionReset), Case(55, .connectionReset),
    Case(56, .connectionReset), Case(92, .connectionReset), Case(16, .connectionReset),
    Case(1, .malformedResponse), Case(8, .malformedResponse), Case(61, .malformedResponse),
    Case(3, .invalidRequest), Case(63, .responseTooLarge), Case(27, .other), Case(77, .other),
    Case(proxied: 56, status: 407, .proxyAuthentication),
    Case(proxied: 56, status: 403, .proxyRefused),
    Case(proxied: 56, status: 200, .connectionReset),
    Case(proxied: 56, .proxyRefused),
    Case(proxied: 56, isNew: false, .connectionReset),
    Case(proxied: 5, .proxyRefused), Case(proxied: 6, .proxyRefused),
    Case(proxied: 7, .proxyRefused), Case(proxied: 97, .proxyRefused),
    Case(proxied: 28, .timedOut), Case(proxied: 35, .tlsProtocol),
  ])
  func tells(_ failure: Case) throws {
    var configuration = TransportConfiguration(userAgent: "test")
    if failure.isProxied { configuration.proxy = "http://proxy.example" }
    let address = try #require(RequestAddress("https://a.example/"))
    let route = Route(to: address, configuration)
    #expect(failure.outcome.failureKind(on: route) == failure.kind)
  }

  @Test func theCertificateOfAProxyIsTheProxysTrouble() throws {
    var configuration = TransportConfiguration(userAgent: "test")
    configuration.proxy = "https://proxy.example"
    let address = try #require(RequestAddress("https://a.example/"))
    let outcome = TransferOutcome(code: 60, verification: 10)
    #expect(outcome.failureKind(on: Route(to: address, configuration)) == .proxyRefused)
  }

  @Test func anAnswerThatIsTooLargeIsNothingElse() throws {
    let address = try #require(RequestAddress("https://a.example/"))
    let route = Route(to: address, TransportConfiguration(userAgent: "test"))
    let outcome = TransferOutcome(code: 23, isTooLarge: true)
    #expect(outcome.failureKind(on: route) == .responseTooLarge)
  }

  @Test(arguments: [
    ("no-such-host.invalid", true), ("invalid", true), ("a.invalid.", true),
    ("invalid.example", false), ("notinvalid", false), ("", false),
  ])
  func knowsNamesThatNeverExist(_ name: String, _ isReserved: Bool) {
    #expect(NameLookup.isReserved(name) == isReserved)
  }

  @Test func tellsAnAnswerOfANameServer() {
    #expect(NameLookup.isNoSuchName(EAI_NONAME))
    #expect(NameLookup.isNoSuchName(-5))
    for result in [0, EAI_AGAIN, EAI_FAIL, EAI_SYSTEM, EAI_MEMORY] {
      #expect(!NameLookup.isNoSuchName(result))
    }
  }

  @Test func aNameThatCannotBeOneDoesNotExist() async {
    #expect(await NameLookup.saysNoSuchName("a..b", within: .seconds(60)))
    #expect(await NameLookup.saysNoSuchName("127.0.0.1", within: .seconds(60)) == false)
  }

  @Test func aLookupEndsWithItsTask() async {
    let task = Task {
      unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      return await NameLookup.saysNoSuchName("name.example", within: .seconds(600))
    }
    #expect(await task.value == false)
  }
}

@Suite("Certificate facts") struct CertificateFactsTests {
  private static let fields = [
    "Subject:CN = a.example", "Issuer:C = US, O = Some\u{1B}[31mbody", "Version:2",
    "Start date:Nov  2 07:00:00 2025 GMT", "Expire date:Jan 20 07:00:00 2026 GMT",
  ]

  @Test func readsTheFields() throws {
    let facts = try #require(CertificateFacts(fields: Self.fields))
    #expect(facts.subject == "CN = a.example")
    #expect(facts.validFrom == "2025-11-02")
    #expect(facts.validUntil == "2026-01-20")
  }

  @Test func makesForeignNamesSafe() throws {
    let facts = try #require(CertificateFacts(fields: Self.fields))
    #expect(!facts.issuer.contains("\u{1B}"))
    #expect(facts.issuer.contains("O = Some"))
  }

  @Test(arguments: [0, 1, 3, 4]) func needsEachOfTheFour(_ index: Int) {
    var fields = Self.fields
    fields.remove(at: index)
    #expect(CertificateFacts(fields: fields) == nil)
  }

  @Test(arguments: ["soon", "Nov 32 07:00:00 2025 GMT", "Foo 2 07:00:00 2025 GMT", ""])
  func keepsADateOfAnotherForm(_ date: String) throws {
    var fields = Self.fields
    fields[3] = "Start date:" + date
    #expect(try #require(CertificateFacts(fields: fields)).validFrom == date)
  }
}
