/// Reads a section `## Step: <id>` of a guide.
enum GuideStepParser {
  private static let keys: Set<String> = ["title", "field", "when", "checks", "optional", "who"]
  private static let sections = ["Why", "Do", "Looks like", "Request", "Commands"]

  /// The id that a step's heading holds.
  static func id(of section: KnowledgeFile.Section) -> String {
    String(section.name.dropFirst("Step:".count).trimmed)
  }

  /// Reads a step.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the knowledge folder.
  ///   - section: The step's lines.
  /// - Returns: The step, as far as it could be read, and everything that is wrong with it.
  static func step(
    path: String, section: KnowledgeFile.Section
  ) -> (step: GuideStep, problems: [KnowledgeProblem]) {
    var file = KnowledgeFile(path: path, section: section)
    file.allowOnly(keys: keys, sections: sections)
    for part in file.sections { file.reportHeadings(in: part) }
    let id = id(of: section)
    if let fault = GuideStep.fault(ofID: id) { file.report(fault, line: section.line) }
    let step = GuideStep(
      id: id, title: file.value("title", required: true) ?? "",
      field: file.value("field", required: false), condition: condition(&file),
      checks: checks(&file), isOptional: file.flag("optional"),
      who: file.value("who", required: true) ?? "", why: file.prose("Why", required: true) ?? "",
      instructions: file.steps("Do", required: true) ?? [],
      appearance: file.prose("Looks like", required: false) ?? "",
      request: file.prose("Request", required: false) ?? "", commands: commands(&file))
    return (step, file.problems)
  }

  /// Reads a step in another language: its texts alone.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the knowledge folder.
  ///   - section: The step's lines.
  /// - Returns: The texts, as far as they could be read, and everything that is wrong with them.
  static func translation(
    path: String, section: KnowledgeFile.Section
  ) -> (step: GuideStep, problems: [KnowledgeProblem]) {
    var file = KnowledgeFile(path: path, section: section)
    file.allowOnly(keys: ["title", "who"], sections: sections.dropLast())
    for part in file.sections { file.reportHeadings(in: part) }
    let step = GuideStep(
      id: id(of: section), title: file.value("title", required: true) ?? "",
      who: file.value("who", required: true) ?? "", why: file.prose("Why", required: true) ?? "",
      instructions: file.steps("Do", required: true) ?? [],
      appearance: file.prose("Looks like", required: false) ?? "",
      request: file.prose("Request", required: false) ?? "")
    return (step, file.problems)
  }

  private static func condition(_ file: inout KnowledgeFile) -> GuideStep.Condition? {
    guard let text = file.value("when", required: false) else { return nil }
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
      .map { String($0.trimmed) }
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
      file.report("expected 'when: key = value'", line: file.line(of: "when"))
      return nil
    }
    return GuideStep.Condition(key: parts[0], value: parts[1])
  }

  private static func checks(_ file: inout KnowledgeFile) -> [String] {
    guard let text = file.value("checks", required: false), !text.isEmpty else { return [] }
    let checks = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { String($0.trimmed) }
    if checks.contains("") {
      file.report("expected a check before and after each comma", line: file.line(of: "checks"))
    }
    for (index, check) in checks.enumerated() where checks[..<index].contains(check) {
      file.report("check '\(check)' stands twice", line: file.line(of: "checks"))
    }
    return checks.filter { !$0.isEmpty }
  }

  private static func commands(_ file: inout KnowledgeFile) -> [String] {
    let commands = file.texts("Commands", required: false)
    if commands.isEmpty, let part = file.section("Commands", required: false) {
      file.report("expected a command indented by four spaces", line: part.line)
    }
    return commands
  }
}
