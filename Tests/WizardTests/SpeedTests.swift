import Destinations
import Testing
import Wizard

@Suite("How fast a set-up answers")
struct SpeedTests {
  @Test func nobodyWaitsForIt() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics)
    let clock = ContinuousClock()
    var setup = sample.setup
    let rounds = 200
    let time = try clock.measure {
      for round in 0..<rounds {
        let id = round.isMultiple(of: 2) ? "environment" : "contacts"
        _ = try setup.take(.jump(.step(id)))
        _ = setup.due
        _ = setup.question
      }
    }
    let answering = try clock.measure {
      for round in 0..<rounds {
        let isEven = round.isMultiple(of: 2)
        let id = isEven ? SampleAnswers.application : SampleAnswers.otherApplication
        _ = try setup.take(.answer("applicationId", .text(id)))
        _ = setup.due
      }
    }
    print("jump, due, question: \(time / rounds); answer, due: \(answering / rounds)")
    // Without optimisation, on a machine that does other things besides.
    #expect(time / rounds < .milliseconds(20))
    #expect(answering / rounds < .milliseconds(20))
    try await sample.say(.skip)
  }
}
