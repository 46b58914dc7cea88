public import Text

/// The lead destination of one offer, as a document holds it.
public struct LeadDocument: Sendable {
  /// The offer's name or id; where it has none, the file's name.
  public let name: String
  /// What the document calls the destination, such as `dynamics` or `none`.
  public let destinationName: String
  /// The destination; `nil` where there is none or none with checks.
  public let destination: Destination?
  /// What was entered.
  public let block: JSONValue
  /// What only verification needs, from `x-leadline`.
  public let verification: JSONValue
  /// What is odd about the document, and yet no reason not to read it.
  public let notices: [DocumentNotice]
  /// Where the resource begins in its file.
  public let position: TextPosition?

  /// Puts a document together.
  ///
  /// - Parameters:
  ///   - name: The offer's name or id.
  ///   - destinationName: What the document calls the destination.
  ///   - destination: The destination.
  ///   - block: What was entered.
  ///   - verification: What only verification needs.
  ///   - notices: What is odd about the document.
  ///   - position: Where the resource begins in its file.
  public init(
    name: String, destinationName: String, destination: Destination?, block: JSONValue,
    verification: JSONValue = [:], notices: [DocumentNotice] = [], position: TextPosition? = nil
  ) {
    self.name = name
    self.destinationName = destinationName
    self.destination = destination
    self.block = block
    self.verification = verification
    self.notices = notices
    self.position = position
  }

  /// Reads what was entered, and resolves references in the fields that may hold them.
  ///
  /// - Parameters:
  ///   - isTrusted: Whether secrets given by reference may go to hosts that are not the service's.
  ///   - allowsPrivateAddresses: Whether an endpoint may have a private address.
  ///   - resolve: Finds out what a text stands for.
  /// - Returns: What was entered.
  public func configuration(
    isTrusted: Bool, allowsPrivateAddresses: Bool = false,
    resolving resolve: (String) -> ResolvedText
  ) -> Configuration {
    withoutActuallyEscaping(resolve) { resolve in
      let reader = ConfigurationReader(resolve: resolve)
      let fields = destination?.fields ?? []
      let entered = reader.entries(of: block, for: fields)
      let extra = reader.verificationEntries(of: verification, for: fields)
      return Configuration(
        entries: entered.merging(extra) { entered, _ in entered }, isTrusted: isTrusted,
        allowsPrivateAddresses: allowsPrivateAddresses)
    }
  }
}

/// What the text of a secret field stands for.
public enum ResolvedText: Sendable, Hashable {
  /// The secret itself stood there.
  case literal(Secret)
  /// A reference stood there, which led to a secret.
  case referenced(Secret)
  /// A reference stood there, which leads to nothing; the reason holds no secret.
  case unavailable(reason: String)
}

/// Something odd about a document.
public struct DocumentNotice: Sendable, Hashable {
  /// What is odd, and the entry that explains it.
  public let observation: Observation
  /// Where it stands.
  public let position: TextPosition?

  /// Notes something odd.
  ///
  /// - Parameters:
  ///   - observation: What is odd, and the entry that explains it.
  ///   - position: Where it stands.
  public init(_ observation: Observation, at position: TextPosition?) {
    self.observation = observation
    self.position = position
  }
}
