import Destinations
public import Leads
import Text

extension LeadText.Fault {
  /// Why the text could not be read as a lead, and where.
  ///
  /// - Parameter text: The text.
  /// - Returns: A sentence without its full stop.
  public func sentence(in text: String) -> String {
    let place = Wording.place(line: position.line, column: position.column)
    switch self {
    case .truncated: return "the lead's JSON breaks off at \(place): paste the whole of it"
    case .malformed(let error):
      let reason = DocumentError(error, in: text).reason
      return "the lead's JSON cannot be read at \(place): \(reason)"
    }
  }
}
