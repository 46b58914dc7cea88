/// Where leads are, without anything secret: what tells one destination from another.
public struct LeadSite: Sendable, Hashable {
  /// The kind of destination, such as `table`.
  public let destination: String
  /// The host that is asked, with a port and a path where these belong to it.
  public let host: String
  /// What tells places of one host apart, as the service compares it: a table, an organisation.
  public let place: String?
  /// The form that was handed in, which tells nothing apart: people are the instance's.
  public let form: String?

  /// Names a place.
  ///
  /// - Parameters:
  ///   - destination: The kind of destination.
  ///   - host: The host that is asked.
  ///   - place: What tells places of one host apart.
  ///   - form: The form that was handed in.
  public init(destination: String, host: String, place: String? = nil, form: String? = nil) {
    self.destination = destination
    self.host = host
    self.place = place
    self.form = form
  }
}
