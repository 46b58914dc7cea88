import Arguments
import Glibc
import Knowledge
import Terminal

/// Completion at the prompt: verbs, options, ids, codes, languages and files.
struct PromptCompletion {
  let table: CommandTable
  let context: CommandContext

  func complete(_ line: String) -> [Terminal.Completion] {
    let partial = PartialLine(line)
    let values = (try? context.archive()).map(CompletionValues.init)
    var words = partial.allWords
    if words.first == table.program { words.removeFirst() }
    let completion = table.complete(words) { source, prefix in
      values?.candidates(from: source, prefix: prefix) ?? []
    }
    let named = completion.candidates.map { candidate in
      Terminal.Completion(
        partial.replacement(for: candidate.value, isWhole: true), summary: candidate.description)
    }
    guard let kind = completion.paths else { return named }
    return named
      + paths(completion.pathPrefix, kind).map { path in
        Terminal.Completion(
          partial.replacement(for: path, isWhole: !path.hasSuffix("/")),
          isWhole: !path.hasSuffix("/"))
      }
  }

  private func paths(_ prefix: String, _ kind: PathKind) -> [String] {
    let folder = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
    let start = prefix.dropFirst(folder.count)
    guard let directory = unsafe opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { unsafe closedir(directory) }
    var paths: [String] = []
    while let item = unsafe readdir(directory) {
      let name = unsafe withUnsafeBytes(of: &item.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasPrefix(start), name != ".", name != "..",
        !name.hasPrefix(".") || start.hasPrefix(".")
      else { continue }
      var status = stat()
      let isFolder =
        unsafe stat(folder + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      if isFolder {
        paths.append(folder + name + "/")
      } else if kind == .file {
        paths.append(folder + name)
      }
    }
    return paths.sorted()
  }
}
