import Destinations
import Storage
import Text
import Wizard

/// What a finished set-up comes to: as a profile, as a document, as answers, and field by field.
struct SetupRecord {
  let destination: Destination
  let name: String
  private let outcome: [(key: String, answer: Answer)]

  /// Takes what was answered; `nil` where the first questions were not.
  init?(_ setup: Setup) {
    guard let offer = setup.offer, let name = setup.profileName else { return nil }
    destination = offer.destination
    self.name = name
    outcome = setup.outcome
  }

  /// The text of the profile.
  ///
  /// - Parameter old: The text that stands there; what is not known of it is kept.
  /// - Returns: The bytes to be stored.
  /// - Throws: `CommandFailure` where that is of a later version, or no profile.
  func profile(basedOn old: [UInt8]?) throws(CommandFailure) -> [UInt8] {
    var original: JSONValue?
    if let old {
      do { original = try JSONParser.parse(old) } catch {
        throw CommandFailure(
          "the profile '\(name)' is there and cannot be read; remove or mend it first",
          .invalidData)
      }
      try StoredProfile.checkVersion(of: original ?? [:], named: name)
    }
    return bytes(resource(for: .profile, basedOn: original))
  }

  private var secrets: [SecretAnswer] {
    outcome.compactMap { if case .secret(let secret) = $0.answer { secret } else { nil } }
  }

  /// The secrets that stand in the profile as they are, with their parts.
  var plainSecrets: [Secret] {
    secrets.filter { $0.keeping == .plain }.compactMap(\.value)
      .flatMap { [$0] + SecretParts.of($0) }
  }

  /// Every place where a secret is kept, as it is written.
  var references: [String] {
    secrets.compactMap { if case .reference(let text)? = $0.keeping { text } else { nil } }
  }

  /// Whether a secret cannot be fetched from where it is said to be.
  var hasUnsetReference: Bool { secrets.contains { $0.value == nil } }

  /// The text of the `customer-leads` document.
  var document: [UInt8] { bytes(resource(for: .partnerCenter, basedOn: nil)) }

  /// The text of the answers.
  ///
  /// - Parameter sendsTestLead: Whether a test lead was sent.
  /// - Returns: The file's text.
  func answers(sendsTestLead: Bool) -> String {
    var given: [String: String] = [:]
    for (key, answer) in outcome {
      switch answer {
      case .text(let text): given[key] = text
      case .secret(let secret):
        if case .reference(let reference)? = secret.keeping { given[key] = reference }
      }
    }
    return AnswersFile.text(
      destination: destination, profile: name, answers: given, sendsTestLead: sendsTestLead)
  }

  /// What is entered in Partner Center, by the names of its fields.
  var rows: [(label: String, value: String)] {
    destination.fields.compactMap { field in
      guard !field.isOnlyForVerification,
        let answer = outcome.first(where: { $0.key == field.key })?.answer
      else { return nil }
      switch answer {
      case .text(let text): return (field.label, text)
      case .secret(let secret):
        switch secret.keeping {
        case .reference(let written)?:
          let isPart = !written.hasPrefix("${")
          let place = Self.reference(in: written)
          return (field.label, SetupWording.secretIsIn(place, isPart: isPart))
        case .plain?, nil: return (field.label, SetupWording.secretInProfile)
        }
      }
    }
  }

  /// Of a connection string, the part that leads to its secret.
  private static func reference(in written: String) -> Substring {
    guard let start = written.firstRange(of: "${")?.lowerBound,
      let end = written[start...].firstIndex(of: "}")
    else { return written[...] }
    return written[start...end]
  }

  // MARK: - As JSON

  private func resource(
    for reader: LeadDocumentWriter.Reader, basedOn original: JSONValue?
  ) -> JSONValue {
    var values: [String: JSONValue] = [:]
    // What is not known of what only verification needs is kept.
    let own = Set(destination.fields.filter(\.isOnlyForVerification).map(\.key))
    var extras = (original?[ExtraKeys.key]?["verification"]?.object ?? []).filter {
      !own.contains(Field.verificationPrefix + $0.key)
    }
    for field in destination.fields {
      let answer = outcome.first { $0.key == field.key }?.answer
      let value = answer.map { json($0, of: field) }
      if field.isOnlyForVerification {
        guard let value else { continue }
        let key = String(field.key.dropFirst(Field.verificationPrefix.count))
        extras.append(JSONValue.Member(key: key, value: value))
      } else {
        // What was answered in an earlier set-up and is not any more goes.
        values[field.key] = value ?? nil as JSONValue
      }
    }
    return LeadDocumentWriter(for: reader).resource(
      for: destination, values: values, verification: JSONValue(.object(extras)),
      basedOn: original)
  }

  private func json(_ answer: Answer, of field: Field) -> JSONValue {
    switch answer {
    case .text(let text) where field.kind == .addresses:
      JSONValue(text.split { $0 == ";" || $0 == "," }.map { String($0).trimmedBlanks })
    case .text(let text): JSONValue(text)
    case .secret(let secret):
      switch secret.keeping {
      case .reference(let reference)?: JSONValue(reference)
      case .plain?, nil:
        JSONValue(
          secret.value?.withExposedValue { String(decoding: $0, as: UTF8.self) }
            .replacing("${", with: "$${") ?? "")
      }
    }
  }

  private func bytes(_ value: JSONValue) -> [UInt8] {
    Array((JSONWriter.pretty(value) + "\n").utf8)
  }
}
