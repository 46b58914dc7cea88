import Destinations
import Testing
import Transport

/// What one wrong answer must come to.
struct DynamicsVerdict: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let orders: [DynamicsRoute: HTTPResponse]
  let check: CheckID
  let status: CheckStatus
  var entry: String?
  var fallback: String?
  /// A part of what is said.
  var words: String?
  var isUser = false

  /// A verdict that the check explains by itself.
  static func entry(
    _ name: String, _ orders: [DynamicsRoute: HTTPResponse], _ check: CheckID,
    _ entry: String, _ status: CheckStatus = .broken, words: String? = nil, isUser: Bool = false
  ) -> DynamicsVerdict {
    DynamicsVerdict(
      testDescription: name, orders: orders, check: check, status: status, entry: entry,
      words: words, isUser: isUser)
  }

  /// A verdict that the service's own words explain.
  static func said(
    _ name: String, _ orders: [DynamicsRoute: HTTPResponse], _ check: CheckID,
    _ status: CheckStatus = .broken, else fallback: String, words: String, isUser: Bool = false
  ) -> DynamicsVerdict {
    DynamicsVerdict(
      testDescription: name, orders: orders, check: check, status: status, fallback: fallback,
      words: words, isUser: isUser)
  }

  /// Runs, and sees that this check says this, and no other says anything.
  func prove(sendsTestLead: Bool = false) async {
    var world = DynamicsWorld()
    if isUser { world[.token] = .token(.claims(application: DynamicsWorld.client)) }
    for (route, response) in orders { world[route] = response }
    let run = await DynamicsRun.in(
      world, isUser ? .dynamicsUser() : .dynamics(), sendsTestLead: sendsTestLead)
    #expect(run.troubled == (isUser ? ["dynamics.retired"] : []) + [check])
    #expect(run.status(check) == status)
    #expect(run.entry(check) == entry)
    #expect(run.fallback(check) == fallback)
    if let words { #expect(run.said(check).contains(words), "\(run.said(check))") }
  }
}
