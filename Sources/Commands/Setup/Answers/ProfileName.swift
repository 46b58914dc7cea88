import Storage
import Wizard

/// What the name of a set-up must be.
enum ProfileName {
  /// Why a text is no name for a set-up; `nil` where it is one.
  static func fault(of name: String) -> String? {
    if let word = ControlWord.spelling(of: name) {
      return "'\(word)' steers the set-up at a question, and cannot be the name of a profile"
    }
    guard !ProfileFolder.isName(name) else { return nil }
    return "the name of a profile holds letters, digits, '.', '_' and '-', at most 100, "
      + "and begins with none of '.' and '-'"
  }
}
