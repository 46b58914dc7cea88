import Destinations
import Knowledge

/// One way through a guide: the steps that apply with certain answers.
struct GuideBranch {
  /// The answers on which steps depend, by key.
  let configuration: Configuration
  /// The steps that apply, by their places in the guide.
  let steps: [Int]
  /// The answers in words, ` when key = value`; nothing where no step depends on any.
  let words: String

  /// More ways than any guide has; an overlay could hold one that never ends.
  private static let limit = 256

  /// All ways through a guide.
  ///
  /// - Parameters:
  ///   - guide: The guide.
  ///   - destination: The destination that it leads to.
  /// - Returns: The ways, one at least.
  static func all(of guide: Guide, to destination: Destination) -> [GuideBranch] {
    var combinations: [[(key: String, value: String)]] = [[]]
    for (key, values) in questions(guide, destination)
    where combinations.count * values.count <= limit {
      combinations = combinations.flatMap { answers in values.map { answers + [(key, $0)] } }
    }
    return combinations.map { GuideBranch(guide, answers: $0) }
  }

  /// The keys on which steps depend, with the values that make a difference.
  private static func questions(
    _ guide: Guide, _ destination: Destination
  ) -> [(key: String, values: [String])] {
    var keys: [String] = []
    for case let condition? in guide.steps.map(\.condition) where !keys.contains(condition.key) {
      keys.append(condition.key)
    }
    return keys.map { key in
      let field = destination.fields.first { $0.key == key }
      if case .choice(let values)? = field?.kind { return (key, values) }
      let named = guide.steps.compactMap(\.condition).filter { $0.key == key }.map(\.value)
      return (key, Array(Set(named)).sorted() + [""])
    }
  }

  private init(_ guide: Guide, answers: [(key: String, value: String)]) {
    var given: [(key: String, value: String)] = []
    var steps: [Int] = []
    for (index, step) in guide.steps.enumerated() {
      if let condition = step.condition {
        let answer = given.first { $0.key == condition.key }?.value
        guard answer?.lowercased() == condition.value.lowercased() else { continue }
      }
      steps.append(index)
      if let answer = answers.first(where: { $0.key == step.field }),
        !given.contains(where: { $0.key == answer.key })
      {
        given.append(answer)
      }
    }
    self.steps = steps
    configuration = Configuration(
      entries: Dictionary(given.map { ($0.key, .init(.text($0.value))) }) { first, _ in first })
    let named = given.map { "\($0.key) = \($0.value)" }.joined(separator: " and ")
    words = named.isEmpty ? "" : " when \(named)"
  }

  /// The steps of this way that have a check.
  func steps(with check: String, in guide: Guide) -> [Int] {
    steps.filter { guide.steps[$0].checks.contains(check) }
  }
}
