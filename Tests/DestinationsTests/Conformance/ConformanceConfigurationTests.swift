import Destinations
import Testing
import Text
import Transport

@Suite("Conformance: configurations") struct ConformanceConfigurationTests {
  private let transport = ScriptedTransport { _ in .success(HTTPResponse(status: 200)) }

  @Test(arguments: ConformanceSample.withService)
  func nothingEnteredIsExplained(_ sample: ConformanceSample) async {
    let blank = sample.configuration.entries.mapValues { _ in
      Configuration.Entry(.text(" \n"))
    }
    for entries in [[:], blank] {
      let reports = await sample.run(Configuration(entries: entries), over: transport)
      #expect(reports.contains { $0.status == .broken })
      for report in reports {
        switch report.status {
        case .skipped: #expect(report.because != nil)
        case .ok: #expect(report.check.kind == .form)
        case .broken, .warning, .notEstablished: #expect(!report.entries.isEmpty)
        }
      }
      #expect(reports.flatMap(\.entries).contains("document-field-missing"))
    }
    #expect(transport.requests.isEmpty)
  }

  @Test(arguments: ConformanceSample.withSecrets)
  func aMaskSaysNothingAgainstTheSecret(_ sample: ConformanceSample) async {
    let reports = await sample.run(sample.replacingSecrets(by: .masked), over: transport)
    #expect(reports.flatMap(\.entries).contains("document-secret-masked"))
    let forms = reports.filter { $0.check.kind == .form }
    #expect(!forms.contains { $0.status == .broken })
    #expect(forms.contains { $0.status == .notEstablished })
  }

  @Test(arguments: ConformanceSample.withSecrets)
  func aReferenceToNothingSaysSo(_ sample: ConformanceSample) async {
    let reports = await sample.run(
      sample.replacingSecrets(by: .unavailable(reason: "'LEADS_KEY' is not set")),
      over: transport)
    let report = reports.first { $0.entries.contains("document-reference-unresolved") }
    #expect(report?.status == .notEstablished)
    #expect(report?.observation?.said == "'LEADS_KEY' is not set")
  }

  @Test(arguments: ConformanceSample.withService)
  func nobodyIsAskedOffline(_ sample: ConformanceSample) async {
    var options = Verification.Options()
    options.isOffline = true
    options.sendsTestLead = true
    let reports = await Verification(
      sample.destination, sample.configuration, over: transport, options: options
    ).run()
    #expect(!reports.isEmpty)
    #expect(reports.allSatisfy { $0.check.kind == .form })
    #expect(!reports.contains { [.broken, .notEstablished].contains($0.status) })
    #expect(transport.requests.isEmpty)
  }

  @Test(arguments: ConformanceSample.withService)
  func hostileValuesDoNotHarm(_ sample: ConformanceSample) async {
    let values = [
      "\u{1B}[31m", "${env:X}", "'; DROP TABLE leads; --", "]]>", "::error::x", "\u{202E}abc",
      String(repeating: "=;", count: 5000), "https://", "https://[::1]/", "é", "\u{0}",
      "DefaultEndpointsProtocol=https;AccountName=../../x;AccountKey=AAAA", "{", "a@b@c",
    ]
    for value in values {
      let texts = sample.configuration.entries.mapValues { entry -> Configuration.Entry in
        if case .text = entry.value { return .init(.text(value)) }
        return .init(.secret(Secret(value)))
      }
      let transport = ScriptedTransport { _ in .success(HTTPResponse(status: 401)) }
      let reports = await sample.run(Configuration(entries: texts), over: transport)
      #expect(reports.contains { $0.status == .broken }, "\(value.debugDescription)")
      #expect(transport.requests.allSatisfy { !$0.url.contains("\u{1B}") })
    }
  }
}
