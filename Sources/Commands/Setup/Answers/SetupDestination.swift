import Arguments
import Destinations

/// Finds the destination that somebody names.
enum SetupDestination {
  /// Those that the portal asks for; of the retired ones, what was entered can be carried over.
  static let all = Registry.all.filter(\.isInPortal)

  /// The destination of a name, in any case of letters, older names too.
  ///
  /// - Returns: The destination; `nil` where none that can be set up bears the name.
  static func named(_ word: String) -> Destination? {
    let word = word.lowercased()
    return all.first { $0.id.lowercased() == word || $0.olderNames.contains(word) }
  }

  /// Why a name is none of a destination that can be set up.
  static func refusal(of word: String) -> String {
    let names = all.map(\.id)
    let known = "the set-up knows \(names.joined(separator: ", "))"
    if CommandTable.destinations.contains(word) || Registry.destination(word) != nil {
      return "the destination '\(word)' cannot be set up here; \(known)"
    }
    let nearest = Suggestions.nearest(to: word, among: names).first
    let hint = nearest.map { "the nearest is '\($0)'" } ?? known
    return "'\(cut(word))' is no lead destination; \(hint)"
  }

  private static func cut(_ word: String) -> String {
    let kept = String(String.UnicodeScalarView(word.unicodeScalars.prefix(60)))
    return kept == word ? word : kept + "…"
  }
}
