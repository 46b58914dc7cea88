import Destinations
import Knowledge
import Synchronization
import Testing
import Text

@Suite("Frame: verification") struct FrameVerificationTests {
  private let samples = SampleChecks()

  private func run(
    _ checks: [Check], _ options: Verification.Options = Verification.Options()
  ) async -> [CheckReport] {
    await SampleChecks.verification(checks, options).run()
  }

  @Test func reportsInTheOrderOfTheDestination() async {
    let reports = await run([
      samples.check("c", needs: ["b"]), samples.check("b", needs: ["a"]), samples.check("a"),
    ])
    #expect(reports.summary == ["c ok", "b ok", "a ok"])
    #expect(samples.begun == ["a", "b", "c"])
  }

  @Test(.timeLimit(.minutes(1))) func looksAtIndependentChecksAtTheSameTime() async {
    // Each waits until the other has begun: one after the other, neither would end.
    let arrived = Mutex(0)
    let meet: @Sendable (CheckContext) async -> CheckResult = { _ in
      arrived.withLock { $0 += 1 }
      while arrived.withLock({ $0 }) < 2 {
        if (try? await Task.sleep(for: .milliseconds(1))) == nil { return .sampleBroken }
      }
      return .ok
    }
    let reports = await run([samples.check("a", run: meet), samples.check("b", run: meet)])
    #expect(reports.summary == ["a ok", "b ok"])
  }

  @Test func skipsWhatMeansNothingAnyMore() async {
    let reports = await run([
      samples.check("a", .sampleBroken), samples.check("b", needs: ["a"]),
      samples.check("c", needs: ["b"]), samples.check("d"),
    ])
    #expect(reports.summary == ["a broken", "b skipped a", "c skipped a", "d ok"])
    #expect(Set(samples.begun) == ["a", "d"])
  }

  @Test func goesOnAfterAWarningAndNotAfterDoubt() async {
    let reports = await run([
      samples.check("a", .sampleWarning), samples.check("b", needs: ["a"]),
      samples.check("c", .sampleUnknown), samples.check("d", needs: ["c"]),
    ])
    #expect(reports.summary == ["a warning", "b ok", "c notEstablished", "d skipped c"])
  }

  @Test func goesOnAfterDoubtWhereOnlyABrokenForerunnerMatters() async {
    let reports = await run([
      samples.check("a", .sampleUnknown), samples.check("b", unlessBroken: ["a"]),
      samples.check("c", .sampleBroken), samples.check("d", unlessBroken: ["c"]),
      samples.check("e", unlessBroken: ["d"]),
    ])
    #expect(
      reports.summary == [
        "a notEstablished", "b ok", "c broken", "d skipped c", "e skipped c",
      ])
    #expect(samples.begun.firstIndex(of: "a") ?? 9 < samples.begun.firstIndex(of: "b") ?? -1)
  }

  @Test func letsNeedsThatDoNotApplyStandInNobodysWay() async {
    let reports = await run([
      samples.check("a", applies: false, .sampleBroken), samples.check("b", needs: ["a"]),
    ])
    #expect(reports.summary == ["b ok"])
  }

  @Test func looksOnlyAtWhatIsWantedAndWhatItNeeds() async {
    var options = Verification.Options()
    options.only = ["c"]
    let checks = [
      samples.check("a"), samples.check("b", needs: ["a"]), samples.check("c", needs: ["b"]),
      samples.check("d"),
    ]
    #expect(await run(checks, options).summary == ["a ok", "b ok", "c ok"])
    options.only = ["nothing"]
    #expect(await run(checks, options).isEmpty)
  }

  @Test func leavesOutWhatIsNotWanted() async {
    var options = Verification.Options()
    options.skip = ["a"]
    let reports = await run(
      [samples.check("a"), samples.check("b", needs: ["a"]), samples.check("c")], options)
    #expect(reports.summary == ["a skipped a", "b skipped a", "c ok"])
    #expect(samples.begun == ["c"])
  }

  @Test func looksAtFormsOnlyWithoutANetwork() async {
    var options = Verification.Options()
    options.isOffline = true
    options.sendsTestLead = true
    let checks = [
      samples.check("a"), samples.check("b", kind: .live), samples.check("c", kind: .testLead),
    ]
    #expect(await run(checks, options).summary == ["a ok"])
  }

  @Test func writesATestLeadOnlyWithConsent() async {
    var options = Verification.Options()
    let checks = [samples.check("a", kind: .live), samples.check("b", kind: .testLead)]
    options.only = ["b"]
    #expect(await run(checks, options).isEmpty)
    options.sendsTestLead = true
    #expect(await run(checks, options).summary == ["b ok"])
  }

  @Test func handsOnWhatWasLearned() async {
    let word = FactKey<String>("word")
    let number = FactKey<Int>("number")
    let reports = await run([
      samples.check("a", .ok(learned: Facts(word, "token"))),
      samples.check("b", .warning(.said("odd"), learned: Facts(number, 7))),
      samples.check("c", needs: ["a", "b"]) { context in
        context.facts[word] == "token" && context.facts[number] == 7 ? .ok : .sampleBroken
      },
      samples.check("d") { $0.facts[word] == nil ? .ok : .sampleWarning },
    ])
    #expect(reports.filter { $0.status == .broken }.isEmpty)
  }

  @Test func tellsOfEachCheckAsItEnds() async {
    let told = Mutex<[String]>([])
    let checks = [
      samples.check("b", needs: ["a"]), samples.check("a", .sampleBroken),
    ]
    _ = await SampleChecks.verification(checks).run { report in
      told.withLock { $0.append("\(report.check.id) \(report.status.rawValue)") }
    }
    #expect(told.withLock { $0 } == ["a broken", "b skipped"])
  }

  @Test(.timeLimit(.minutes(1))) func endsAfterItsTime() async {
    var options = Verification.Options()
    options.timeLimit = .milliseconds(50)
    let slow = samples.check("a") { _ in
      _ = try? await Task.sleep(for: .seconds(50))
      return .ok
    }
    let reports = await run([slow, samples.check("b", needs: ["a"]), samples.check("c")], options)
    #expect(reports.summary == ["a notEstablished", "b skipped a", "c ok"])
    #expect(reports[0].observation?.entry?.rawValue == "network-timeout")
    #expect(reports[0].observation?.said?.contains("0.05 seconds") == true)
    #expect(reports[0].duration < .seconds(20))
  }

  @Test(.timeLimit(.minutes(1))) func endsWhenItIsCancelled() async {
    let slow = samples.check("a") { _ in
      do {
        try await Task.sleep(for: .seconds(50))
        return .ok
      } catch {
        return .sampleUnknown
      }
    }
    let verification = SampleChecks.verification([
      slow, samples.check("b", needs: ["a"]), samples.check("c", unlessBroken: ["a"]),
    ])
    let samples = samples
    let reports = await withTaskGroup(of: [CheckReport].self) { group in
      group.addTask { await verification.run() }
      while samples.begun.isEmpty { await Task.yield() }
      group.cancelAll()
      return await group.next() ?? []
    }
    #expect(reports.summary == ["a notEstablished", "b skipped a", "c notEstablished"])
    #expect(reports.last?.observation?.said == "the check was cancelled")
    #expect(samples.begun == ["a"])
  }
}
