extension Screen {
  mutating func apply(_ action: EscapeParser.Action) {
    switch action {
    case .print(let scalar): put(scalar)
    case .control(let byte): control(byte)
    case .escape(let byte): escape(byte)
    case .sequence(let final, let isPrivate, let parameters):
      if isPrivate {
        setMode(parameters, to: final == UInt8(ascii: "h"))
      } else {
        sequence(final, parameters)
      }
    }
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x07: bells += 1
    case 0x08: moveTo(column: cursorColumn - 1, row: cursorRow)
    case 0x09: moveTo(column: (cursorColumn / 8 + 1) * 8, row: cursorRow)
    case 0x0A...0x0C: lineFeed()
    case 0x0D: moveTo(column: 0, row: cursorRow)
    default: break
    }
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "7"): saved = (cursorColumn, cursorRow)
    case UInt8(ascii: "8"): moveTo(column: saved.column, row: saved.row)
    case UInt8(ascii: "D"): lineFeed()
    case UInt8(ascii: "E"):
      cursorColumn = 0
      lineFeed()
    case UInt8(ascii: "M"): moveTo(column: cursorColumn, row: cursorRow - 1)
    case UInt8(ascii: "c"): self = Screen(columns: columns, rows: rows)
    default: break
    }
  }

  private mutating func setMode(_ parameters: [Int], to isOn: Bool) {
    if parameters.contains(2004) { bracketsPastes = isOn }
  }

  private mutating func sequence(_ final: UInt8, _ parameters: [Int]) {
    let first = parameters.first ?? 0
    let count = max(1, first)
    switch Character(Unicode.Scalar(final)) {
    case "A": moveTo(column: cursorColumn, row: cursorRow - count)
    case "B", "e": moveTo(column: cursorColumn, row: cursorRow + count)
    case "C", "a": moveTo(column: cursorColumn + count, row: cursorRow)
    case "D": moveTo(column: cursorColumn - count, row: cursorRow)
    case "E": moveTo(column: 0, row: cursorRow + count)
    case "F": moveTo(column: 0, row: cursorRow - count)
    case "G", "`": moveTo(column: count - 1, row: cursorRow)
    case "d": moveTo(column: cursorColumn, row: count - 1)
    case "H", "f":
      moveTo(column: max(1, parameters.dropFirst().first ?? 1) - 1, row: count - 1)
    case "J": eraseScreen(first)
    case "K": eraseLine(first)
    case "P": deleteCells(count)
    case "@": insertCells(count)
    case "X": erase(cursorColumn..<min(columns, cursorColumn + count), in: cursorRow)
    case "L": insertRows(count)
    case "M": deleteRows(count)
    default: break
    }
  }

  private mutating func moveTo(column: Int, row: Int) {
    cursorColumn = min(max(0, column), columns - 1)
    cursorRow = min(max(0, row), rows - 1)
    wrapsNext = false
  }

  private mutating func erase(_ range: Range<Int>, in row: Int) {
    for column in range { grid[row][column] = .blank }
  }

  private mutating func eraseLine(_ mode: Int) {
    switch mode {
    case 0: erase(cursorColumn..<columns, in: cursorRow)
    case 1: erase(0..<(cursorColumn + 1), in: cursorRow)
    default: erase(0..<columns, in: cursorRow)
    }
  }

  private mutating func eraseScreen(_ mode: Int) {
    switch mode {
    case 0:
      eraseLine(0)
      for row in (cursorRow + 1)..<max(rows, cursorRow + 1) { erase(0..<columns, in: row) }
    case 1:
      eraseLine(1)
      for row in 0..<cursorRow { erase(0..<columns, in: row) }
    default:
      for row in 0..<rows { erase(0..<columns, in: row) }
    }
  }

  private mutating func deleteCells(_ count: Int) {
    var row = grid[cursorRow]
    row.removeSubrange(cursorColumn..<min(columns, cursorColumn + count))
    grid[cursorRow] = Array((row + blankRow).prefix(columns))
  }

  private mutating func insertCells(_ count: Int) {
    var row = grid[cursorRow]
    row.insert(contentsOf: Array(repeating: .blank, count: count), at: cursorColumn)
    grid[cursorRow] = Array(row.prefix(columns))
  }

  private mutating func insertRows(_ count: Int) {
    for _ in 0..<min(count, rows - cursorRow) {
      grid.removeLast()
      grid.insert(blankRow, at: cursorRow)
    }
  }

  private mutating func deleteRows(_ count: Int) {
    for _ in 0..<min(count, rows - cursorRow) {
      grid.remove(at: cursorRow)
      grid.append(blankRow)
    }
  }
}
