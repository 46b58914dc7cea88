import Arguments
import Glibc
import Terminal

/// Completion at the prompt: verbs, options, ids, codes, languages and files.
struct PromptCompletion {
  let table: CommandTable
  let context: CommandContext

  /// What the word at the end of a line can become.
  func complete(_ line: String) -> [Terminal.Completion] {
    let partial = PartialLine(line)
    // The editor's word begins behind the last blank, which may stand within quotes.
    let start = line.utf8.index(line.startIndex, offsetBy: partial.currentStart)
    let typed = line[start...]
    let kept = typed.lastIndex(where: \.isWhitespace).map { typed[...$0] } ?? ""
    return candidates(partial).compactMap { value, summary, isWhole in
      var text = replacement(for: value, in: partial, isWhole: isWhole)
      // The editor itself adds the blank behind a whole word.
      if isWhole { text.removeLast() }
      guard text.hasPrefix(kept) else { return nil }
      return Terminal.Completion(
        String(text.dropFirst(kept.count)), summary: summary, isWhole: isWhole)
    }
  }

  // A tilde that stands for the home folder would not do so with a backslash before it.
  private func replacement(for value: String, in line: PartialLine, isWhole: Bool) -> String {
    guard line.quoting == .plain, value.hasPrefix("~/"), line.current.hasPrefix("~") else {
      return line.replacement(for: value, isWhole: isWhole)
    }
    return "~" + line.replacement(for: String(value.dropFirst()), isWhole: isWhole)
  }

  private typealias Found = (value: String, summary: String, isWhole: Bool)

  private func candidates(_ partial: PartialLine) -> [Found] {
    var words = partial.allWords
    if words.count > 1, words.first == table.program { words.removeFirst() }
    let values = (try? context.archive()).map { CompletionValues(archive: $0, context: context) }
    var codes: [Candidate] = []
    let completion = table.complete(words) { source, prefix in
      let found = values?.candidates(from: source, prefix: prefix) ?? []
      if source == "codes" { codes = found }
      return found
    }
    // Codes are found in any case of letters, and a code alone is a line of its own.
    var named = codes.isEmpty ? completion.candidates : codes
    if named.isEmpty, words.count == 1, !partial.current.isEmpty {
      named = values?.candidates(from: "codes", prefix: partial.current) ?? []
    }
    let isFirst = words.count == 1
    if isFirst, "exit".hasPrefix(partial.current) { named.append(PromptHelp.leaving) }
    let found: [Found] = named.map { ($0.value, $0.description, true) }
    guard let kind = completion.paths else { return found }
    let prefix = completion.pathPrefix
    let home = partial.quoting == .plain ? context.environment["HOME"] : nil
    return found
      + PathCompletion(home: HomeFolder(path: home))
      .paths(beginningWith: String(partial.current.dropFirst(prefix.count)), kind)
      .map { (prefix + $0, "", !$0.hasSuffix("/")) }
  }
}

/// The files and folders that a path can become.
struct PathCompletion {
  let home: HomeFolder

  /// Finds the paths, those of folders with a slash at the end.
  func paths(beginningWith prefix: String, _ kind: PathKind) -> [String] {
    if prefix == "~", home.path != nil { return ["~/"] }
    let folder = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
    let start = prefix.dropFirst(folder.count)
    let place = folder.isEmpty ? "." : home.absolute(folder)
    return names(in: place).sorted().compactMap { name in
      guard name.hasPrefix(start), !name.hasPrefix(".") || start.hasPrefix(".") else { return nil }
      var status = stat()
      let isFolder =
        unsafe stat(place + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      if isFolder { return folder + name + "/" }
      return kind == .file ? folder + name : nil
    }
  }

  private func names(in folder: String) -> [String] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let item = unsafe readdir(directory) {
      let name = unsafe withUnsafeBytes(of: &item.pointee.d_name) { bytes in
        unsafe String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let name, name != ".", name != "..", !name.unicodeScalars.contains(where: isControl)
      else { continue }
      names.append(name)
    }
    return names
  }

  // A name with control characters can be neither shown nor typed.
  private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }
}
