/// Texts that are diagnosed.
enum Sample {
  static let tenantID = "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44"

  static let tenantNotFound = """
    AADSTS90002: Tenant '\(tenantID)' not found. This may happen if there are no active \
    subscriptions for the tenant. Check to make sure you have the correct tenant ID.
    """

  static let invalidSecret = "AADSTS7000215: Invalid client secret provided."

  static let unknown = "The printer on the third floor is out of paper."

  /// What stands around a code in a log, and tells nothing.
  static let noise = """
    2026-11-20 08:14:31Z [ERROR] lead-relay 1.4.2
       at Contoso.Relay.Send(Lead lead) in Send.cs:line 58
    """

  /// The documented failures: id, a code or, where it has none, a wording.
  static let documented: [(id: String, text: String)] = [
    ("dynamics-cannot-log-in", "Unable to log in to Dynamics CRM"),
    ("dynamics-missing-create-permission", "0x8004F502"),
    ("aad-tenant-not-found", "AADSTS90002"),
    ("dynamics-no-roles-assigned", "0x80042F09"),
    ("aad-application-not-found", "AADSTS700016"),
    ("aad-invalid-tenant-identifier", "AADSTS900023"),
    ("aad-invalid-client-secret", "AADSTS7000215"),
    ("dynamics-request-timeout", "The request channel timed out while waiting for a reply"),
  ]

  static let identifiers = documented.map(\.id)

  /// The languages in which the resolutions stand.
  static let languages = ["en", "sv", "pl", "tr", "zh-Hans", "pt"]
}

extension String {
  /// The text as UTF-16 with its byte order mark.
  func utf16Bytes(isLittleEndian: Bool) -> [UInt8] {
    ([0xFEFF] + Array(utf16)).flatMap { unit -> [UInt8] in
      let low = UInt8(truncatingIfNeeded: unit)
      let high = UInt8(truncatingIfNeeded: unit >> 8)
      return isLittleEndian ? [low, high] : [high, low]
    }
  }
}
