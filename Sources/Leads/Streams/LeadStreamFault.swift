public import Text

/// Why a part of a stream gives no lead.
public enum LeadStreamFault: Sendable, Hashable {
  /// It is longer than any lead; it was skipped.
  case tooLong(limit: Int)
  /// It holds bytes of zero, which no text has.
  case zeroBytes
  /// It is no JSON; the error's offset counts in the record's text, its line in the whole.
  case json(JSONError, in: String)
  /// It begins, and nothing closes it.
  case unclosed
  /// The text ends before the list that holds the leads does.
  case unclosedList
  /// A bracket closes what was not opened.
  case strayBracket
  /// A row has another number of cells than the table's first line.
  case cells(Int, expected: Int)
  /// A quotation mark opens a cell, and none closes it.
  case unclosedQuote
  /// Something stands behind the quotation mark that closes a cell.
  case textAfterQuote
  /// A table has a first line with names and nothing below it.
  case noRows
  /// A table whose first line names no field of a lead.
  case unknownNames([String])
  /// It can be read, and is no lead; the text or its beginning.
  case noLead(String)
  /// The whole is nothing in which leads come; the text or its beginning.
  case foreign(String)
  /// There is nothing in it.
  case empty
}
