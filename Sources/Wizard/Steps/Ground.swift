import Destinations

/// What rests on what among the checks and fields of a destination; worked out once.
struct Ground: Sendable {
  /// Every check, after all those on which it rests.
  let ordered: [Check]
  private let checks: [CheckID: Check]
  private let inputs: [CheckID: Set<String>]
  private let belongings: [String: Set<String>]

  init(_ destination: Destination) {
    let checks = Dictionary(destination.checks.map { ($0.id, $0) }) { first, _ in first }
    var ordered: [Check] = []
    var seen: Set<CheckID> = []
    func place(_ check: Check) {
      guard seen.insert(check.id).inserted else { return }
      for id in check.forerunners { checks[id].map(place) }
      ordered.append(check)
    }
    for check in destination.checks { place(check) }
    self.checks = checks
    self.ordered = ordered
    inputs = Dictionary(uniqueKeysWithValues: ordered.map { ($0.id, Self.inputs(of: $0, checks)) })
    belongings = Dictionary(
      destination.fields.map { ($0.key, Self.belongings(of: $0.key, destination.fields)) }
    ) { first, _ in first }
  }

  func check(_ id: CheckID) -> Check? { checks[id] }

  /// The keys of everything that stands behind a check.
  func inputs(of id: CheckID) -> Set<String> { inputs[id] ?? [] }

  /// The keys of the fields whose answers mean nothing any more when this one has changed.
  func belongings(of key: String) -> Set<String> { belongings[key] ?? [] }

  /// Checks, and those out of whose answers their verdicts are read.
  func withJudged(_ ids: Set<CheckID>) -> Set<CheckID> {
    var all = ids
    var pending = Array(ids)
    while let id = pending.popLast() {
      pending += (checks[id]?.judges ?? []).filter { all.insert($0).inserted }
    }
    return all
  }

  /// A form check lets through or does not: what it reads makes no difference to those that come
  /// after it.
  private static func inputs(of check: Check, _ checks: [CheckID: Check]) -> Set<String> {
    var keys = Set(check.uses)
    var seen: Set<CheckID> = [check.id]
    var pending = check.forerunners
    while let id = pending.popLast() {
      guard seen.insert(id).inserted, let other = checks[id], other.kind != .form else { continue }
      keys.formUnion(other.uses)
      pending += other.forerunners
    }
    return keys
  }

  private static func belongings(of key: String, _ fields: [Field]) -> Set<String> {
    var all: Set<String> = []
    var pending = [key]
    while let owner = pending.popLast() {
      for field in fields where field.belongsTo.contains(owner) && field.key != key {
        if all.insert(field.key).inserted { pending.append(field.key) }
      }
    }
    return all
  }
}

extension Check {
  /// The checks that end before this one may begin.
  var forerunners: [CheckID] { needs + unlessBroken }
}

extension CheckReport {
  /// Whether those that need the check may go on.
  var isWell: Bool { status == .ok || status == .warning }
}
