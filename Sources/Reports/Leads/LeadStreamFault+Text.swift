import Destinations
public import Leads
import Text

extension LeadStreamFault {
  /// Why a part of a text gives no lead.
  ///
  /// - Parameter error: The failure that is told instead of a lead, by its title, if there is one.
  /// - Returns: A sentence without its full stop.
  public func sentence(insteadOfError error: String? = nil) -> String {
    switch self {
    case .tooLong(let limit):
      "longer than \(limit >> 20) MiB, as no lead is; it was skipped"
    case .zeroBytes:
      "it holds bytes of zero, as text in UTF-16 amid other text does, or a damaged file"
    case .json(let error, let text):
      "no JSON at \(Wording.place(line: error.position.line, column: error.position.column)): "
        + DocumentError(error, in: text).reason
    case .unclosed: "the JSON that begins here breaks off: nothing closes it"
    case .unclosedList: "the text ends before the list of leads does, so leads may be missing"
    case .strayBracket: "a bracket closes what was not opened"
    case .cells(let count, let expected):
      "the row has \(count) \(count == 1 ? "cell" : "cells"), and the first line names \(expected)"
    case .unclosedQuote: "a quotation mark opens a cell, and none closes it"
    case .textAfterQuote:
      "something stands behind the quotation mark that closes a cell; within a cell it is doubled"
    case .noRows: "the table has names in its first line and no lead below"
    case .unknownNames(let names):
      "a table, but its first line names no fields of a lead: \(Self.list(names))"
    case .noLead, .foreign:
      error.map { "no lead, but an error: \($0)" } ?? "no lead in any form that is known"
    case .empty: "there is no lead in it"
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(6).map { "'\(DisplayWidth.truncated($0, to: 40))'" }
    return shown.joined(separator: ", ") + (names.count > shown.count ? ", …" : "")
  }
}
