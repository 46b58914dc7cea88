import Glibc

extension LineEditor {
  /// Has libedit call this editor.
  func connect() {
    editLine.setOwner(self)
    unsafe editLine.setPrompt { editor in
      unsafe EditLine.owner(of: editor, as: LineEditor.self)?.promptForLibedit
    }
    unsafe editLine.setReader { editor, character in
      guard let owner = unsafe EditLine.owner(of: editor, as: LineEditor.self) else { return -1 }
      guard let code = owner.nextCharacter() else {
        errno = EINTR
        return -1
      }
      unsafe character?.pointee = wchar_t(bitPattern: code)
      return 1
    }
  }

  /// Completes the word before the cursor; asked again, shows what it could be.
  func completeWord() -> EditLine.Reply {
    let line = editLine.line
    let completions = configuration.complete(line.before)
    guard let first = completions.first else { return .beep }
    let word = Self.lastWord(of: line.before)
    if completions.count == 1 {
      let isFollowed = line.after.first == " "
      replace(word, with: first.replacement + (first.isWhole && !isFollowed ? " " : ""))
      return .redraw
    }
    let prefix = CompletionList.commonPrefix(of: completions)
    if prefix != word, prefix.count >= word.count {
      replace(word, with: prefix)
      lastCompleted = editLine.line.before
      return .redraw
    }
    guard lastCompleted == line.before else {
      lastCompleted = line.before
      return .beep
    }
    let list = CompletionList(completions: completions, size: size, style: style)
    show(list.rows.joined(separator: "\n"))
    return .nothing
  }

  /// Shows the help.
  func showHelp() -> EditLine.Reply {
    let text = configuration.help()
    guard !text.isEmpty else { return .beep }
    show(text)
    return .nothing
  }

  /// Begins another row of the same line.
  func insertNewline() -> EditLine.Reply {
    editLine.insert("\n") ? .redraw : .beep
  }

  /// Puts what stands in the line from the beginning there.
  func insertPrefilled() -> EditLine.Reply {
    guard let text = prefilled else { return .nothing }
    prefilled = nil
    return editLine.insert(text) ? .redraw : .beep
  }

  private func replace(_ word: Substring, with text: String) {
    editLine.deleteBeforeCursor(word.unicodeScalars.count)
    editLine.insert(text)
  }

  private static func lastWord(of line: String) -> Substring {
    let start = line.lastIndex { $0.isWhitespace }.map { line.index(after: $0) }
    return line[(start ?? line.startIndex)...]
  }
}

extension EditLine {
  /// Makes this program's own functions known by name, to an editrc file as well.
  func addFunctions() {
    unsafe add("leadline-complete", "Complete the word") { editor, _ in
      unsafe EditLine.perform(editor) { $0.completeWord() }
    }
    unsafe add("leadline-help", "Show the help") { editor, _ in
      unsafe EditLine.perform(editor) { $0.showHelp() }
    }
    unsafe add("leadline-newline", "Begin another row") { editor, _ in
      unsafe EditLine.perform(editor) { $0.insertNewline() }
    }
    unsafe add("leadline-paste", "Take a paste") { editor, _ in
      unsafe EditLine.perform(editor) { $0.takePaste() }
    }
    unsafe add("leadline-prefill", "Begin with a text") { editor, _ in
      unsafe EditLine.perform(editor) { $0.insertPrefilled() }
    }
  }

  /// Binds what an editrc file may bind otherwise.
  func bindWeakly() {
    bind("^S", to: "em-inc-search-next")
    for sequence in ["[5~", "[6~", "[2~", "OQ", "OR", "OS", "[15~", "[17~", "[18~", "[19~"] {
      bind("\\e\(sequence)", to: "ed-ignore")
    }
    for sequence in ["[20~", "[21~", "[23~", "[24~", "[Z", "[I", "[O", "[1;5A", "[1;5B"] {
      bind("\\e\(sequence)", to: "ed-ignore")
    }
  }

  /// Binds what must hold, whatever an editrc file has bound.
  func bindFirmly() {
    bind("^I", to: "leadline-complete")
    bind("^R", to: "em-inc-search-prev")
    bind(EditorKey.paste, to: "leadline-paste")
    bind(EditorKey.prefill, to: "leadline-prefill")
    bind(EditorKey.help, to: "leadline-help")
    bind(EditorKey.newline, to: "leadline-newline")
    bind(EditorKey.previousWord, to: "ed-prev-word")
    bind(EditorKey.nextWord, to: "em-next-word")
    bind(EditorKey.lineStart, to: "ed-move-to-beg")
    bind(EditorKey.lineEnd, to: "ed-move-to-end")
    bind(EditorKey.delete, to: "ed-delete-next-char")
  }

  private func bind(_ key: EditorKey, to name: String) {
    bind(key.binding, to: name, everywhere: true)
  }

  private static func perform(
    _ editor: OpaquePointer?, _ body: (LineEditor) -> Reply
  ) -> UInt8 {
    guard let owner = unsafe owner(of: editor, as: LineEditor.self) else {
      return Reply.beep.rawValue
    }
    return body(owner).rawValue
  }
}
