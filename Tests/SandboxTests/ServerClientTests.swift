import Glibc
import TestSupport
import Testing

@testable import Sandbox

private let host = World.organisationHost

@Suite("Server: curl as a client") struct ServerClientTests {
  private func lines(_ result: ChildProcess.Result) -> [Substring] {
    result.output.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// A line of what `EchoService` answers; nothing where it is not there.
  private func line(_ index: Int, _ result: ChildProcess.Result) -> Substring {
    lines(result).dropFirst(index).first ?? ""
  }

  @Test(arguments: World.hosts) func answersUnderTrueNames(_ host: String) throws {
    let sandbox = try RunningSandbox()
    for way in [sandbox.directly, sandbox.throughProxy] {
      let result = try sandbox.curl([url(host, "/a")], by: way)
      #expect(result.status == 0, "\(result.errorOutput)")
      #expect(lines(result).prefix(3) == ["GET", host[...], "/a"])
    }
  }

  @Test func leavesPercentEncodingAndQueryAlone() throws {
    let sandbox = try RunningSandbox()
    let path = "/Tables('a%20b%2F')/x..y?$filter=a%20eq%20'%3F'&b=?"
    let result = try sandbox.curl(["--path-as-is", "--globoff", url(host, path)])
    #expect(line(2, result) == "/Tables('a%20b%2F')/x..y")
    #expect(line(3, result) == "$filter=a%20eq%20'%3F'&b=?")
  }

  @Test(arguments: [0, 1, 100_000, 3_000_000]) func takesBodies(_ size: Int) throws {
    let folder = try TemporaryDirectory()
    let file = try folder.write("body", [UInt8](repeating: 0x61, count: size))
    let sandbox = try RunningSandbox()
    let plain = try sandbox.curl(["--data-binary", "@\(file)", url(host)])
    #expect(line(0, plain) == "POST")
    #expect(line(4, plain) == "\(size)")
    // After leave to send an empty file in chunks, curl 7.88 sends nothing.
    guard size > 0 else { return }
    // From a file that has no length, curl sends chunks, and asks for leave first.
    let chunked = try sandbox.curl([
      "--upload-file", file, "--header", "Transfer-Encoding: chunked", "--header",
      "Expect: 100-continue", "--write-out", "%{time_total}", url(host),
    ])
    #expect(line(0, chunked) == "PUT")
    #expect(line(4, chunked) == "\(size)")
    // Without an answer curl would wait a second before it sends.
    #expect(Double(lines(chunked).last ?? "") ?? 9 < 0.9)
  }

  @Test func answersHead() throws {
    let sandbox = try RunningSandbox()
    let result = try sandbox.curl(["--head", url(host)])
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(result.output.contains("\r\nContent-Length: "))
  }

  @Test func keepsConnections() throws {
    let sandbox = try RunningSandbox()
    let result = try sandbox.curl([
      "--write-out", "%{num_connects}\n", "--output", "/dev/null", url(host, "/[1-5]"),
    ])
    #expect(lines(result).dropLast() == ["1", "0", "0", "0", "0"])
    let closing = try sandbox.curl([
      "--write-out", "%{num_connects}\n", "--output", "/dev/null", "--header",
      "Connection: close", url(host, "/[1-3]"),
    ])
    #expect(lines(closing).dropLast() == ["1", "1", "1"])
  }

  @Test func speaksTheOldVersion() throws {
    let sandbox = try RunningSandbox()
    let result = try sandbox.curl([
      "--http1.0", "--write-out", "%{num_connects}", "--output", "/dev/null",
      url(host, "/[1-2]"),
    ])
    #expect(result.status == 0)
    #expect(result.output == "11")
  }

  @Test func takesHostNamesInAnyCase() throws {
    let sandbox = try RunningSandbox()
    let result = try sandbox.curl(
      ["--header", "Host: CONTOSO.crm4.Dynamics.COM:443", url(host)])
    #expect(line(1, result) == host[...])
  }

  @Test func refusesOtherHosts() throws {
    let sandbox = try RunningSandbox()
    for other in ["example.com", World.authorityHost, "contoso.crm4.dynamics.com.evil.example"] {
      let result = try sandbox.curl(
        ["--write-out", "%{http_code}", "--header", "Host: \(other)", url(host)])
      #expect(result.output.hasSuffix("421"))
      #expect(result.output.contains(other))
    }
    let address = try sandbox.curl(
      ["--write-out", "%{http_code}", "https://127.0.0.1:\(sandbox.server.port)/"])
    #expect(address.status == 0)
    #expect(address.output.hasSuffix("421"))
  }

  @Test func answersTwoHundredAtOnce() throws {
    let sandbox = try RunningSandbox(latency: .milliseconds(300))
    let result = try sandbox.curl([
      "--parallel", "--parallel-immediate", "--parallel-max", "200", "--write-out",
      "%{http_code}\n", "--output", "/dev/null", url(host, "/[1-200]"),
    ])
    #expect(result.status == 0, "\(result.errorOutput.suffix(400))")
    #expect(lines(result).filter { $0 == "200" }.count == 200)
    // One after the other would take a minute.
    #expect(result.duration < .seconds(20))
  }

  @Test func holdsAnswersBack() throws {
    let sandbox = try RunningSandbox(latency: .milliseconds(400))
    let result = try sandbox.curl(
      ["--write-out", "%{time_starttransfer}", "--output", "/dev/null", url(host)])
    let seconds = try #require(Double(result.output))
    #expect(seconds >= 0.4)
    #expect(seconds < 5)
  }
}
