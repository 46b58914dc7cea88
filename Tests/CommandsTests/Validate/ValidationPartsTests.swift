import Reports
import Testing

@testable import Commands

@Suite("Shards") struct ShardTests {
  @Test("All parts together are the whole, and no two share anything", arguments: 1...12)
  func sharesOut(_ count: Int) throws {
    for total in [0, 1, 2, 7, 12, 100] {
      let all = Array(0..<total)
      var seen: [Int] = []
      var sizes: [Int] = []
      for index in 1...count {
        let part = try Shard("\(index)/\(count)").part(of: all)
        #expect(part == part.sorted())
        #expect(part.allSatisfy { $0 % count == index - 1 })
        seen += part
        sizes.append(part.count)
      }
      #expect(seen.sorted() == all)
      #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    }
  }

  @Test(arguments: [
    "", "1", "/", "1/", "/2", "0/2", "3/2", "-1/2", "1/0", "1/-2", "a/b", "1/2/3", "1/ 2", " 1/2",
    "1.0/2", "1\\2", "99999999999999999999/99999999999999999999",
  ])
  func refuses(_ text: String) {
    let failure = #expect(throws: CommandFailure.self) { _ = try Shard(text) }
    #expect(failure?.status == .usage)
    #expect(failure?.message.contains("--shard \(text)") == true)
  }
}

@Suite("Ordered queue") struct OrderedQueueTests {
  private func report(_ name: String) -> SubjectReport {
    SubjectReport(name: name, source: "", destination: nil, checks: [])
  }

  @Test func handsOnInTheOrderOfTheBeginning() {
    var queue = OrderedQueue()
    var told: [[String]] = []
    let first = queue.start()
    queue.add(report("b"))
    let third = queue.start()
    #expect(queue.running == 2)
    #expect(queue.held == 3)
    told.append(queue.takeReady().map(\.name))
    queue.finish(third, report("c"))
    told.append(queue.takeReady().map(\.name))
    #expect(queue.running == 1)
    queue.finish(first, report("a"))
    told.append(queue.takeReady().map(\.name))
    told.append(queue.takeReady().map(\.name))
    #expect(told == [[], [], ["a", "b", "c"], []])
    #expect(queue.held == 0)
    #expect(queue.running == 0)
  }

  @Test("Whatever ends first, nothing is lost or told twice", arguments: 1...20)
  func keepsTheOrder(_ jobs: Int) {
    var queue = OrderedQueue()
    var running: [Int] = []
    var told: [String] = []
    var begun = 0
    while told.count < 60 {
      while begun < 60, queue.running < jobs {
        if begun % 7 == 3 {
          queue.add(report("\(begun)"))
        } else {
          running.append(queue.start())
        }
        begun += 1
      }
      #expect(queue.running == running.count)
      #expect(queue.held == begun - told.count)
      if let ended = running.randomElement() {
        running.removeAll { $0 == ended }
        queue.finish(ended, report("\(ended)"))
      }
      told += queue.takeReady().map(\.name)
    }
    #expect(told == (0..<60).map { "\($0)" })
  }
}

@Suite("Settings of the way") struct NetworkPartsTests {
  struct Setting: Sendable, CustomTestStringConvertible {
    let environment: [String: String]
    let proxy: String?
    var exceptions: String?
    var testDescription: String { environment.keys.sorted().joined(separator: " ") }
  }

  static let settings: [Setting] = [
    Setting(environment: [:], proxy: nil),
    Setting(environment: ["https_proxy": "http://a:1"], proxy: "http://a:1"),
    Setting(environment: ["HTTPS_PROXY": "http://a:1"], proxy: "http://a:1"),
    Setting(environment: ["ALL_PROXY": "http://a:1"], proxy: "http://a:1"),
    Setting(environment: ["https_proxy": "", "HTTPS_PROXY": "http://b:2"], proxy: "http://b:2"),
    Setting(
      environment: ["https_proxy": "http://a:1", "HTTPS_PROXY": "http://b:2"], proxy: "http://a:1"),
    Setting(
      environment: ["all_proxy": "http://a:1", "HTTPS_PROXY": "http://b:2"], proxy: "http://b:2"),
    // Requests are encrypted without exception, so this one is for somebody else.
    Setting(environment: ["http_proxy": "http://a:1", "HTTP_PROXY": "http://b:2"], proxy: nil),
    Setting(environment: ["no_proxy": "a.example"], proxy: nil, exceptions: "a.example"),
    Setting(environment: ["NO_PROXY": "*"], proxy: nil, exceptions: "*"),
    Setting(environment: ["no_proxy": "a", "NO_PROXY": "b"], proxy: nil, exceptions: "a"),
  ]

  @Test(arguments: settings) func readsTheProxy(_ setting: Setting) {
    let read = ProxySettings(environment: setting.environment)
    #expect(read.proxy == setting.proxy)
    #expect(read.exceptions == setting.exceptions)
  }

  @Test func theSandboxIsGivenNoSecrets() {
    let kept = [
      "PATH": "/bin", "HOME": "/h", "LANG": "C", "TMPDIR": "/t", "ASAN_OPTIONS": "a=1",
      "LLVM_PROFILE_FILE": "/p",
    ]
    let secret = [
      "CANARY": "x", "AZURE_CLIENT_SECRET": "x", "GITHUB_TOKEN": "x", "LD_PRELOAD": "x",
      "https_proxy": "http://user:x@proxy",
    ]
    let all = kept.merging(secret) { first, _ in first }
    #expect(SandboxProcess.needed(of: all) == kept)
    #expect(SandboxProcess.needed(of: secret) == [:])
  }
}

@Suite("Exit statuses") struct ExitStatusTests {
  private static let all: [Commands.ExitStatus] = [
    .ok, .notEstablished, .notRecognised, .configuration, .noPermission, .noInput, .invalidData,
    .usage, .cannotCreate, .outputFailed, .closedPipe, .software, .hungUp, .terminated,
    .interrupted,
  ]

  @Test func theGravestCounts() {
    for (index, status) in Self.all.enumerated() {
      for other in Self.all[index...] {
        #expect(status.joined(with: other) == other)
        #expect(other.joined(with: status) == other)
      }
    }
  }
}
