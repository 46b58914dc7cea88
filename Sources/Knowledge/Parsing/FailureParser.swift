/// Reads `failures/<area>/<id>.md` and its translations.
enum FailureParser {
  private static let sections = [
    "Messages", "Signs", "Described as", "Matches", "Does not match", "Cause", "Resolution",
    "Verify",
  ]

  /// Reads an entry.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the knowledge folder.
  ///   - text: What it holds.
  /// - Returns: The entry, as far as it could be read, and everything that is wrong with it.
  static func entry(path: String, text: String) -> (FailureEntry, [KnowledgeProblem]) {
    var file = KnowledgeFile(path: path, text: text)
    file.allowOnly(
      keys: [
        "id", "codes", "shared-codes", "destination", "field", "who", "proof", "wrapper", "common",
        "source",
      ], sections: sections)
    file.allowNoPreamble()
    let entry = FailureEntry(
      id: identifier(&file), recognition: recognition(&file), text: shownText(&file),
      subject: subject(&file), sources: file.sources(),
      matches: file.texts("Matches", required: true),
      nonMatches: file.texts("Does not match", required: true), tier: .documented, origin: nil)
    return (entry, file.problems)
  }

  /// Reads a translation: all of the shown part or none of it, and any number of wordings.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the knowledge folder.
  ///   - text: What it holds.
  /// - Returns: The translation, as far as it could be read, and everything that is wrong with it.
  static func translation(path: String, text: String) -> (FailureTranslation, [KnowledgeProblem]) {
    var file = KnowledgeFile(path: path, text: text)
    file.allowOnly(
      keys: ["id", "who"], sections: ["Messages", "Matches", "Cause", "Resolution", "Verify"])
    file.allowNoPreamble()
    let shown = ["Cause", "Resolution", "Verify"]
    let hasText =
      file.title != nil || file.fields.contains { $0.key == "who" }
      || file.sections.contains { shown.contains($0.name) }
    let translation = FailureTranslation(
      id: identifier(&file), messages: file.texts("Messages", required: false),
      matches: file.texts("Matches", required: false), text: hasText ? shownText(&file) : nil)
    return (translation, file.problems)
  }

  /// The id, which is the file's name.
  static func identifier(_ file: inout KnowledgeFile) -> EntryID {
    let id = EntryID(file.value("id", required: true) ?? "")
    let name = file.path.split(separator: "/").last.map { String($0.dropLast(3)) } ?? ""
    if id.rawValue != name {
      file.report(
        "id '\(id)' differs from the file's name; expected '\(name)'",
        line: file.line(of: "id"))
    } else if !id.isWellFormed {
      file.report(
        "expected lower-case letters, digits and hyphens in the id", line: file.line(of: "id"))
    }
    return id
  }

  private static func recognition(_ file: inout KnowledgeFile) -> Recognition {
    let descriptions = file.items("Described as")
    return Recognition(
      codes: codes("codes", &file), sharedCodes: codes("shared-codes", &file),
      messages: file.texts("Messages", required: descriptions.isEmpty),
      signs: file.signs("Signs"), descriptions: descriptions, isWrapper: file.flag("wrapper"),
      isCommon: file.flag("common"))
  }

  private static func codes(_ key: String, _ file: inout KnowledgeFile) -> [String] {
    guard let value = file.value(key, required: false) else { return [] }
    let codes = value.split(separator: ",").map { String($0.trimmed) }
    for code in codes where ServiceCode.canonical(code) != code {
      file.report(
        "code '\(code)' is not in its service's spelling; expected "
          + (ServiceCode.canonical(code).map { "'\($0)'" } ?? "a code"),
        line: file.line(of: key))
    }
    return codes
  }

  private static func subject(_ file: inout KnowledgeFile) -> EntrySubject {
    let destination = file.destination("destination", or: ["any"], required: true) ?? "any"
    return EntrySubject(
      destination: destination, field: file.value("field", required: false),
      proof: file.value("proof", required: true) ?? "")
  }

  private static func shownText(_ file: inout KnowledgeFile) -> EntryText {
    if file.title == nil { file.report("expected a title, '# …'", line: 1) }
    return EntryText(
      title: file.title.map { String($0.text) } ?? "",
      who: file.value("who", required: true) ?? "",
      cause: file.prose("Cause", required: true) ?? "",
      resolution: file.steps("Resolution", required: true) ?? [],
      verify: file.prose("Verify", required: true) ?? "")
  }
}
