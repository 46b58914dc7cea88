import Testing

@testable import Transport

@Suite("The public internet") struct PublicInternetTests {
  @Test(arguments: [
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "20.50.2.1", "100.63.255.255",
    "100.128.0.0", "126.255.255.255", "128.0.0.0", "168.63.129.15", "168.63.129.17",
    "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "191.255.255.255",
    "192.0.1.0", "192.0.3.0", "192.88.98.255", "192.167.255.255", "192.169.0.0",
    "198.17.255.255", "198.20.0.0", "198.51.99.255", "203.0.114.0", "223.255.255.255",
    "2001:200::1", "2001:4860:4860::8888", "2603:1030::1", "[2a00:1450::1]", "3ffe:ffff::1",
    "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1", "134744072", "0x8.8.8.8",
  ])
  func has(_ address: String) { #expect(PublicInternet.contains(host: address) == true) }

  @Test(arguments: [
    "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.100.100.200",
    "100.127.255.255", "127.0.0.1", "127.255.255.255", "168.63.129.16", "169.254.169.254",
    "169.254.0.0", "172.16.0.0", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1",
    "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.7",
    "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.0", "255.255.255.255",
  ])
  func hasNot(_ address: String) { #expect(PublicInternet.contains(host: address) == false) }

  @Test(arguments: [
    "::", "::1", "[::1]", "::127.0.0.1", "::ffff:10.0.0.5", "::ffff:169.254.169.254",
    "::ffff:0:10.0.0.5", "64:ff9b::a00:5", "64:ff9b:1::a00:5", "64:ff9b::127.0.0.1", "100::1",
    "2001::1", "2001:0:53aa:64c::1", "2001:2::1", "2001:10::1", "2001:1ff:ffff::1",
    "2001:db8::1", "2002:a00:5::1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "3fff::1", "3fff:fff::1",
    "4000::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "[fe80::1%25eth0]", "fec0::1",
    "ff02::1", "ffff::1",
  ])
  func hasNoneOfVersionSix(_ address: String) {
    #expect(PublicInternet.contains(host: address) == false)
  }

  /// The ways of writing that hide an address from whoever looks at the text alone.
  @Test(arguments: ["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.1", "0", "10.5"])
  func readsOtherWaysOfWriting(_ address: String) {
    #expect(PublicInternet.contains(host: address) == false)
  }

  @Test(arguments: [
    "", "a.example", "localhost", "1.2.3.4.5", "256.1.1.1", "127.0.0.1 x", "[::1", "::1::", "[]",
    "1.2.3.4.example", "g::1",
  ])
  func saysNothingOfNames(_ name: String) { #expect(PublicInternet.contains(host: name) == nil) }

  @Test(arguments: ["10.0.0.5", "fe80::1", "::ffff:1.2.3.4"]) func writesWhatItRead(
    _ address: String
  ) throws {
    let read = try #require(NumericalAddress(address))
    #expect(read.text == address)
  }

  struct Reached: Sendable, CustomTestStringConvertible {
    let addresses: [String]
    let refusal: String?
    var testDescription: String { addresses.joined(separator: " ") }
  }

  @Test(arguments: [
    Reached(addresses: [], refusal: nil),
    Reached(addresses: ["8.8.8.8"], refusal: nil),
    Reached(addresses: ["10.0.0.5", "8.8.8.8"], refusal: nil),
    Reached(addresses: ["8.8.8.8", "10.0.0.5"], refusal: nil),
    Reached(
      addresses: ["10.0.0.5"], refusal: "10.0.0.5 is not an address of the public internet"),
    Reached(
      addresses: ["::1", "127.0.0.1"],
      refusal: "::1, 127.0.0.1 are not addresses of the public internet"),
    Reached(
      addresses: (1...9).map { "10.0.0.\($0)" },
      refusal: "10.0.0.1, 10.0.0.2, 10.0.0.3, 10.0.0.4 are not addresses of the public internet"),
  ])
  func refusesWhereNoAddressWillDo(_ reached: Reached) throws {
    var gate = try #require(try gate())
    for address in reached.addresses {
      let address = try #require(NumericalAddress(address))
      #expect(gate.admits(address) == PublicInternet.contains(address))
    }
    #expect(gate.refusal == reached.refusal)
  }

  @Test func judgesOnlyWhatWasNotLaidByTheUser() throws {
    #expect(try gate() != nil)
    #expect(try gate(reach: .anywhere) == nil)
    #expect(try gate { $0.allowsPrivateAddresses = true } == nil)
    #expect(try gate { $0.connectTo = ["a.example:443:127.0.0.1:8443"] } == nil)
    #expect(try gate { $0.proxy = "http://proxy.example" } == nil)
    // None of these leads to an address that the user gave.
    #expect(try gate { $0.connectTo = ["b.example:443:127.0.0.1:8443"] } != nil)
    #expect(try gate { $0.connectTo = ["a.example:443::8443"] } != nil)
    #expect(try gate { $0.connectTo = ["a.example:443:127.0.0.1:99999"] } != nil)
    #expect(try gate { $0.connectTo = ["a.example:443:127.0.0.1:x"] } != nil)
    #expect(
      try gate {
        $0.proxy = "http://proxy.example"
        $0.noProxy = ".example"
      } != nil)
  }

  private func gate(
    reach: HTTPRequest.Reach = .publicInternet,
    _ change: (inout TransportConfiguration) -> Void = { _ in }
  ) throws -> AddressGate? {
    var configuration = TransportConfiguration(userAgent: "test")
    change(&configuration)
    var request = HTTPRequest("GET", "https://a.example/")
    request.reach = reach
    let address = try #require(RequestAddress(request.url))
    return AddressGate(for: request, on: Route(to: address, configuration), configuration)
  }
}
