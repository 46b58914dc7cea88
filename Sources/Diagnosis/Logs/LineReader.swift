import Knowledge

/// Diagnoses lines of a log, each shape once.
struct LineReader {
  /// What a line of some shape means.
  private struct Reading {
    let finding: Finding
    let language: LanguageTag?
    /// Where in the line each parameter's value stands, in scalars.
    let places: [Parameter: Range<Int>]
  }

  private let diagnoser: Diagnoser
  private var readings: [[UInt8]: Reading?] = [:]

  /// More shapes than this are not kept, so that memory stays constant.
  private static let shapeLimit = 2048

  init(diagnoser: Diagnoser) { self.diagnoser = diagnoser }

  /// The known failure of some lines, or `nil`; the evidence's lines count from the text's first.
  mutating func read(_ text: ArraySlice<UInt8>) -> (finding: Finding, language: LanguageTag?)? {
    let shape = LineShape.of(text)
    if let kept = readings[shape] {
      return kept.map { (Self.adapted($0, to: text), $0.language) }
    }
    let string = String(decoding: text, as: UTF8.self)
    let result = diagnoser.diagnose(string)
    let reading = result.verdict == .known ? result.findings.first : nil
    if readings.count >= Self.shapeLimit { readings.removeAll(keepingCapacity: true) }
    readings[shape] = reading.map { finding in
      Reading(
        finding: finding, language: result.textLanguage,
        places: Self.places(of: finding.parameters, in: Array(string.unicodeScalars)))
    }
    return reading.map { ($0, result.textLanguage) }
  }

  private static func places(
    of parameters: [Parameter: String], in scalars: [Unicode.Scalar]
  ) -> [Parameter: Range<Int>] {
    parameters.compactMapValues { value in
      let wanted = Array(value.unicodeScalars)
      guard wanted.count <= scalars.count else { return nil }
      let start = (0...(scalars.count - wanted.count)).first { start in
        wanted.indices.allSatisfy { offset in
          lower(scalars[start + offset]) == lower(wanted[offset])
        }
      }
      return start.map { $0..<$0 + wanted.count }
    }
  }

  private static func lower(_ scalar: Unicode.Scalar) -> UInt32 {
    ("A"..."Z").contains(scalar) ? scalar.value | 0x20 : scalar.value
  }

  /// The same finding with this line's own times and ids.
  private static func adapted(_ reading: Reading, to text: ArraySlice<UInt8>) -> Finding {
    let source = SourceText(String(decoding: text, as: UTF8.self))
    let evidence = reading.finding.evidence.map { place in
      source.evidence(line: place.line, column: place.column, length: place.length)
    }
    var parameters = reading.finding.parameters
    for (parameter, place) in reading.places {
      parameters[parameter] = ParameterPattern.value(of: parameter, in: source.string(place))
    }
    return Finding(
      id: reading.finding.id, number: reading.finding.number,
      confidence: reading.finding.confidence, evidence: evidence, parameters: parameters)
  }
}
