public import Text

/// Why a file holds no lead destination that could be read.
public struct DocumentError: Error, Sendable, Hashable {
  /// What is wrong, in a sentence without anything secret.
  public let reason: String
  /// The entry that explains it.
  public let entry: String
  /// Where.
  public let position: TextPosition?

  /// Notes what is wrong.
  ///
  /// - Parameters:
  ///   - reason: What is wrong, in a sentence without anything secret.
  ///   - entry: The entry that explains it.
  ///   - position: Where.
  public init(_ reason: String, entry: String, at position: TextPosition? = nil) {
    self.reason = reason
    self.entry = entry
    self.position = position
  }
}

/// Finds the lead destinations in what Partner Center's interfaces export.
public enum DocumentReader {
  /// The largest file that is read: a thousand times a large offer.
  public static let maximumBytes = 64 << 20

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: What the file holds.
  ///   - name: The file's name, for documents that bear none.
  /// - Returns: The lead destinations, in the order of the file.
  /// - Throws: Why there is none that could be read.
  public static func documents(
    in bytes: [UInt8], named name: String
  ) throws(DocumentError) -> [LeadDocument] {
    try documents(in: bytes, named: name, among: Registry.all)
  }

  /// What is said of a file that is longer than `maximumBytes`, which need not be read for it.
  public static let tooLarge = DocumentError(
    "the file is larger than \(maximumBytes >> 20) MiB", entry: "document-too-large")

  static func documents(
    in bytes: [UInt8], named name: String, among destinations: [Destination]
  ) throws(DocumentError) -> [LeadDocument] {
    guard bytes.count <= maximumBytes else { throw tooLarge }
    let root = try json(in: bytes)
    let finder = ResourceFinder(root)
    let reader = ResourceReader(
      fileName: name, offerNames: finder.offerNames, kinds: LeadDestinationKind.all(destinations),
      isOnly: finder.resources.count == 1)
    let documents = finder.resources.map(reader.document)
    guard documents.contains(where: { !$0.destinationName.isEmpty }) else {
      throw missing(in: root, first: documents.first)
    }
    return documents
  }

  private static func json(in bytes: [UInt8]) throws(DocumentError) -> JSONValue {
    // Enough for every mark, and for the zero bytes of UTF-16 without one.
    let probe = Decoding.text(from: Array(bytes.prefix(4096)))
    if probe.encoding == .utf8 {
      do throws(JSONError) {
        return try JSONParser.parse(bytes)
      } catch {
        throw DocumentError(error, in: String(decoding: bytes, as: UTF8.self))
      }
    }
    let text = Decoding.text(from: bytes).text
    do throws(JSONError) {
      return try JSONParser.parse(text)
    } catch {
      throw DocumentError(error, in: text)
    }
  }

  private static func missing(in root: JSONValue, first: LeadDocument?) -> DocumentError {
    if let first {
      return DocumentError(
        "the customer-leads resource has no 'leadDestination'",
        entry: "document-no-lead-destination", at: first.position)
    }
    if let schema = root["$schema"], let address = schema.string,
      let resource = ProductIngestionSchema(address)?.resource ?? Optional(address),
      !ProductIngestionSchema.containers.contains(resource)
    {
      return DocumentError(
        "the document is of another schema: '\(address)'", entry: "document-wrong-schema",
        at: schema.position)
    }
    return DocumentError(
      "there is no lead destination in the document", entry: "document-no-lead-destination",
      at: root.position)
  }
}
