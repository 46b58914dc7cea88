import Text

/// A user as the environment's table `systemuser` describes it.
struct SystemUser: Sendable, Hashable {
  /// The row's id.
  let id: GlobalIdentifier
  /// Whether the user may not come in.
  let isDisabled: Bool
  /// How the user may come in; `nil` where that is not told.
  let accessMode: AccessMode?
  /// Whether the user has a licence; application users need none.
  let isLicensed: Bool?

  /// The columns that are looked at.
  static let columns = "systemuserid,applicationid,isdisabled,accessmode,islicensed"

  init(_ id: GlobalIdentifier, _ row: JSONValue) {
    self.id = id
    isDisabled = row["isdisabled"]?.bool ?? false
    accessMode = row["accessmode"]?.integer.flatMap { AccessMode(rawValue: $0) }
    isLicensed = row["islicensed"]?.bool
  }
}

/// How a user may come in (column `accessmode`).
enum AccessMode: Int, Sendable, Hashable {
  case readWrite, administrative, read, supportUser, nonInteractive, delegatedAdministrator

  /// The name that people see.
  var name: String {
    switch self {
    case .readWrite: "Read-Write"
    case .administrative: "Administrative"
    case .read: "Read"
    case .supportUser: "Support User"
    case .nonInteractive: "Non-interactive"
    case .delegatedAdministrator: "Delegated Admin"
    }
  }

  /// Whether a program may write rows in the user's name.
  var writesRows: Bool { self == .readWrite || self == .nonInteractive }
}
