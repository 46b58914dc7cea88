import Knowledge
import Text

extension DynamicsForm {
  @Sendable static func ids(_ context: CheckContext) async throws(CheckStop) -> CheckResult {
    let directory = try entered(.directory, Key.directoryID, context)
    let application = try entered(.application, Key.applicationID, context)
    if let directory, let application, let swapped = swapped(directory, application) {
      return swapped
    }
    guard directory != nil || application != nil else {
      throw RequiredValue(Key.directoryID, in: context.configuration).missing
    }
    let slips = [directory?.slip, application?.slip].compactMap(\.self)
    guard let slip = slips.first(where: \.isGrave) ?? slips.first else { return .ok }
    let observation = Observation.entry(slip.entry, said: slip.said, parameters: slip.parameters)
      .blaming(slip.key)
    return slip.isGrave ? .broken(observation) : .warning(observation)
  }

  /// An id; `nil` where it will yet be asked for.
  private static func entered(
    _ subject: EnteredIdentifier.Subject, _ key: String, _ context: CheckContext
  ) throws(CheckStop) -> EnteredIdentifier? {
    try RequiredValue(key, in: context.configuration).textUnlessAwaited()
      .map { EnteredIdentifier($0, of: subject) }
  }

  /// A directory may bear the name of a domain, an application may not; nor is any id both.
  private static func swapped(
    _ directory: EnteredIdentifier, _ application: EnteredIdentifier
  ) -> CheckResult? {
    guard let id = directory.id else { return nil }
    if id == application.id, !id.isBlank {
      return .broken(
        .entry(
          "dynamics-ids-swapped", said: "the Directory ID and the Application ID are the same",
          parameters: [.tenantId: id.text]))
    }
    guard application.id == nil, let domain = application.domain else { return nil }
    return .broken(
      .entry(
        "dynamics-ids-swapped", said: "the Directory ID and the Application ID are swapped",
        parameters: [.tenantId: id.text, .applicationId: domain.text]))
  }
}

/// An id as it was entered, read as kindly as can be.
struct EnteredIdentifier: Sendable {
  /// What the id is of.
  enum Subject: String, Sendable {
    case directory = "Directory ID"
    case application = "Application ID"
  }

  /// What is wrong with an id.
  struct Slip: Sendable {
    let key: String
    let entry: String
    let said: String
    var parameters: [Parameter: String] = [:]
    var isGrave = true
  }

  /// The id that is meant.
  let id: GlobalIdentifier?
  /// The domain that stands in its place.
  let domain: DomainName?
  private let text: String
  private let subject: Subject

  init(_ text: String, of subject: Subject) {
    self.text = text
    self.subject = subject
    id = GlobalIdentifier(within: text)
    domain = id == nil ? DomainName(within: text) : nil
  }

  /// Whether it is an id of the instructions, which nobody has.
  var isSample: Bool {
    let trimmed = text.trimmingBlanks
    return Self.samples.contains(id?.text ?? trimmed.lowercased()) || isStandIn(trimmed)
  }

  /// The first thing that is wrong.
  var slip: Slip? {
    let trimmed = text.trimmingBlanks
    if Self.samples.contains(trimmed.lowercased()) || isStandIn(trimmed) {
      return Slip(
        key: key, entry: "dynamics-id-sample",
        said: "the \(subject.rawValue) is the sample of the documentation: '\(shown)'")
    }
    guard let plain = meant, id?.isBlank != true else { return invalid }
    guard trimmed.lowercased() == plain, trimmed == text else {
      let parameter = subject == .directory ? Parameter.tenantId : .applicationId
      return Slip(
        key: key, entry: "dynamics-id-decorated",
        said: "the \(subject.rawValue) has something around it: '\(shown)'",
        parameters: [parameter: plain], isGrave: trimmed.lowercased() != plain)
    }
    return nil
  }

  private var key: String {
    subject == .directory
      ? DynamicsConfiguration.Key.directoryID : DynamicsConfiguration.Key.applicationID
  }

  private var meant: String? { id?.text ?? (subject == .directory ? domain?.text : nil) }

  private var invalid: Slip {
    switch subject {
    case .directory:
      Slip(
        key: key, entry: "aad-invalid-tenant-identifier",
        said: "the Directory ID is neither a GUID nor the name of a domain: '\(shown)'")
    case .application:
      Slip(
        key: key, entry: "dynamics-application-id-malformed",
        said: "the Application ID is no GUID: '\(shown)'")
    }
  }

  private var shown: String { QuotedValue.shown(text) }

  /// `xxxxxxxx-xxxx-…`, `<tenant-id>`, `{your application id}` and their like.
  private func isStandIn(_ text: String) -> Bool {
    let lower = text.lowercased()
    let isCrossed = lower.utf8.count == 36 && lower.allSatisfy { "x-".contains($0) }
    guard let first = lower.first, let last = lower.last else { return isCrossed }
    let isBracketed = [["<", ">"], ["{", "}"], ["[", "]"]].contains([first, last])
    return isCrossed || isBracketed && id == nil && domain == nil
  }

  /// What stands in the instructions for lead destinations and in Microsoft's sample programs.
  private static let samples: Set<String> = [
    "12345678-8af1-4asf-1234-12234d01db47", "23456052-aaaa-bbbb-8662-1234df56788f",
    "11111111-1111-1111-1111-111111111111", "00001111-aaaa-2222-bbbb-3333cccc4444",
    "aaaabbbb-0000-cccc-1111-dddd2222eeee", "51f81489-12ee-4a9e-aaae-a2591f45987d",
  ]
}
