/// A terminal's picture, as far as a line editor draws on one: what a test compares with is what a
/// person would see.
///
/// Understands cursor movement, erasing, insertion and deletion, wrapping with the pending state of
/// the VT100, wide and combining characters, and scrolling. Colours are dropped.
public struct Screen: Sendable {
  /// One character cell. A wide character's right half is `continuation`.
  enum Cell: Hashable, Sendable {
    case blank
    case text(String)
    case continuation
  }

  /// The width in cells.
  public private(set) var columns: Int
  /// The height in cells.
  public private(set) var rows: Int
  /// The cursor's column, from 0.
  public internal(set) var cursorColumn = 0
  /// The cursor's row, from 0.
  public internal(set) var cursorRow = 0
  /// Whether the program has asked for marked pastes (`ESC[?2004h`).
  public internal(set) var bracketsPastes = false
  /// How often the bell rang.
  public internal(set) var bells = 0
  /// The rows that have scrolled out at the top, oldest first.
  public internal(set) var scrolledOut: [String] = []

  var grid: [[Cell]]
  var wrapsNext = false
  var saved = (column: 0, row: 0)
  var parser = EscapeParser()

  /// Creates an empty screen.
  ///
  /// - Parameters:
  ///   - columns: The width in cells.
  ///   - rows: The height in cells.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    grid = Array(repeating: Array(repeating: .blank, count: columns), count: rows)
  }

  /// The visible rows, without the blanks at their ends.
  public var lines: [String] { grid.map(Self.render) }

  /// The visible rows joined by newlines, without the empty ones at the bottom.
  public var text: String {
    var visible = lines
    while visible.last?.isEmpty == true { visible.removeLast() }
    return visible.joined(separator: "\n")
  }

  /// Everything since the start: what has scrolled out and what is visible.
  public var transcript: String {
    (scrolledOut + [text]).joined(separator: "\n")
  }

  /// The row that the cursor stands in.
  public var cursorLine: String { Self.render(grid[cursorRow]) }

  /// Takes what a program wrote.
  ///
  /// - Parameter bytes: The next bytes, cut anywhere.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      guard let action = parser.consume(byte) else { continue }
      apply(action)
    }
  }

  /// Changes the size as a terminal does that does not reflow: rows are cut or filled with blanks.
  ///
  /// - Parameters:
  ///   - columns: The new width.
  ///   - rows: The new height.
  public mutating func resize(columns: Int, rows: Int) {
    self.columns = columns
    while cursorRow >= rows { scroll() }
    self.rows = rows
    grid = grid.prefix(rows).map { row in
      Array((row + Array(repeating: .blank, count: columns)).prefix(columns))
    }
    while grid.count < rows { grid.append(blankRow) }
    cursorColumn = min(cursorColumn, columns - 1)
    wrapsNext = false
  }

  var blankRow: [Cell] { Array(repeating: .blank, count: columns) }

  mutating func scroll() {
    scrolledOut.append(Self.render(grid.removeFirst()))
    grid.append(blankRow)
    cursorRow = max(0, cursorRow - 1)
  }

  mutating func put(_ scalar: Unicode.Scalar) {
    let width = cellWidth(of: scalar)
    if width == 0 {
      combine(scalar)
      return
    }
    if wrapsNext || cursorColumn + width > columns {
      cursorColumn = 0
      lineFeed()
    }
    wrapsNext = false
    detach(cursorColumn)
    if width == 2 { detach(cursorColumn + 1) }
    grid[cursorRow][cursorColumn] = .text(String(scalar))
    if width == 2 { grid[cursorRow][cursorColumn + 1] = .continuation }
    cursorColumn += width
    if cursorColumn >= columns {
      cursorColumn = columns - 1
      wrapsNext = true
    }
  }

  mutating func lineFeed() {
    wrapsNext = false
    cursorRow += 1
    if cursorRow == rows { scroll() }
  }

  private mutating func combine(_ scalar: Unicode.Scalar) {
    var column = wrapsNext ? cursorColumn : cursorColumn - 1
    while column > 0, grid[cursorRow][column] == .continuation { column -= 1 }
    guard column >= 0, case .text(let base) = grid[cursorRow][column] else { return }
    grid[cursorRow][column] = .text(base + String(scalar))
  }

  // Half of a wide character cannot stay when the other half is overwritten.
  private mutating func detach(_ column: Int) {
    guard column < columns else { return }
    if grid[cursorRow][column] == .continuation, column > 0 {
      grid[cursorRow][column - 1] = .blank
    }
    if column + 1 < columns, grid[cursorRow][column + 1] == .continuation {
      grid[cursorRow][column + 1] = .blank
    }
  }

  private static func render(_ row: [Cell]) -> String {
    var line = ""
    for cell in row {
      switch cell {
      case .blank: line += " "
      case .text(let text): line += text
      case .continuation: break
      }
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}

/// The cells that a scalar takes: 0, 1 or 2; ranges of East Asian Width W and F that tests use.
func cellWidth(of scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
    2
  default: 1
  }
}
