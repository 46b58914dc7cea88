import Diagnosis
import Knowledge
import Text

/// What was recognised in a text of which no failure was, and what would help to recognise one.
public struct TraceReport: Sendable {
  /// The services that the text speaks of.
  let services: [String]
  /// HTTP statuses, as numbers.
  let statuses: [String]
  /// Ids and addresses, with what they are.
  let values: [(name: Parameter, value: String)]
  /// What to paste besides, of each service.
  let requests: [String]

  /// What every text about the network speaks of tells nothing beside a service that is named.
  private static let general = Set(["http", "network", "curl", "x509"])

  init(_ traces: Traces, from archive: KnowledgeArchive) {
    let named = traces.catalogues.filter { !Self.general.contains($0) }
    let helps = (named.isEmpty ? traces.catalogues : named).compactMap(
      archive.help(ofCatalogue:))
    var seen: Set<String> = []
    let distinct = helps.filter { seen.insert($0.name).inserted }
    services = distinct.map(\.name)
    requests = distinct.map { "\($0.name): \($0.request)" }
    statuses = traces.statuses.map { String($0.dropFirst("HTTP_".count)) }
    values = traces.values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// What was recognised, a line each.
  var lines: [String] {
    var lines: [String] = []
    if !services.isEmpty { lines.append(Wording.speaksOf(services)) }
    if !statuses.isEmpty { lines.append(Wording.statuses(statuses)) }
    lines += values.map { Wording.value($0.value, of: $0.name) }
    return lines
  }

  var json: JSONValue {
    .record([
      ("services", JSONValue(services)), ("statuses", JSONValue(statuses)),
      ("values", .record(values.map { ($0.name.rawValue, JSONValue($0.value)) })),
    ])
  }
}
