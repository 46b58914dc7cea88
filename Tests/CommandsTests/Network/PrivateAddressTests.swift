import Arguments
import Destinations
import Glibc
import Knowledge
import Reports
import Terminal
import TestSupport
import Testing
import Transport
import Wizard

@testable import Commands

@Suite("What may be private") struct PrivateAddressTests {
  private func context() throws -> CommandContext {
    let nowhere = unsafe Glibc.open("/dev/null", O_WRONLY | O_CLOEXEC)
    let sink = OutputSink(descriptor: nowhere)
    return CommandContext(
      environment: try Installation().environment, output: sink, errors: sink)
  }

  @Test(arguments: [false, true]) func validateReadsTheOption(_ isGiven: Bool) throws {
    let words = ["validate"] + (isGiven ? ["--allow-private"] : []) + ["x.json"]
    let options = try ValidateOptions(try CommandTable.leadline.parse(words))
    #expect(options.allowsPrivateAddresses == isGiven)
  }

  @Test(arguments: [false, true]) func documentsAreReadWithIt(_ isAllowed: Bool) throws {
    let folder = try TemporaryDirectory()
    let file = try folder.write("offer.json", Array(Self.document.utf8))
    let context = try context()
    var loader = DocumentLoader(
      context: context, isTrusted: false, allowsPrivateAddresses: isAllowed,
      explainer: ObservationExplainer(
        archive: try context.archive(), diagnoser: try context.diagnoser(),
        languages: context.languages))
    let items = loader.items(
      of: ValidationSource(name: "offer.json", path: file, isProfile: false))
    guard case .job(let job)? = items.first else {
      Issue.record("the document was not read")
      return
    }
    #expect(job.configuration.allowsPrivateAddresses == isAllowed)
  }

  @Test(arguments: [false, true]) func setUpsAreMadeWithIt(_ isAllowed: Bool) throws {
    let destination = try #require(Registry.destination("table"))
    let guide = try #require(
      try context().archive().guides.first { $0.destination == destination.id })
    var setup = Setup(
      offers: [Offer(destination, guide)], allowsPrivateAddresses: isAllowed,
      isName: { _ in true })
    _ = try setup.take(.destination(destination.id))
    #expect(setup.configuration.allowsPrivateAddresses == isAllowed)
  }

  /// Nothing listens at port 1 of this machine: who gets as far as that was let through.
  @Test(arguments: [false, true]) func theNetworkObeys(_ isAllowed: Bool) async throws {
    let network = try Network(for: try context(), allowsPrivateAddresses: isAllowed)
    var request = HTTPRequest("GET", "https://127.0.0.1:1/")
    request.reach = .publicInternet
    let transport = network.transport
    let error = await #expect(throws: TransportError.self) { try await transport.send(request) }
    #expect(error?.kind == (isAllowed ? .connectionRefused : .privateAddress))
    network.close()
  }

  private static let document = """
    {"leadDestination": "httpsEndpoint",
     "httpsEndpointLeadConfiguration": {"httpsEndpointUrl": "https://10.0.0.5/leads"}}
    """
}
