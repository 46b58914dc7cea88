import Destinations
import Testing

@Suite("Checks whose verdict is read out of the answers of others")
struct JudgedChecksTests {
  @Test(arguments: Registry.all.map(\.id))
  func restOnWhatTheyJudge(_ id: String) throws {
    let destination = try #require(Registry.destination(id))
    for check in destination.checks {
      let ground = needs(of: check, in: destination)
      for judged in check.judges {
        #expect(ground.contains(judged), "\(check.id) judges \(judged) and does not need it")
      }
    }
  }

  @Test func lookAtTheTokenWhereTheyTellWhetherSomebodySignsIn() throws {
    let dynamics = try #require(Registry.destination("dynamics"))
    let signIn = try #require(dynamics.checks.first { $0.id == "dynamics.sign-in" })
    let role = try #require(dynamics.checks.first { $0.id == "dynamics.role" })
    #expect(signIn.judges == ["dynamics.application"])
    #expect(role.judges == ["dynamics.who-am-i"])
  }

  private func needs(of check: Check, in destination: Destination) -> Set<CheckID> {
    var seen: Set<CheckID> = []
    var pending = check.needs + check.unlessBroken
    while let id = pending.popLast() {
      guard seen.insert(id).inserted else { continue }
      let other = destination.checks.first { $0.id == id }
      pending += (other?.needs ?? []) + (other?.unlessBroken ?? [])
    }
    return seen
  }
}
