import Destinations
import Knowledge

/// Looks whether the guides and the destinations that they lead to fit together.
struct GuideProof {
  private let file: GuideFile
  private let destination: Destination
  private var problems: [KnowledgeProblem] = []

  /// What does not fit. A guide that could not be read as it should be is left out, and so is one
  /// that only names another destination.
  ///
  /// - Parameters:
  ///   - content: The knowledge base.
  ///   - destinations: What can be verified.
  /// - Returns: Problems, each once.
  static func problems(
    in content: KnowledgeContent, destinations: [Destination] = Registry.all
  ) -> [KnowledgeProblem] {
    guard !content.guideFiles.isEmpty else { return [] }
    let guided = Set(content.guideFiles.map(\.guide.destination))
    let missing = destinations.filter(\.isInPortal).map(\.id).filter { !guided.contains($0) }
      .map {
        KnowledgeProblem(
          path: "guides", line: 0,
          message: "'\($0)' can be verified, but guides/\($0).md is missing")
      }
    let broken = Set(content.problems.map(\.path))
    return missing
      + content.guideFiles.filter { !broken.contains($0.path) }.flatMap { file in
        problems(of: file, destinations)
      }
  }

  private static func problems(
    of file: GuideFile, _ destinations: [Destination]
  ) -> [KnowledgeProblem] {
    let guide = file.guide
    if guide.isRetired, guide.steps.isEmpty { return [] }
    guard let destination = destinations.first(where: { $0.id == guide.destination }) else {
      let names = destinations.map(\.id).joined(separator: ", ")
      return [
        KnowledgeProblem(
          path: file.path, line: 1,
          message: "there are no checks for '\(guide.destination)'; there are for \(names)")
      ]
    }
    var proof = GuideProof(file, destination)
    proof.look()
    return proof.problems.sorted()
  }

  private init(_ file: GuideFile, _ destination: Destination) {
    self.file = file
    self.destination = destination
  }

  private mutating func look() {
    for (index, step) in file.guide.steps.enumerated() {
      lookAtNames(step, index)
      lookAtCondition(step, index)
    }
    lookForChecksWithoutStep()
    for branch in GuideBranch.all(of: file.guide, to: destination) {
      lookAtFields(branch)
      lookAtChecks(branch)
      lookAtNeeds(branch)
    }
  }

  /// The same may be wrong in several branches, but it is told once.
  private mutating func report(_ message: String, step: Int? = nil) {
    let line = step.map { file.stepLines[$0] } ?? 1
    let problem = KnowledgeProblem(path: file.path, line: line, message: message)
    if !problems.contains(problem) { problems.append(problem) }
  }

  private mutating func lookAtNames(_ step: GuideStep, _ index: Int) {
    for check in step.checks where !destination.checks.contains(where: { $0.id.rawValue == check })
    {
      report("there is no check '\(check)' of '\(destination.id)'", step: index)
    }
    guard let key = step.field else { return }
    guard let field = destination.fields.first(where: { $0.key == key }) else {
      return report("'\(destination.id)' has no field '\(key)'", step: index)
    }
    if step.isOptional, field.isRequired {
      report("the field '\(key)' is required, so the step cannot be left out", step: index)
    }
  }

  private mutating func lookAtCondition(_ step: GuideStep, _ index: Int) {
    guard let condition = step.condition else { return }
    guard let field = destination.fields.first(where: { $0.key == condition.key }) else {
      return report("'\(destination.id)' has no field '\(condition.key)'", step: index)
    }
    if !file.guide.steps[..<index].contains(where: { $0.field == condition.key }) {
      report("no earlier step asks for '\(condition.key)'", step: index)
    }
    guard case .choice(let values) = field.kind,
      !values.contains(where: { $0.lowercased() == condition.value.lowercased() })
    else { return }
    report(
      "'\(condition.key)' is never '\(condition.value)'; expected one of "
        + values.joined(separator: ", "), step: index)
  }

  private mutating func lookForChecksWithoutStep() {
    let held = Set(file.guide.steps.flatMap(\.checks))
    for check in destination.checks where !held.contains(check.id.rawValue) {
      report("no step has the check '\(check.id)'")
    }
  }

  private mutating func lookAtFields(_ branch: GuideBranch) {
    for field in destination.fields {
      let askers = branch.steps.filter { file.guide.steps[$0].field == field.key }
      if askers.count > 1 {
        report("step '\(id(askers[0]))' asks for '\(field.key)' too", step: askers[1])
      }
      let applies = field.applies(branch.configuration)
      if askers.isEmpty, applies {
        report("no step asks for '\(field.key)'\(branch.words)")
      } else if let asker = askers.first, !applies {
        report("'\(field.key)' has no meaning\(branch.words)", step: asker)
      }
    }
  }

  private mutating func lookAtChecks(_ branch: GuideBranch) {
    for check in destination.checks {
      let holders = branch.steps(with: check.id.rawValue, in: file.guide)
      if holders.count > 1 {
        report("step '\(id(holders[0]))' has the check '\(check.id)' too", step: holders[1])
      }
      // Where no step has it at all, that has been told.
      let isHeld = file.guide.steps.contains { $0.checks.contains(check.id.rawValue) }
      if holders.isEmpty, isHeld, check.applies(branch.configuration) {
        report("no step has the check '\(check.id)'\(branch.words)")
      }
    }
  }

  /// A check whose needs are met only later could never run with its step. Form checks run as soon
  /// as there is something to look at.
  private mutating func lookAtNeeds(_ branch: GuideBranch) {
    for check in destination.checks where check.kind != .form {
      guard let own = branch.steps(with: check.id.rawValue, in: file.guide).first else { continue }
      for need in check.needs {
        let isForm = destination.checks.first { $0.id == need }?.kind == .form
        guard !isForm, let place = branch.steps(with: need.rawValue, in: file.guide).first,
          place > own
        else { continue }
        report("'\(check.id)' needs '\(need)', which a later step '\(id(place))' has", step: own)
      }
    }
  }

  private func id(_ step: Int) -> String { file.guide.steps[step].id }
}
