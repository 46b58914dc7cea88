import Destinations
import Knowledge
import Text

/// One lead destination, read and ready to be looked at.
struct ValidationJob: Sendable {
  let name: String
  let source: String
  let document: LeadDocument
  let configuration: Configuration
  /// What no output may show.
  let secrets: [Secret]
}
