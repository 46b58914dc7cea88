public import Text

/// A test lead that was sent, or may have been: enough to find it again, nothing secret and nothing
/// about a person.
public struct SentLead: Sendable, Hashable {
  /// How far its sending came.
  public enum State: String, Sendable, Hashable {
    /// It was about to be sent; no answer was noted.
    case sending
    /// The service took it.
    case sent
  }

  /// What stands in its fields.
  public let marker: String
  /// When it was sent.
  public let time: Timestamp
  /// The kind of destination, such as `table`.
  public let destination: String
  /// The host that was asked.
  public let host: String
  /// What tells places of one host apart.
  public let place: String?
  /// The form that was handed in.
  public let form: String?
  /// What the destination knows it by, where that was told.
  public var id: String?
  /// How far its sending came.
  public var state = State.sending

  /// Notes a lead that is about to be sent.
  ///
  /// - Parameters:
  ///   - marker: What stands in its fields.
  ///   - time: When it is sent.
  ///   - destination: The kind of destination.
  ///   - host: The host that is asked.
  ///   - place: What tells places of one host apart.
  ///   - form: The form that is handed in.
  public init(
    marker: String, time: Timestamp, destination: String, host: String, place: String? = nil,
    form: String? = nil
  ) {
    self.marker = marker
    self.time = time
    self.destination = destination
    self.host = host
    self.place = place
    self.form = form
  }
}

extension SentLead {
  /// Reads a line of the record; `nil` for what no version up to this one writes.
  init?(line: some Sequence<UInt8>) {
    guard let json = try? JSONParser.parse(Array(line)), let marker = json["marker"]?.string,
      let time = json["time"]?.string.flatMap({ Timestamp(iso8601: $0) }),
      let destination = json["destination"]?.string, let host = json["host"]?.string,
      let state = json["state"]?.string.flatMap(State.init)
    else { return nil }
    self.init(
      marker: marker, time: time, destination: destination, host: host,
      place: json["place"]?.string, form: json["form"]?.string)
    id = json["id"]?.string
    self.state = state
  }

  /// The line of the record, with its end.
  var line: [UInt8] {
    let members: [(String, String?)] = [
      ("marker", marker), ("time", time.iso8601), ("state", state.rawValue),
      ("destination", destination), ("host", host), ("place", place), ("form", form), ("id", id),
    ]
    let json = JSONValue(
      .object(
        members.compactMap { name, value in
          value.map { JSONValue.Member(key: name, value: JSONValue($0)) }
        }))
    return Array(JSONWriter.compact(json).utf8) + [UInt8(ascii: "\n")]
  }
}
