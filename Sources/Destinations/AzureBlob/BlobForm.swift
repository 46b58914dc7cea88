import Knowledge

/// What can be seen of a container for leads. Nothing is asked of the service, as whatever it
/// answered, no lead would arrive.
enum BlobForm {
  static let containerKey = "containerName"

  static let fields: [Field] = [
    .storageConnectionString,
    Field(
      containerKey, label: "Container name",
      help: "The container that leads were written to, one blob each.",
      example: "marketplaceleadcontainer"),
    .tableContacts,
  ]

  static let checks: [Check] = [
    Check(
      "blob.connection-string", "the connection string is complete and well-formed", kind: .form,
      field: TableLook.key, look: connectionString),
    Check(
      "blob.container", "the container's name is one that Azure allows", kind: .form,
      field: containerKey, look: container),
    ContactForm.check(of: "blob"),
    Check(
      "blob.retired", "leads arrive there", kind: .form,
      run: { _ in
        .broken(
          .entry("blob-retired", said: "the destination 'blob' is retired: no leads arrive there"))
      }),
  ]

  /// What a whole document answers: a connection string alone is more likely a table's.
  @Sendable static func pastedValues(in text: String) -> [PastedValue] {
    let document = PastedDocument.texts(in: text, for: .azureBlob)
    var answers = PastedAnswers()
    if let string = document[TableLook.key], StorageStrings.isWellFormed(string) {
      answers.add(TableLook.key, string)
    }
    if let contacts = document[ContactForm.key], ContactForm.trouble(of: contacts) == nil {
      answers.add(ContactForm.key, contacts)
    }
    return answers.values(for: fields)
  }

  @Sendable private static func connectionString(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let reader = try TableLook.reader(context.configuration)
    guard let warning = reader.warning else { return .ok }
    return .warning(
      .entry(
        warning.entry, said: warning.said,
        parameters: [.account: reader.account.name, .key: TableLook.key]))
  }

  @Sendable private static func container(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let name = try RequiredValue(containerKey, in: context.configuration).text()
    guard !isContainer(name) else { return .ok }
    return .broken(
      .entry(
        "blob-container-malformed",
        said: "'\(QuotedValue.shown(name))' cannot be the name of a container",
        parameters: [.key: containerKey]))
  }

  /// 3 to 63 small letters, digits and hyphens; a hyphen stands between two of the others.
  private static func isContainer(_ name: String) -> Bool {
    guard (3...63).contains(name.utf8.count) else { return false }
    let parts = name.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    }
  }
}
