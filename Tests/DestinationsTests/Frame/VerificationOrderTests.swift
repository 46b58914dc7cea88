import Destinations
import Synchronization
import Testing
import Text
import Transport

@Suite("Checks that wait for others") struct VerificationOrderTests {
  private func run(_ checks: [Check], only: Set<CheckID> = []) async -> [CheckReport] {
    let destination = Destination(
      id: "x", name: "X", block: "x", olderNames: [], olderBlock: nil, fields: [], checks: checks,
      parameters: { _ in [:] })
    var options = Verification.Options()
    options.only = only
    let transport = ScriptedTransport { _ in
      .failure(TransportError(.other, host: "", reason: ""))
    }
    return await Verification(
      destination, Configuration(entries: [:]), over: transport, options: options
    ).run()
  }

  private func first(_ result: CheckResult) -> Check {
    Check("x.first", "first") { _ in
      try? await Task.sleep(for: .milliseconds(20))
      return result
    }
  }

  @Test(arguments: [
    (CheckResult.ok, CheckStatus.ok), (.warning(.said("w")), .ok),
    (.notEstablished(.said("n")), .ok), (.broken(.said("b")), .skipped),
  ]) func stopOnlyForWhatIsBroken(_ result: CheckResult, _ status: CheckStatus) async {
    let second = Check("x.second", "second", unlessBroken: ["x.first"]) { _ in .ok }
    let reports = await run([first(result), second])
    #expect(reports.last?.status == status)
    #expect(reports.last?.because == (status == .skipped ? "x.first" : nil))
  }

  @Test func beginWhenTheOthersHaveEnded() async {
    let key = FactKey<Int>("fact")
    let second = Check("x.second", "second", unlessBroken: ["x.first"]) { context in
      context.facts[key] == 1 ? .ok : .broken(.said("too early"))
    }
    let reports = await run([first(.ok(learned: Facts(key, 1))), second])
    #expect(reports.last?.status == .ok)
  }

  @Test func stopForWhatWasSkipped() async {
    let second = Check("x.second", "second", needs: ["x.first"]) { _ in .ok }
    let third = Check("x.third", "third", unlessBroken: ["x.second"]) { _ in .ok }
    let reports = await run([first(.broken(.said("b"))), second, third])
    #expect(reports.map(\.status) == [.broken, .skipped, .skipped])
    #expect(reports.last?.because == "x.first")
  }

  @Test func areChosenWithThoseTheyWaitFor() async {
    let second = Check("x.second", "second", unlessBroken: ["x.first"]) { _ in .ok }
    let reports = await run([first(.ok), second], only: ["x.second"])
    #expect(reports.map(\.check.id) == ["x.first", "x.second"])
  }

  @Test func doNotMissWhatIsNotThere() async {
    let only = Check("x.only", "only", unlessBroken: ["x.absent"]) { _ in .ok }
    #expect(await run([only]).map(\.status) == [.ok])
  }
}
