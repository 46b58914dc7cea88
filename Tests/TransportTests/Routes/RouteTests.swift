import Testing

@testable import Transport

@Suite("Routes") struct RouteTests {
  struct Address: Sendable, CustomTestStringConvertible {
    let url: String
    let host: String
    let port: Int
    var testDescription: String { url }
  }

  @Test(arguments: [
    Address(url: "https://Service.Example", host: "service.example", port: 443),
    Address(url: "HTTPS://a.example:8443/x:1/@?y#z", host: "a.example", port: 8443),
    Address(url: "https://a.example?x=https://b", host: "a.example", port: 443),
    Address(url: "https://a.example:/", host: "a.example", port: 443),
    Address(url: "https://[::1]:444/", host: "::1", port: 444),
    Address(url: "https://[fe80::1]", host: "fe80::1", port: 443),
  ])
  func readsAnAddress(_ address: Address) throws {
    let read = try #require(RequestAddress(address.url))
    #expect(read.host == address.host)
    #expect(read.port == address.port)
  }

  @Test(arguments: [
    "", "https:", "https:///x", "https://:443/", "https://a.example:0/", "https://a.example:x/",
    "https://a:1:2/", "https://[::1", "https://[::1]x/", "https://a\\b.example/", "https://a\t/",
    "https://a.example/\u{7F}", "http://a.example/", "https//a.example/", " https://a.example",
  ])
  func refusesAnAddress(_ url: String) { #expect(RequestAddress(url) == nil) }

  struct Exception: Sendable, CustomTestStringConvertible {
    let list: String
    let url: String
    let isException: Bool
    var testDescription: String { "\(list) | \(url)" }

    init(_ list: String, _ url: String, _ isException: Bool) {
      self.list = list
      self.url = "https://" + url
      self.isException = isException
    }
  }

  @Test(arguments: [
    Exception("", "a.example", false),
    Exception("*", "a.example", true),
    Exception("a.example", "a.example", true),
    Exception("A.Example", "a.example", true),
    Exception("a.example", "b.a.example", true),
    Exception("a.example", "ba.example", false),
    Exception(".a.example", "b.a.example", true),
    Exception(".a.example", "a.example", true),
    Exception("*.a.example", "b.a.example", true),
    Exception("b.example,  a.example", "a.example", true),
    Exception("b.example a.example", "a.example", true),
    Exception("a.example:443", "a.example", true),
    Exception("a.example:8443", "a.example", false),
    Exception("a.example:8443", "a.example:8443", true),
    Exception("10.0.0.0/8", "10.20.30.40", true),
    Exception("10.0.0.0/8", "11.20.30.40", false),
    Exception("10.20.30.64/26", "10.20.30.127", true),
    Exception("10.20.30.64/26", "10.20.30.128", false),
    Exception("0.0.0.0/0", "1.2.3.4", true),
    Exception("10.0.0.0/33", "10.0.0.1", false),
    Exception("10.0.0.0/x", "10.0.0.1", false),
    Exception("10.0.0.0/8", "a.example", false),
    Exception("10.0.0.1", "10.0.0.1", true),
    Exception("10.0.0.1:8443", "10.0.0.1:8443", true),
    Exception("10.0.0.1", "10.0.0.11", false),
    Exception("0.1", "10.0.0.1", false),
    Exception("fe80::/10", "[fe80::1]", true),
    Exception("::1", "[0:0::1]", true),
    Exception("[::1]", "[::1]", true),
    Exception("::/0", "1.2.3.4", false),
    Exception(",,.,*x", "a.example", false),
  ])
  func knowsExceptions(_ exception: Exception) throws {
    let address = try #require(RequestAddress(exception.url))
    #expect(ProxyExceptions(exception.list).contain(address) == exception.isException)
  }

  struct Step: Sendable, CustomTestStringConvertible {
    let detours: [String]
    let name: String
    var testDescription: String { detours.joined(separator: " ") }
  }

  @Test(arguments: [
    Step(detours: [], name: "a.example"),
    Step(detours: ["::127.0.0.1:80"], name: "127.0.0.1"),
    Step(detours: ["a.example:443:b.example:80"], name: "b.example"),
    Step(detours: ["A.example::B.example:80"], name: "b.example"),
    Step(detours: ["a.example:444:b.example:80"], name: "a.example"),
    Step(detours: ["c.example:443:b.example:80", "a.example:443:d.example:"], name: "d.example"),
    Step(detours: ["a.example:443::80"], name: "a.example"),
    Step(detours: ["a.example:443:[::1]:80"], name: "::1"),
    Step(detours: ["nonsense", "[::1", "[::1]x:1"], name: "a.example"),
    Step(detours: ["[a.example]:443:b.example:80"], name: "a.example"),
  ])
  func knowsTheNameToLookUp(_ step: Step) throws {
    var configuration = TransportConfiguration(userAgent: "test")
    configuration.connectTo = step.detours
    let address = try #require(RequestAddress("https://a.example/"))
    #expect(Route(to: address, configuration).lookedUpName == step.name)
  }

  @Test(arguments: [
    "proxy.example:3128", "http://proxy.example", "http://u:p@proxy.example:80/",
    "http://u:p@x@proxy.example",
  ])
  func looksUpTheProxyInPlaceOfTheHost(_ proxy: String) throws {
    var configuration = TransportConfiguration(userAgent: "test")
    configuration.proxy = proxy
    let address = try #require(RequestAddress("https://a.example/"))
    let route = Route(to: address, configuration)
    #expect(route.proxy == proxy)
    #expect(route.lookedUpName == "proxy.example")
  }

  @Test func anEmptyProxyIsNone() throws {
    var configuration = TransportConfiguration(userAgent: "test")
    configuration.proxy = ""
    let address = try #require(RequestAddress("https://a.example/"))
    #expect(Route(to: address, configuration).proxy == nil)
  }
}
