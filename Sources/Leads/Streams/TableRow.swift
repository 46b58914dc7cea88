/// The cells of a row of a table in CSV (RFC 4180), read line by line.
struct TableRow {
  enum State {
    case complete
    /// A cell in quotation marks goes on in the next line.
    case isOpen
    case textAfterQuote
  }

  private enum Place {
    case start, bare, quoted, afterQuote
  }

  private(set) var cells: [String] = []
  private let delimiter: UInt8
  private var cell: [UInt8] = []
  private var place = Place.start

  private static let quote = UInt8(ascii: "\"")

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Reads on in the next line.
  mutating func add(_ line: [UInt8]) -> State {
    if place == .quoted { cell.append(UInt8(ascii: "\n")) }
    for byte in line {
      switch place {
      case .quoted:
        if byte == Self.quote { place = .afterQuote } else { cell.append(byte) }
      case .afterQuote:
        if byte == Self.quote {
          cell.append(byte)
          place = .quoted
        } else if byte == delimiter {
          endCell()
        } else if byte != UInt8(ascii: " ") {
          return .textAfterQuote
        }
      case .start, .bare:
        if byte == delimiter {
          endCell()
        } else if byte == Self.quote, place == .start {
          // Blanks before a quotation mark are no part of the cell.
          cell.removeAll(keepingCapacity: true)
          place = .quoted
        } else {
          cell.append(byte)
          if byte != UInt8(ascii: " ") { place = .bare }
        }
      }
    }
    if place == .quoted { return .isOpen }
    endCell()
    return .complete
  }

  private mutating func endCell() {
    cells.append(String(decoding: cell, as: UTF8.self))
    cell.removeAll(keepingCapacity: true)
    place = .start
  }
}
