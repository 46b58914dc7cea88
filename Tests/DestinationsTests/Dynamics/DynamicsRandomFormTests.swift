import Destinations
import Knowledge
import Testing
import Text
import Transport

/// What people and clipboards put into boxes, in any order.
private let pieces = [
  "https://", "http://", "https:", "//", "/", "\\", "@", ":", "?", "#", "%3A%2F%2F", "%", "%zz",
  ".", "..", "contoso", "crm4", "api", "dynamics", "com", "operations", "make.powerapps.com",
  "microsoftdynamics.de", " ", "\n", "\u{FEFF}", "\u{1B}[0m", "é", "日本", "👩‍👩‍👧", "{", "}", "<", ">",
  "\"",
  "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44", "8d1f2a4e-", "-", "xxxxxxxx", "contoso.onmicrosoft.com",
]

@Suite("Dynamics: whatever is entered") struct DynamicsRandomFormTests {
  @Test(arguments: 0..<300) func isJudgedOffline(_ seed: UInt64) async {
    var numbers = Numbers(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    func text() -> String {
      (0..<Int.random(in: 0..<8, using: &numbers))
        .map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
    }
    let application = Configuration.dynamics([
      "instanceUrl": .text(text()), "directoryId": .text(text()), "applicationId": .text(text()),
      "applicationKey": .secret(text()),
    ])
    let user = Configuration.dynamicsUser([
      "instanceUrl": .text(text()), "username": .text(text()), "password": .secret(text()),
    ])
    for configuration in [application, user] {
      let run = await DynamicsRun.over(
        DynamicsWorld().transport, configuration, isOffline: true)
      #expect(run.requests.isEmpty)
      for report in run.reports where report.status != .ok {
        #expect(report.observation?.entry != nil, "\(report.check.id)")
        #expect(report.observation?.said?.isEmpty == false)
        #expect(report.status != .notEstablished)
      }
      let live = await DynamicsRun.in(DynamicsWorld(), configuration)
      for request in live.requests {
        let isKnown = ["https://login.microsoftonline.", "https://login.partner."].contains {
          request.url.hasPrefix($0)
        }
        #expect(isKnown || request.url.contains(".dynamics.com/api/data/v9.2/"), "\(request.url)")
      }
    }
  }
}

/// Numbers that are the same in every run (Marsaglia's xorshift).
private struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
