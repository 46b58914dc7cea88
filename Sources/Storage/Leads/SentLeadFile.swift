/// The record of the test leads that were sent from here: a line each, in the order of sending.
///
/// It is written before anything is sent, so that whatever happens meanwhile, what may be at a
/// destination stands in it. One process at a time changes it, and a crash leaves the old or the
/// new one.
public struct SentLeadFile: Sendable {
  /// The record is no longer than this, in bytes.
  public static let maximumBytes = 32 << 20

  private static let patience = Duration.seconds(10)

  /// The file.
  public let path: String
  private let folder: String

  /// Takes the record of an environment; `nil` where there is no place for one.
  ///
  /// - Parameter places: Where the program keeps what it keeps.
  public init?(_ places: Places) {
    guard let folder = places.sentLeadFolder else { return nil }
    self.folder = folder
    path = "\(folder)/leads.jsonl"
  }

  /// Reads the record.
  ///
  /// - Returns: The leads, those sent first first; none where there is no record.
  /// - Throws: `PlaceError`.
  public func leads() throws(PlaceError) -> [SentLead] {
    do throws(PlaceError) {
      return try lines(in: LockedFolder(existing: folder, patience: Self.patience))
        .compactMap(\.lead)
    } catch {
      if case .missing = error { return [] }
      throw error
    }
  }

  /// Adds leads that are about to be sent, and returns when they are on the disk.
  ///
  /// - Parameter leads: The leads.
  /// - Throws: `PlaceError`; the record is then as it was.
  public func add(_ leads: [SentLead]) throws(PlaceError) {
    try change { $0 += leads.map { Line(lead: $0, bytes: $0.line) } }
  }

  /// Notes what became of leads, and forgets others, in one step.
  ///
  /// - Parameters:
  ///   - leads: As they are to stand in the record; those that it does not hold are passed over.
  ///   - forgotten: The markers of leads that are gone, or never came to be.
  /// - Throws: `PlaceError`; the record is then as it was.
  public func update(
    _ leads: [SentLead] = [], forgetting forgotten: Set<String> = []
  ) throws(PlaceError) {
    guard !leads.isEmpty || !forgotten.isEmpty else { return }
    let changed = Dictionary(leads.map { ($0.marker, $0) }, uniquingKeysWith: { _, last in last })
    try change { lines in
      lines = lines.compactMap { line in
        guard let lead = line.lead else { return line }
        if forgotten.contains(lead.marker) { return nil }
        return changed[lead.marker].map { Line(lead: $0, bytes: $0.line) } ?? line
      }
    }
  }

  /// A line; what a newer program wrote is kept as it is.
  private struct Line {
    let lead: SentLead?
    let bytes: [UInt8]
  }

  private func change(_ body: (inout [Line]) -> Void) throws(PlaceError) {
    let locked = try LockedFolder(folder, patience: Self.patience)
    var lines = try lines(in: locked)
    body(&lines)
    let bytes = lines.flatMap(\.bytes)
    guard bytes.count <= Self.maximumBytes else {
      throw .tooLarge(path, maximumBytes: Self.maximumBytes)
    }
    try locked.replace(path, with: bytes)
  }

  private func lines(in locked: borrowing LockedFolder) throws(PlaceError) -> [Line] {
    let bytes = try locked.bytes(of: path, maximumBytes: Self.maximumBytes) ?? []
    return bytes.split(separator: UInt8(ascii: "\n")).map { line in
      Line(lead: SentLead(line: line), bytes: Array(line) + [UInt8(ascii: "\n")])
    }
  }
}
