import CEditLine
import Glibc

/// Owns one libedit editor with its history and its streams: no other file knows libedit.
@safe final class EditLine {
  /// A function that a key runs: it gets the editor, and says what is to be drawn.
  typealias Function = @convention(c) (OpaquePointer?, Int32) -> UInt8
  typealias Reader = @convention(c) (OpaquePointer?, UnsafeMutablePointer<wchar_t>?) -> Int32

  /// What a key's function asks of libedit.
  enum Reply: UInt8 {
    case nothing = 0
    case endLine = 1
    case redraw = 4
    case beep = 6
  }

  private var editor: OpaquePointer?
  private let history: OpaquePointer
  private let streams: [UnsafeMutablePointer<FILE>]

  /// Opens an editor on a terminal; nil when libedit cannot have one.
  init?(program: String, input: Int32, output: Int32) {
    // libedit tells of unknown terminals on its error stream; we tell nothing of them.
    guard let reading = unsafe fdopen(dup(input), "r"),
      let writing = unsafe fdopen(dup(output), "w"),
      let silent = unsafe fopen("/dev/null", "w"), let history = unsafe history_init()
    else { return nil }
    unsafe self.streams = [reading, writing, silent]
    unsafe self.history = history
    unsafe editor = el_init(program, reading, writing, silent)
    if unsafe editor == nil { return nil }
  }

  deinit { close() }

  /// Frees the editor and its streams; libedit puts the terminal back as it was at the start.
  func close() {
    guard let closing = unsafe editor else { return }
    unsafe editor = nil
    unsafe el_end(closing)
    unsafe history_end(history)
    unsafe streams.forEach { unsafe _ = fclose($0) }
  }

  /// Makes an object reachable from the functions; it must outlive the editor.
  func setOwner(_ owner: AnyObject) {
    unsafe cedit_set_owner(editor, Unmanaged.passUnretained(owner).toOpaque())
  }

  /// The object that was made reachable, from within a function.
  static func owner<Owner: AnyObject>(of editor: OpaquePointer?, as type: Owner.Type) -> Owner? {
    guard let editor = unsafe editor, let pointer = unsafe cedit_owner(editor) else { return nil }
    return unsafe Unmanaged<AnyObject>.fromOpaque(pointer).takeUnretainedValue() as? Owner
  }

  func setPrompt(
    _ prompt: @escaping @convention(c) (OpaquePointer?) -> UnsafeMutablePointer<CChar>?
  ) {
    unsafe cedit_set_prompt(editor, prompt)
  }

  func setReader(_ reader: @escaping Reader) {
    unsafe cedit_set_reader(editor, reader)
  }

  func setTerminal(_ name: String) {
    unsafe cedit_set_terminal(editor, name)
  }

  /// Whether the terminal can move its cursor up, without which nothing can be redrawn in place.
  var movesCursor: Bool {
    guard let up = unsafe cedit_capability(editor, "up") else { return false }
    return unsafe up[0] != 0
  }

  /// Whether the user's own bindings are those of vi.
  var isVi: Bool {
    guard let name = unsafe cedit_map(editor) else { return false }
    return unsafe String(cString: name) == "vi"
  }

  func useEmacsMap() {
    unsafe cedit_set_map(editor, "emacs")
  }

  /// Obeys an editrc file; nil for the user's own.
  func source(_ path: String?) {
    if let path {
      unsafe el_source(editor, path)
    } else {
      unsafe el_source(editor, nil)
    }
  }

  /// Edits on any terminal, and has it hand every key on while a line is edited.
  func takeAllKeys() {
    unsafe cedit_enable(editor)
    unsafe cedit_take_all_keys(editor)
  }

  func add(_ name: String, _ help: String, _ function: @escaping Function) {
    unsafe cedit_add_function(editor, name, help, function)
  }

  /// Binds a key in the map in use, and in the command mode of vi when `everywhere` is set.
  func bind(_ key: String, to name: String, everywhere: Bool = false) {
    unsafe cedit_bind(editor, key, name)
    if everywhere { unsafe cedit_bind_alternative(editor, key, name) }
  }

  func limitHistory(to count: Int) {
    unsafe cedit_history_limit(history, Int32(clamping: count))
    unsafe cedit_history_unique(history)
    unsafe cedit_use_history(editor, history)
  }

  func addToHistory(_ line: String) {
    unsafe cedit_history_add(history, line)
  }

  /// Switches the terminal between editing and its usual state.
  func prepare(_ isEditing: Bool) {
    unsafe cedit_prepare(editor, isEditing ? 1 : 0)
  }

  /// Draws prompt and line anew, from the start of the row in which the cursor stands.
  func redraw() {
    unsafe cedit_redraw(editor)
  }

  /// Takes over the window's new size.
  func resize() {
    unsafe el_resize(editor)
  }

  /// Forgets a line that was not finished.
  func reset() {
    unsafe el_reset(editor)
  }

  /// Edits one line; nil when it ended in another way than by Enter.
  func readLine() -> String? {
    var count: Int32 = 0
    guard let line = unsafe el_gets(editor, &count), count > 0 else { return nil }
    let bytes = unsafe UnsafeRawBufferPointer(start: line, count: Int(count))
    return unsafe String(decoding: bytes, as: UTF8.self)
  }

  /// Puts the cursor back into the line: in its vi mode, libedit takes it one character before the
  /// beginning when it is sent to the end of an empty line, and then writes there.
  func mendCursor() {
    if unsafe el_cursor(editor, 0) < 0 { unsafe el_cursor(editor, 1) }
  }

  /// The line as it stands, before and after the cursor.
  var line: (before: String, after: String) {
    guard let facts = unsafe el_line(editor)?.pointee, let start = unsafe facts.buffer,
      let cursor = unsafe facts.cursor, let end = unsafe facts.lastchar
    else { return ("", "") }
    let before = unsafe UnsafeRawBufferPointer(start: start, count: cursor - start)
    let after = unsafe UnsafeRawBufferPointer(start: cursor, count: end - cursor)
    return unsafe (String(decoding: before, as: UTF8.self), String(decoding: after, as: UTF8.self))
  }

  /// Inserts at the cursor; false when the line cannot take it.
  @discardableResult
  func insert(_ text: String) -> Bool {
    if text.isEmpty { return true }
    return unsafe el_insertstr(editor, text) == 0
  }

  /// Deletes characters before the cursor.
  func deleteBeforeCursor(_ count: Int) {
    if count > 0 { unsafe el_deletestr(editor, Int32(clamping: count)) }
  }

  /// The cells that libedit counts for a scalar; below zero for what it does not print.
  static func width(of scalar: Unicode.Scalar) -> Int {
    Int(cedit_width(scalar.value))
  }
}
