import Destinations
import Synchronization
import Testing
import Text
import Transport

@Suite("Checks that build on earlier ones") struct VerificationKnowingTests {
  private let samples = SampleChecks()

  private func run(
    _ checks: [Check], due: Set<CheckID>, knowing known: [CheckEnd] = [],
    options: Verification.Options = Verification.Options()
  ) async -> [CheckEnd] {
    await SampleChecks.verification(checks, options).run(due: due, knowing: known)
  }

  private func end(_ check: Check, _ outcome: CheckOutcome, _ facts: Facts = Facts()) -> CheckEnd {
    CheckEnd(CheckReport(check, outcome: outcome, duration: .zero), learned: facts)
  }

  @Test func onlyThoseThatAreDueAreLookedAtAndReported() async {
    let checks = [samples.check("a"), samples.check("b", needs: ["a"]), samples.check("c")]
    let ends = await run(checks, due: ["c", "b"], knowing: [end(checks[0], .ok)])
    #expect(ends.map(\.report).summary == ["b ok", "c ok"])
    #expect(Set(samples.begun) == ["b", "c"])
  }

  @Test func whatWasLearnedBeforeIsKnown() async {
    let word = FactKey<String>("word")
    let first = samples.check("a")
    let second = samples.check("b", needs: ["a"]) { context in
      context.facts[word] == "before" ? .ok(learned: Facts(word, "after")) : .sampleBroken
    }
    let third = samples.check("c", needs: ["b"]) { context in
      context.facts[word] == "after" ? .ok : .sampleBroken
    }
    let ends = await run(
      [first, second, third], due: ["b", "c"],
      knowing: [end(first, .ok, Facts(word, "before"))])
    #expect(ends.map(\.report).summary == ["b ok", "c ok"])
    #expect(ends[0].facts[word] == "after")
    #expect(ends[1].facts[word] == nil)
  }

  @Test func whatWasLearnedAnewGoesBeforeWhatWasKnown() async {
    let word = FactKey<String>("word")
    let first = samples.check("a", .ok(learned: Facts(word, "new")))
    let second = samples.check("b", needs: ["a"]) { context in
      context.facts[word] == "new" ? .ok : .sampleBroken
    }
    // What is due is looked at, whatever came of it before.
    let ends = await run(
      [first, second], due: ["a", "b"],
      knowing: [end(first, .broken(.said("old")), Facts(word, "old"))])
    #expect(ends.map(\.report).summary == ["a ok", "b ok"])
  }

  @Test(arguments: [
    (CheckOutcome.ok, "b ok", "c ok"), (.warning(.said("w")), "b ok", "c ok"),
    (.notEstablished(.said("n")), "b skipped a", "c ok"),
    (.broken(.said("b")), "b skipped a", "c skipped a"),
  ]) func whatWasKnownOpensOrBarsTheWay(
    _ outcome: CheckOutcome, _ second: String, _ third: String
  ) async {
    let checks = [
      samples.check("a"), samples.check("b", needs: ["a"]),
      samples.check("c", unlessBroken: ["a"]),
    ]
    let ends = await run(checks, due: ["b", "c"], knowing: [end(checks[0], outcome)])
    #expect(ends.map(\.report).summary == [second, third])
  }

  @Test func theFirstCauseIsNamedThoughItWasFoundBefore() async {
    let checks = [
      samples.check("a"), samples.check("b", needs: ["a"]), samples.check("c", needs: ["b"]),
    ]
    let skipped = CheckEnd(CheckReport(skipped: checks[1], because: "a"))
    let ends = await run(checks, due: ["c"], knowing: [skipped])
    #expect(ends.map(\.report).summary == ["c skipped a"])
    #expect(samples.begun.isEmpty)
  }

  @Test func aNeedThatIsNeitherDueNorKnownStandsInNobodysWay() async {
    let checks = [
      samples.check("a", .sampleBroken), samples.check("b", needs: ["a"]),
      samples.check("c", unlessBroken: ["a"]),
    ]
    let ends = await run(checks, due: ["b", "c"])
    #expect(ends.map(\.report).summary == ["b ok", "c ok"])
    #expect(Set(samples.begun) == ["b", "c"])
  }

  @Test func namesThatAreNobodysAreLeftOut() async {
    let stranger = samples.check("x.stranger")
    let ends = await run(
      [samples.check("a")], due: ["a", "nothing"],
      knowing: [end(stranger, .broken(.said("b")))])
    #expect(ends.map(\.report).summary == ["a ok"])
    #expect(await run([samples.check("a")], due: []).isEmpty)
  }

  @Test func whatDoesNotApplyIsNotLookedAt() async {
    let checks = [
      samples.check("a", applies: false, .sampleBroken), samples.check("b", needs: ["a"]),
    ]
    let ends = await run(checks, due: ["a", "b"])
    #expect(ends.map(\.report).summary == ["b ok"])
  }

  @Test func everyKindIsLookedAtWhenItIsDue() async {
    var options = Verification.Options()
    options.isOffline = true
    options.only = ["z"]
    let checks = [samples.check("a", kind: .live), samples.check("b", kind: .testLead)]
    let ends = await run(checks, due: ["a", "b"], options: options)
    #expect(ends.map(\.report).summary == ["a ok", "b ok"])
  }

  @Test(.timeLimit(.minutes(1))) func independentOnesRunAtTheSameTime() async {
    let arrived = Mutex(0)
    let meet: @Sendable (CheckContext) async -> CheckResult = { _ in
      arrived.withLock { $0 += 1 }
      while arrived.withLock({ $0 }) < 3 {
        if (try? await Task.sleep(for: .milliseconds(1))) == nil { return .sampleBroken }
      }
      return .ok
    }
    let known = samples.check("k")
    let checks = [
      known, samples.check("a", needs: ["k"], run: meet), samples.check("b", run: meet),
      samples.check("c", unlessBroken: ["k"], run: meet),
    ]
    let ends = await run(checks, due: ["a", "b", "c"], knowing: [end(known, .ok)])
    #expect(ends.map(\.report).summary == ["a ok", "b ok", "c ok"])
  }

  /// The check would sleep an hour; how soon it is woken depends on what else the machine does.
  @Test(.timeLimit(.minutes(10))) func cancellingEndsThemAll() async {
    let hasBegun = Mutex(false)
    let slow = samples.check("a") { _ in
      hasBegun.withLock { $0 = true }
      _ = try? await Task.sleep(for: .seconds(3600))
      return .sampleUnknown
    }
    let checks = [slow, samples.check("b", needs: ["a"]), samples.check("c", unlessBroken: ["a"])]
    let verification = SampleChecks.verification(checks)
    let start = ContinuousClock.now
    let work = Task { await verification.run(due: ["a", "b", "c"], knowing: []) }
    while !hasBegun.withLock({ $0 }) { try? await Task.sleep(for: .milliseconds(1)) }
    work.cancel()
    let ends = await work.value
    #expect(ContinuousClock.now - start < .seconds(600))
    #expect(ends.map(\.report.status) == [.notEstablished, .skipped, .notEstablished])
    #expect(ends[2].report.observation?.said == "the check was cancelled")
  }

  @Test func eachEndIsToldOnce() async {
    let told = Mutex<[String]>([])
    let checks = [
      samples.check("a"), samples.check("b", needs: ["a"]), samples.check("c", needs: ["b"]),
    ]
    _ = await SampleChecks.verification(checks).run(
      due: ["b", "c"], knowing: [end(checks[0], .broken(.said("b")))]
    ) { report in told.withLock { $0.append(report.check.id.rawValue) } }
    #expect(told.withLock { $0 } == ["b", "c"])
  }
}
