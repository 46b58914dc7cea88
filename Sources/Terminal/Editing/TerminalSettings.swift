import Glibc

/// How a terminal treats what is typed.
struct TerminalSettings {
  private(set) var modes = termios()

  /// Reads the settings in force; nil when there is no terminal any more.
  init?(of descriptor: Int32) {
    guard unsafe tcgetattr(descriptor, &modes) == 0 else { return nil }
  }

  /// Puts the settings in force, once what was written is out; keys typed ahead are kept.
  func apply(to descriptor: Int32) {
    var modes = modes
    unsafe tcsetattr(descriptor, TCSADRAIN, &modes)
  }

  /// A control character of the user's choice, by its index (`VINTR` for one); 0 for none.
  func character(_ index: Int32) -> UInt8 {
    unsafe withUnsafeBytes(of: modes.c_cc) { unsafe $0[Int(index)] }
  }

  /// Whether a byte is that control character.
  func isControl(_ byte: UInt8, _ index: Int32) -> Bool {
    let character = character(index)
    return character != 0 && character == byte
  }

  /// The same, with each byte handed on at once; it is echoed as before, and makes signals.
  var unbuffered: TerminalSettings {
    var settings = self
    settings.modes.c_lflag &= ~tcflag_t(ICANON)
    settings.handsOnEachByte()
    return settings
  }

  /// The same, with each byte handed on at once, unseen and unchanged.
  var hidden: TerminalSettings {
    var settings = self
    settings.modes.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG | IEXTEN)
    settings.modes.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | IGNCR)
    settings.handsOnEachByte()
    return settings
  }

  private mutating func handsOnEachByte() {
    unsafe withUnsafeMutableBytes(of: &modes.c_cc) { characters in
      unsafe characters[Int(VMIN)] = 1
      unsafe characters[Int(VTIME)] = 0
    }
  }
}
