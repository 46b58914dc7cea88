import Text

/// What must hold between files. What needs the matcher (examples) is proven by the tests and by
/// `leadline knowledge lint`.
extension KnowledgeContent {
  /// Looks for duplicate claims, for translations that have parted from their entry, and for words
  /// that nothing stands behind.
  ///
  /// A file that could not be read as it should be is left out: what it seems to hold would raise
  /// problems that go when its own do.
  ///
  /// - Returns: Problems, sorted.
  public func lint() -> [KnowledgeProblem] {
    let broken = Set(problems.map(\.path))
    return
      (takenIDs() + duplicates() + translationProblems(without: broken) + signProblems()
      + exampleProblems() + sizeProblems() + guideProblems() + guideTranslationProblems()
      + questionProblems()).filter { !broken.contains($0.path) }
      .sorted()
  }

  private func path(_ id: EntryID, _ language: LanguageTag = .english) -> String {
    let meaning = EntryPath(id: id, language: language)
    return paths.filter { $0.value == meaning }.keys.min() ?? id.rawValue
  }

  private func problem(
    _ message: String, _ id: EntryID, _ language: LanguageTag = .english
  ) -> KnowledgeProblem {
    KnowledgeProblem(path: path(id, language), line: 1, message: message)
  }

  /// Files that stand for the same entry in the same language.
  private func takenIDs() -> [KnowledgeProblem] {
    Dictionary(grouping: paths.keys) { paths[$0] }.values.flatMap { group in
      let sorted = group.sorted()
      return sorted.dropFirst().map {
        KnowledgeProblem(path: $0, line: 1, message: "the id is taken by \(sorted[0])")
      }
    }
  }

  private func duplicates() -> [KnowledgeProblem] {
    var problems: [KnowledgeProblem] = []
    var codes: [String: EntryID] = [:]
    var messages: [[[UInt8]]: EntryID] = [:]
    for entry in entries {
      for code in entry.recognition.codes {
        if let owner = codes.updateValue(entry.id, forKey: code) {
          problems.append(problem("code '\(code)' is claimed by '\(owner)' too", entry.id))
        }
      }
      for message in entry.recognition.messages {
        let key = MessageTemplate(message).segments.map(\.bytes)
        if let owner = messages.updateValue(entry.id, forKey: key), owner != entry.id {
          problems.append(problem("'\(owner)' has the same message: \(message)", entry.id))
        }
      }
    }
    return problems
  }

  private func translationProblems(without broken: Set<String>) -> [KnowledgeProblem] {
    var problems: [KnowledgeProblem] = []
    for (language, byEntry) in translations {
      for (id, translation) in byEntry {
        guard let entry = entries.first(where: { $0.id == id }) else {
          problems.append(problem("there is no entry '\(id)'", id, language))
          continue
        }
        guard let text = translation.text, !broken.contains(path(id)) else { continue }
        if text.resolution.count != entry.text.resolution.count {
          problems.append(
            problem(
              "\(text.resolution.count) steps; expected \(entry.text.resolution.count) as in English",
              id, language))
        }
        for (index, pair) in zip(text.resolution, entry.text.resolution).enumerated()
        where Self.fixedParts(pair.0) != Self.fixedParts(pair.1) {
          problems.append(
            problem(
              "step \(index + 1): placeholders and `code` differ from the English step", id,
              language))
        }
      }
    }
    return problems
  }

  /// The placeholders and code spans, which a translation must keep.
  static func fixedParts(_ text: String) -> [String] {
    let code = text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    return (code + FilledText.placeholders(in: text).map(\.rawValue)).sorted()
  }

  private func signProblems() -> [KnowledgeProblem] {
    guard let english = lexicons.first(where: { $0.language == .english }) else {
      return entries.isEmpty
        ? []
        : [
          KnowledgeProblem(path: "lexicon.md", line: 0, message: "expected the English lexicon")
        ]
    }
    let known = Set(english.words.map(\.concept))
    var problems: [KnowledgeProblem] = []
    for entry in entries {
      for concept in Set(entry.recognition.signs.joined()) where !known.contains(concept) {
        problems.append(problem("concept '\(concept.rawValue)' is not in lexicon.md", entry.id))
      }
    }
    for lexicon in lexicons {
      for (concept, _) in lexicon.words where !known.contains(concept) {
        problems.append(
          KnowledgeProblem(
            path: "languages/\(lexicon.language)/lexicon.md", line: 1,
            message: "concept '\(concept.rawValue)' is not in lexicon.md"))
      }
    }
    return problems
  }

  private func exampleProblems() -> [KnowledgeProblem] {
    entries.flatMap { entry in
      var problems: [KnowledgeProblem] = []
      if entry.matches.count < 2 {
        problems.append(problem("expected at least two texts under 'Matches'", entry.id))
      }
      let known = Set(Parameter.allCases.map(\.rawValue))
      for step in entry.text.resolution + [entry.text.cause, entry.text.verify] {
        for name in FilledText.names(in: step) where !known.contains(name) {
          problems.append(problem("no value is read out under the name '{\(name)}'", entry.id))
        }
      }
      return problems
    }
  }

  /// Guides that send the user to a destination without a guide that leads there.
  private func guideProblems() -> [KnowledgeProblem] {
    let chosen = Set(guideFiles.lazy.map(\.guide).filter { !$0.isRetired }.map(\.destination))
    return guideFiles.compactMap { file in
      guard let replacement = file.guide.choice.replacement, !chosen.contains(replacement) else {
        return nil
      }
      return KnowledgeProblem(
        path: file.path, line: 1,
        message: "there is no guide to '\(replacement)', which is to be chosen instead")
    }
  }

  /// What an archive has no room for.
  private func sizeProblems() -> [KnowledgeProblem] {
    let wordings = entries.map { $0.recognition.messages.count + $0.nonMatches.count }
    let translated = translations.values.flatMap { $0.values.map(\.messages.count) }
    let concepts = Set(lexicons.flatMap { $0.words.map(\.concept) })
    return [
      ((wordings + translated).reduce(0, +), ArchiveWriter.templateLimit, "wordings"),
      (max(lexicons.count, concepts.count), ArchiveWriter.wordLimit, "languages or concepts"),
    ].filter { $0.0 > $0.1 }.map { count, limit, name in
      KnowledgeProblem(
        path: "failures", line: 0, message: "\(count) \(name); expected \(limit) at the most")
    }
  }
}
