/// How many cells of a terminal a text takes.
///
/// Emoji sequences are counted as terminals draw them that know of them: one picture of two cells.
public enum DisplayWidth {
  /// The cells that a text takes when it is printed in one line; controls take none.
  ///
  /// - Parameter text: Any text.
  /// - Returns: The number of cells.
  public static func of(_ text: String) -> Int {
    var meter = CellMeter()
    var cells = 0
    for scalar in text.unicodeScalars { cells += meter.cells(adding: scalar) }
    return cells
  }

  /// The cells that one scalar takes on its own.
  ///
  /// - Parameter scalar: Any scalar.
  /// - Returns: 0, 1 or 2.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F...0x9F).contains(value) ? 0 : 1 }
    if contains(WidthTables.wide, value) { return 2 }
    return contains(WidthTables.zero, value) ? 0 : 1
  }

  /// Cuts a text to a number of cells and ends it with `…` when something was cut off.
  ///
  /// - Parameters:
  ///   - text: A text of one line.
  ///   - width: The cells that the result may take.
  /// - Returns: The text, or its beginning and `…`; nothing when the width is below 1.
  public static func truncated(_ text: String, to width: Int) -> String {
    guard width > 0 else { return "" }
    var meter = CellMeter()
    var cells = 0
    var end = text.startIndex
    var index = text.startIndex
    let scalars = text.unicodeScalars
    while index < scalars.endIndex {
      let added = meter.cells(adding: scalars[index])
      cells += added
      if cells > width { return String(text[..<end]) + "…" }
      index = scalars.index(after: index)
      if cells < width { end = index }
    }
    return text
  }

  private static func contains(_ table: [(first: UInt32, last: UInt32)], _ value: UInt32) -> Bool {
    var low = 0
    var high = table.count
    while low < high {
      let middle = (low + high) / 2
      if table[middle].last < value { low = middle + 1 } else { high = middle }
    }
    return low < table.count && table[low].first <= value
  }
}
