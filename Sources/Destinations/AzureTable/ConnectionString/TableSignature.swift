import Knowledge
import Text

/// A shared access signature, read for what it allows and how long. Its signature is not kept.
struct TableSignature: Sendable, Hashable {
  private let fields: [String: String]

  /// Reads a query.
  init(_ query: Secret) throws(ConnectionSlip) {
    let text = query.withExposedValue { String(decoding: $0, as: UTF8.self) }
    if text.contains("&amp;") {
      throw Self.malformed("is escaped for HTML: it has '&amp;' in place of '&'")
    }
    guard let pairs = PercentEncoding.decodeForm(text) else {
      throw Self.malformed("has an invalid percent-encoding")
    }
    var fields: [String: String] = [:]
    for pair in pairs where !pair.value.isEmpty {
      guard fields.updateValue(pair.value, forKey: pair.name) == nil else {
        throw Self.malformed("names a part twice")
      }
    }
    // A plus sign that was not encoded was read as a blank.
    let signature = fields["sig"]?.replacing(" ", with: "+")
    try Self.check(signature)
    fields["sig"] = nil
    self.fields = fields
    try checkParts()
  }

  private static func check(_ signature: String?) throws(ConnectionSlip) {
    guard let signature else { throw malformed("has no 'sig'") }
    guard let bytes = try? Base64.decode(signature), bytes.count == 32 else {
      throw malformed("is cut off or altered: its 'sig' is not 32 bytes of base64")
    }
  }

  private func checkParts() throws(ConnectionSlip) {
    guard fields["sv"] != nil else { throw Self.malformed("has no 'sv'") }
    // A stored access policy may hold the rest.
    guard fields["si"] == nil else { return }
    guard let expiry = fields["se"] else { throw Self.malformed("has no 'se', its end") }
    guard Timestamp(iso8601: expiry) != nil else {
      throw Self.malformed("has an 'se' that is no time in UTC")
    }
    if let start = fields["st"], Timestamp(iso8601: start) == nil {
      throw Self.malformed("has an 'st' that is no time in UTC")
    }
    guard fields["sp"] != nil else { throw Self.malformed("has no 'sp', its permissions") }
  }

  private static func malformed(_ what: String) -> ConnectionSlip {
    ConnectionSlip("table-sas-malformed", "the shared access signature \(what)")
  }

  var expiry: Timestamp? { fields["se"].flatMap { Timestamp(iso8601: $0) } }
  var start: Timestamp? { fields["st"].flatMap { Timestamp(iso8601: $0) } }
  /// The one table for which it was made, in place of the account.
  var table: String? { fields["tn"] }
  /// The addresses from which it may be used.
  var addresses: String? { fields["sip"] }

  /// Whether it may be used over https.
  var allowsSecureConnections: Bool {
    fields["spr"].map { $0.lowercased().split(separator: ",").contains("https") } ?? true
  }

  /// Whether it is for the table service; a signature for one table always is.
  var allowsTables: Bool { table != nil || fields["ss"]?.contains("t") ?? false }

  /// The kinds of resources that leads need and it does not allow.
  var missingResourceTypes: [String] {
    guard table == nil else { return [] }
    let allowed = fields["srt"] ?? ""
    return [("c", "container"), ("o", "object")].filter { !allowed.contains($0.0) }
      .map { "\($0.1) (\($0.0))" }
  }

  /// The permissions that leads need and it does not give; `nil` where a policy decides.
  var missingPermissions: [String]? {
    guard let given = fields["sp"] else { return nil }
    let needed: [(Character, String)] =
      table == nil
      ? [("r", "read"), ("a", "add"), ("c", "create"), ("l", "list")]
      : [("r", "read"), ("a", "add")]
    return needed.filter { letter, _ in
      // Write stands for create as well.
      !given.contains(letter) && !(letter == "c" && given.contains("w"))
    }.map { "\($0.1) (\($0.0))" }
  }
}
