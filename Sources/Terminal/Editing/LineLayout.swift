/// Where a prompt and a line stand on a screen of some width, as libedit draws them.
struct LineLayout {
  private(set) var row = 0
  private(set) var column = 0
  private let columns: Int

  init(columns: Int) {
    self.columns = max(1, columns)
  }

  /// Goes on over a prompt, whose colours take no cells.
  mutating func advance(overPrompt prompt: String) {
    for part in PromptText.parts(of: prompt) where !part.isSequence { advance(over: part.text) }
  }

  /// Goes on over what is typed.
  mutating func advance(over text: some StringProtocol) {
    for scalar in text.unicodeScalars { advance(over: scalar) }
  }

  private mutating func advance(over scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x0A:
      row += 1
      column = 0
    case 0x09: advance(by: 8 - column % 8)
    case ..<0x20, 0x7F: advance(by: 2)
    default:
      let width = EditLine.width(of: scalar)
      advance(by: width < 0 ? "\\U+".count + String(scalar.value, radix: 16).count : width)
    }
  }

  // A row that is full moves the cursor on at once, as libedit has it.
  private mutating func advance(by width: Int) {
    if width == 2, column + width > columns {
      row += 1
      column = 0
    }
    column += width
    while column >= columns {
      row += 1
      column -= columns
    }
  }
}
