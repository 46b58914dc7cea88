import Destinations
import Leads

extension LeadDestination {
  /// The destination that somebody names, in any case of letters, older names too.
  static func named(_ word: String) throws(CommandFailure) -> LeadDestination {
    guard let found = SetupDestination.named(word) else {
      throw CommandFailure(SetupDestination.refusal(of: word), .usage)
    }
    guard let destination = LeadDestination(rawValue: found.id) else {
      throw CommandFailure(
        "leads no longer arrive at '\(found.id)': choose 'table', which the same storage account "
          + "can hold", .usage)
    }
    return destination
  }
}
