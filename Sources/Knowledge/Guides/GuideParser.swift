/// Reads `guides/<destination>.md`.
enum GuideParser {
  private static let sections = [
    "Summary", "Needs", "Costs", "Gives", "Step: …", "Portal", "Notification",
  ]

  /// Reads a guide.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the knowledge folder.
  ///   - text: What it holds.
  /// - Returns: The guide, as far as it could be read, and everything that is wrong with it.
  static func guide(path: String, text: String) -> (GuideFile, [KnowledgeProblem]) {
    var file = KnowledgeFile(path: path, text: text)
    file.allowOnly(keys: ["destination", "replacement", "source"], sections: sections)
    file.allowNoPreamble()
    let parts = file.sections.filter { $0.name.hasPrefix("Step: ") || $0.name == "Step:" }
    let destination = destination(&file)
    let choice = choice(of: destination, &file)
    let isRetired = choice.replacement != nil
    if parts.isEmpty, !isRetired { file.report("expected a section '## Step: …'", line: 1) }
    reportTakenIDs(parts, &file)
    reportUnknownPlaceholders(text, &file)
    let steps = parts.map { GuideStepParser.step(path: path, section: $0) }
    let guide = Guide(
      destination: destination, title: title(&file), choice: choice, steps: steps.map(\.step),
      portal: file.steps("Portal", required: !isRetired) ?? [],
      notification: file.steps("Notification", required: !isRetired) ?? [],
      sources: file.sources())
    for section in file.sections where sections.contains(section.name) {
      file.reportHeadings(in: section)
    }
    let found = file.isReadable ? steps.flatMap(\.problems) : []
    return (
      GuideFile(path: path, guide: guide, stepLines: parts.map(\.line)), file.problems + found
    )
  }

  /// Reads a guide in another language: its texts alone.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the knowledge folder.
  ///   - text: What it holds.
  ///   - language: The language.
  /// - Returns: The texts, as far as they could be read, and everything that is wrong with them.
  static func translation(
    path: String, text: String, language: LanguageTag
  ) -> (GuideTranslation, [KnowledgeProblem]) {
    var file = KnowledgeFile(path: path, text: text)
    file.allowOnly(keys: ["destination"], sections: sections)
    file.allowNoPreamble()
    let parts = file.sections.filter { $0.name.hasPrefix("Step: ") || $0.name == "Step:" }
    reportTakenIDs(parts, &file)
    reportUnknownPlaceholders(text, &file)
    let steps = parts.map { GuideStepParser.translation(path: path, section: $0) }
    let guide = Guide(
      destination: destination(&file), language: language, title: title(&file),
      choice: GuideChoice(
        summary: file.prose("Summary", required: true) ?? "",
        needs: file.prose("Needs", required: false) ?? "",
        costs: file.prose("Costs", required: false) ?? "",
        gives: file.prose("Gives", required: false) ?? "", replacement: nil),
      steps: steps.map(\.step), portal: file.steps("Portal", required: false) ?? [],
      notification: file.steps("Notification", required: false) ?? [], sources: [])
    let found = file.isReadable ? steps.flatMap(\.problems) : []
    return (
      GuideTranslation(path: path, language: language, guide: guide), file.problems + found
    )
  }

  private static func title(_ file: inout KnowledgeFile) -> String {
    if file.title == nil { file.report("expected a title, '# …'", line: 1) }
    return file.title.map { String($0.text) } ?? ""
  }

  private static func destination(_ file: inout KnowledgeFile) -> String {
    let destination = file.destination("destination", required: true) ?? ""
    let name = file.path.split(separator: "/").last.map { String($0.dropLast(3)) } ?? ""
    if destination != name, !destination.isEmpty {
      file.report(
        "destination '\(destination)' differs from the file's name; expected '\(name)'",
        line: file.line(of: "destination"))
    }
    return destination
  }

  private static func choice(of destination: String, _ file: inout KnowledgeFile) -> GuideChoice {
    let replacement = file.destination("replacement", required: false)
    if replacement == destination, replacement != nil {
      file.report("expected another destination to choose", line: file.line(of: "replacement"))
    }
    // What is no longer to be chosen needs no reasons to choose it.
    let isRequired = replacement == nil
    return GuideChoice(
      summary: file.prose("Summary", required: true) ?? "",
      needs: file.prose("Needs", required: isRequired) ?? "",
      costs: file.prose("Costs", required: isRequired) ?? "",
      gives: file.prose("Gives", required: isRequired) ?? "", replacement: replacement)
  }

  private static func reportTakenIDs(
    _ parts: [KnowledgeFile.Section], _ file: inout KnowledgeFile
  ) {
    var lines: [String: Int] = [:]
    for part in parts {
      let id = GuideStepParser.id(of: part)
      if let line = lines[id] {
        file.report("the id '\(id)' is taken by the step on line \(line)", line: part.line)
      } else {
        lines[id] = part.line
      }
    }
  }

  private static func reportUnknownPlaceholders(_ text: String, _ file: inout KnowledgeFile) {
    let known = Set(Parameter.allCases.map(\.rawValue))
    for line in KnowledgeFile.numbered(text) {
      for name in FilledText.names(in: String(line.text)) where !known.contains(name) {
        file.report("there is no placeholder '{\(name)}'", line: line.number)
      }
    }
  }
}

extension KnowledgeFile {
  /// Reports lines that look like headings, which would be taken for text.
  mutating func reportHeadings(in section: Section) {
    for line in section.lines where line.text.hasPrefix("#") {
      report("no heading can stand under '\(marker) \(section.name)'", line: line.number)
    }
  }
}
