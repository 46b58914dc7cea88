import Glibc

/// A line that is typed unseen: what it holds so far, and what each further byte does to it.
struct HiddenLine: ~Copyable {
  /// What a byte asks for.
  enum Effect {
    /// The byte was taken, or had no meaning.
    case none
    /// The line had ended before the byte, which is a key of its own and was not taken.
    case complete
    case interrupt
    case endOfInput
    case stop
    case quit
  }

  private enum Sequence {
    case none
    case begun
    case control
    case single
  }

  static let maximumBytes = 64 << 10

  var buffer = SecretBuffer(capacity: HiddenLine.maximumBytes)
  /// Whether a line end was seen: what comes close behind it still belongs to it.
  private(set) var isEnded = false
  /// Whether a text came close behind a line end.
  private(set) var isPaste = false
  private let settings: TerminalSettings
  private var sequence = Sequence.none

  init(settings: TerminalSettings) {
    self.settings = settings
  }

  /// Whether a key was begun that terminals send as several bytes.
  var isInSequence: Bool { sequence != .none }

  /// Takes what was begun of a key for all of it.
  mutating func endSequence() { sequence = .none }

  /// Takes a byte, or leaves it.
  mutating func take(_ byte: UInt8) -> Effect {
    let isLineEnd = byte == 0x0D || byte == 0x0A
    if isEnded, !isPaste {
      guard PastedText.isText(byte) else { return .complete }
      isPaste = !isLineEnd
    }
    if swallows(byte) { return .none }
    if isLineEnd { isEnded = true }
    if PastedText.isText(byte) {
      buffer.append(byte)
      return .none
    }
    return act(on: byte)
  }

  // Keys such as the arrows, and marks of pastes: text must not be made of their letters.
  private mutating func swallows(_ byte: UInt8) -> Bool {
    if byte == KeyDecoder.escape {
      sequence = .begun
      return true
    }
    // A control character is itself also within a sequence.
    guard byte >= 0x20, byte != 0x7F else {
      sequence = .none
      return false
    }
    switch sequence {
    case .none: return false
    case .begun: sequence = [0x5B: .control, 0x4F: .single][byte] ?? .none
    case .single: sequence = .none
    case .control: if 0x40...0x7E ~= byte { sequence = .none }
    }
    return true
  }

  private mutating func act(on byte: UInt8) -> Effect {
    if isKey(byte, VINTR, 0x03) { return .interrupt }
    if settings.isControl(byte, VSUSP) { return .stop }
    if settings.isControl(byte, VQUIT) { return .quit }
    if isEnded { return .none }
    if isKey(byte, VEOF, 0x04) { return buffer.isEmpty ? .endOfInput : .none }
    if isKey(byte, VERASE, 0x08) || byte == 0x7F { buffer.removeLastCharacter() }
    if isKey(byte, VKILL, 0x15) { buffer.removeAll() }
    if isKey(byte, VWERASE, 0x17) { buffer.removeLastWord() }
    return .none
  }

  // The usual key holds beside the user's own.
  private func isKey(_ byte: UInt8, _ index: Int32, _ usual: UInt8) -> Bool {
    byte == usual || settings.isControl(byte, index)
  }
}
