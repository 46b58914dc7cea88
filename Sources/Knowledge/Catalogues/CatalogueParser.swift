import Text

/// Reads `catalogues/<name>.md`, what can be said of every row, and `catalogues/<name>.jsonl`, the
/// rows.
enum CatalogueParser {
  private static let sections = ["Cause", "Resolution", "Verify", "Paste also"]

  /// Reads what can be said of every row.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the knowledge folder.
  ///   - text: What it holds.
  /// - Returns: The help, as far as it could be read, and everything that is wrong with it.
  static func help(path: String, text: String) -> (CatalogueHelp, [KnowledgeProblem]) {
    var file = KnowledgeFile(path: path, text: text)
    file.allowOnly(
      keys: ["name", "recognition", "context", "destination", "who", "proof", "source"],
      sections: sections)
    file.allowNoPreamble()
    if file.title == nil { file.report("expected a title, '# …'", line: 1) }
    let word = file.value("recognition", required: true) ?? ""
    let recognition = CatalogueHelp.Recognition(rawValue: word)
    if recognition == nil, !word.isEmpty {
      let words = CatalogueHelp.Recognition.allCases.map(\.rawValue).joined(separator: ", ")
      file.report(
        "recognition '\(word)'; expected one of \(words)", line: file.line(of: "recognition"))
    }
    let help = CatalogueHelp(
      name: file.value("name", required: true) ?? "",
      recognition: recognition ?? .message,
      context: (file.value("context", required: true) ?? "").split(separator: ",")
        .map { String($0.trimmed) },
      subject: EntrySubject(
        destination: file.destination("destination", or: ["any"], required: true) ?? "any",
        field: nil, proof: file.value("proof", required: true) ?? ""),
      text: EntryText(
        title: file.title.map { String($0.text) } ?? "",
        who: file.value("who", required: true) ?? "",
        cause: file.prose("Cause", required: true) ?? "",
        resolution: file.steps("Resolution", required: true) ?? [],
        verify: file.prose("Verify", required: true) ?? ""),
      request: file.prose("Paste also", required: true) ?? "", sources: file.sources())
    return (help, file.problems)
  }

  /// Reads the rows.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the knowledge folder.
  ///   - text: What it holds, an object a line.
  /// - Returns: The rows that could be read, and everything that is wrong with the others.
  static func rows(path: String, text: String) -> ([CatalogueRow], [KnowledgeProblem]) {
    var rows: [CatalogueRow] = []
    var problems: [KnowledgeProblem] = []
    for line in KnowledgeFile.numbered(text) where !line.text.trimmed.isEmpty {
      if let row = row(String(line.text)) {
        rows.append(row)
      } else {
        problems.append(
          KnowledgeProblem(
            path: path, line: line.number,
            message: #"expected an object such as {"code":"…","message":"…","origin":"observed"}"#))
      }
    }
    return (rows, problems)
  }

  /// Reads a row; `nil` for what is none.
  static func row(_ line: String) -> CatalogueRow? {
    guard let value = try? JSONParser.parse(Array(line.utf8)),
      let code = value["code"]?.string, ServiceCode.canonical(code) == code,
      let origin = value["origin"]?.string.flatMap(CatalogueOrigin.init(rawValue:))
    else { return nil }
    let more = value["more"]?.array?.compactMap(\.string) ?? []
    return CatalogueRow(
      code: code, names: value["names"]?.array?.compactMap(\.string) ?? [],
      messages: (value["message"]?.string.map { [$0] } ?? []) + more,
      meaning: value["meaning"]?.string, remedy: value["remedy"]?.string, origin: origin)
  }
}
