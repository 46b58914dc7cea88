import Destinations
import Knowledge
import Wizard

/// The way from a destination where leads no longer arrive to the one that took its place.
struct Move: Equatable {
  /// The retired destination's id and name.
  let retired: String
  let title: String
  /// The id of the one that took its place.
  let replacement: String

  /// Finds the way; there is none where the destination is not retired.
  ///
  /// - Parameters:
  ///   - id: The id of a destination, in any case of letters.
  ///   - guides: All guides.
  init?(from id: String, guides: [Guide]) {
    guard let guide = guides.first(where: { $0.destination.lowercased() == id.lowercased() }),
      let replacement = guide.choice.replacement
    else { return nil }
    retired = guide.destination
    title = guide.title
    self.replacement = replacement
  }

  init?(from id: String, in setup: Setup) { self.init(from: id, guides: setup.retired) }

  /// The names of what has no counterpart in the new destination.
  var leftBehind: [String] {
    guard let old = Registry.destination(retired), let new = Registry.destination(replacement)
    else { return [] }
    return old.fields.filter { field in !new.fields.contains { $0.key == field.key } }.map(\.label)
  }
}

extension GivenAnswers {
  /// The same for a destination that has not been retired.
  func following(_ move: Move) -> GivenAnswers {
    var moved = self
    moved.destination = move.replacement
    let new = Registry.destination(move.replacement)?.fields.map(\.key) ?? []
    let old = Registry.destination(move.retired)?.fields.map(\.key) ?? []
    moved.values = values.filter { new.contains($0.key) || !old.contains($0.key) }
    return moved
  }
}
