/// The stable name of a knowledge entry, such as `aad-tenant-not-found`.
public struct EntryID: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The name as it stands in files and reports.
  public let rawValue: String

  /// Takes a name as it is.
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// Whether the name has the form that ids have: lower-case letters, digits and single hyphens.
  public var isWellFormed: Bool {
    let parts = rawValue.split(separator: "-", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    }
  }

  /// The name.
  public var description: String { rawValue }

  /// Orders by name.
  ///
  /// - Parameters:
  ///   - left: One.
  ///   - right: Another.
  /// - Returns: Whether the first comes before the second.
  public static func < (left: EntryID, right: EntryID) -> Bool { left.rawValue < right.rawValue }
}

/// A word for a thing, in any language: `tenant`, `not-found`.
public struct Concept: Sendable, Hashable, Comparable {
  /// The name used in lexicons and signs.
  public let rawValue: String

  /// Takes a name as it is.
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// Orders by name.
  ///
  /// - Parameters:
  ///   - left: One.
  ///   - right: Another.
  /// - Returns: Whether the first comes before the second.
  public static func < (left: Concept, right: Concept) -> Bool { left.rawValue < right.rawValue }
}

/// A value that is read out of a user's text and shown in the resolution.
public enum Parameter: String, Sendable, Hashable, CaseIterable, Comparable {
  case tenantId, applicationId, directoryName, userId, userName, table, column, privilege, duration
  case instanceUrl
  /// A host name, and what leads there or back.
  case host, proxy, issuer
  /// Of a storage account.
  case account, permissions
  /// A day, `YYYY-MM-DD`, and numbers.
  case date, days, minutes, seconds
  /// A key of the `customer-leads` document.
  case key
  /// A security role of Dataverse, how its user may enter, and privileges with their depths.
  case role, accessMode, privileges
  /// The directory that an environment really belongs to.
  case organisationTenantId
  /// Of a Marketo instance and one of its forms.
  case munchkinId, formId
  /// Of a Salesforce organisation.
  case organisationId
  /// What people call a field of a form or a table, and several of them.
  case field, fields
  /// How many there are, and how many there may be.
  case count, limit

  /// Orders by name.
  ///
  /// - Parameters:
  ///   - left: One.
  ///   - right: Another.
  /// - Returns: Whether the first comes before the second.
  public static func < (left: Parameter, right: Parameter) -> Bool {
    left.rawValue < right.rawValue
  }
}
