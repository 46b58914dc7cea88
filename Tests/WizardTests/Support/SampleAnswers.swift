import Wizard

/// Answers that are given in tests.
enum SampleAnswers {
  static let application = "6a4a4b1f-0f3c-4f0e-9d3e-2b7a51d5c001"
  static let otherApplication = "6a4a4b1f-0f3c-4f0e-9d3e-2b7a51d5c002"
  static let directory = "0c1d2e3f-1111-4222-8333-445566778801"
  static let otherDirectory = "0c1d2e3f-1111-4222-8333-445566778802"
  static let environment = "https://contoso.crm4.dynamics.com"
  static let otherEnvironment = "https://fabrikam.crm4.dynamics.com"
  static let secret = "abc8Q~one.secret.of.some.length.0001"
  static let otherSecret = "abc8Q~one.secret.of.some.length.0002"
  static let connection =
    "DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey=" + key
    + ";EndpointSuffix=core.windows.net"
  static let otherConnection =
    "DefaultEndpointsProtocol=https;AccountName=fabrikamleads;AccountKey=" + key
    + ";EndpointSuffix=core.windows.net"
  static let signedConnection =
    "TableEndpoint=https://contosoleads.table.core.windows.net/;SharedAccessSignature="
    + "sv=2022-11-02&ss=t&srt=sco&sp=rwdlacu&se=2031-01-01T00:00:00Z&spr=https&sig=abcd"

  private static let key = String(repeating: "A", count: 86) + "=="

  /// All that is asked for an application that signs in to Dynamics 365, in order.
  static let dynamics: [SetupInput] = [
    .destination("dynamics"), .profileName("contoso"),
    .answer("instanceUrl", .text(environment)),
    .answer("authentication", .text("azureAD")),
    .done,
    .answer("applicationId", .text(application)),
    .answer("directoryId", .text(directory)),
    .answer("applicationKey", .secret(secret)),
    .kept("applicationKey", .reference("${env:LEADS}")),
    .done,
  ]
}

extension SampleSetup {
  /// A set-up to which some of these things were said.
  static func saying(
    _ inputs: some Sequence<SetupInput>, in world: SampleWorld = SampleWorld()
  ) async throws -> SampleSetup {
    var sample = SampleSetup(world)
    for input in inputs { try await sample.say(input) }
    return sample
  }
}
