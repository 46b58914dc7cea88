import Text

/// What stands under `x-leadline`: never in a document that was written for Partner Center.
package struct ExtraKeys {
  package static let key = "x-leadline"
  package static let schemaVersion = 1

  let verification: JSONValue

  init(_ value: JSONValue?, _ notices: inout NoticeList) {
    guard let value, !value.isNull else {
      verification = [:]
      return
    }
    guard value.object != nil else {
      notices.noteType(of: JSONValue.Member(key: Self.key, value: value), expected: "an object")
      verification = [:]
      return
    }
    notices.noteDuplicates(in: value)
    notices.noteUnknownKeys(in: value, known: ["schemaVersion", "verification", "step"])
    Self.inspectVersion(value["schemaVersion"], &notices)
    let verification = value["verification"] ?? [:]
    guard verification.object != nil else {
      notices.noteType(
        of: JSONValue.Member(key: "verification", value: verification), expected: "an object")
      self.verification = [:]
      return
    }
    notices.noteDuplicates(in: verification)
    self.verification = verification
  }

  private static func inspectVersion(_ value: JSONValue?, _ notices: inout NoticeList) {
    guard let value else { return }
    guard let version = value.integer else {
      return notices.noteType(
        of: JSONValue.Member(key: "schemaVersion", value: value), expected: "an integer")
    }
    if version > schemaVersion {
      notices.note(
        "document-wrong-schema",
        "'\(key)' is of version \(version); this program knows \(schemaVersion)",
        key: key, at: value.position)
    }
  }
}
