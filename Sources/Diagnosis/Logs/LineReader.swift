import Knowledge

/// Diagnoses lines of a log, each shape once.
struct LineReader {
  /// What a line of some shape means. All lines of the shape have it at the same bytes.
  private struct Reading {
    let finding: Finding
    let language: LanguageTag?
    let evidence: [Range<Int>]
    /// Every place where a value stands. Where lines of the shape differ in that, the place that
    /// was meant is not known.
    let parameters: [Parameter: [Range<Int>]]
  }

  private let diagnoser: Diagnoser
  private let destination: String?
  private var readings: [[UInt8]: Reading?] = [:]

  /// More shapes than this are not kept, so that memory stays constant.
  private static let shapeLimit = 2048

  init(diagnoser: Diagnoser, destination: String?) {
    self.diagnoser = diagnoser
    self.destination = destination
  }

  /// The known failure of some lines, or `nil`; the evidence's lines count from the text's first.
  mutating func read(_ text: ArraySlice<UInt8>) -> (finding: Finding, language: LanguageTag?)? {
    let shape = LineShape.of(text)
    if let kept = readings[shape] {
      guard let kept else { return nil }
      if let finding = Self.adapted(kept, to: text) { return (finding, kept.language) }
    }
    let string = String(decoding: text, as: UTF8.self)
    let result = diagnoser.diagnose(string, destination: destination)
    guard result.verdict == .known, let finding = result.findings.first else {
      keep(nil, for: shape)
      return nil
    }
    // Bytes that are no text have another length as text.
    let isText = string.utf8.count == text.count
    if isText, let reading = Self.reading(finding, result.textLanguage, in: string) {
      keep(reading, for: shape)
    }
    return (finding, result.textLanguage)
  }

  private mutating func keep(_ reading: Reading?, for shape: [UInt8]) {
    if readings.count >= Self.shapeLimit { readings.removeAll(keepingCapacity: true) }
    readings[shape] = .some(reading)
  }

  /// Finds the bytes of evidence and parameters; `nil` where they do not stand as they are shown,
  /// as where a secret is in them.
  private static func reading(
    _ finding: Finding, _ language: LanguageTag?, in text: String
  ) -> Reading? {
    let scalars = text.unicodeScalars
    var starts = [scalars.startIndex]
    for index in scalars.indices where scalars[index] == "\n" {
      starts.append(scalars.index(after: index))
    }
    var evidence: [Range<Int>] = []
    for place in finding.evidence {
      guard starts.indices.contains(place.line - 1),
        let start = scalars.index(
          starts[place.line - 1], offsetBy: place.column - 1, limitedBy: scalars.endIndex),
        let end = scalars.index(start, offsetBy: place.length, limitedBy: scalars.endIndex),
        text[start..<end] == place.text
      else { return nil }
      evidence.append(
        text.utf8.distance(
          from: text.startIndex, to: start)..<text.utf8.distance(from: text.startIndex, to: end))
    }
    let bytes = text.utf8.map(lower)
    let parameters = finding.parameters.mapValues { places(of: $0.utf8.map(lower), in: bytes) }
    // A value that was put together from pieces is not found again in a line of the same shape.
    guard !parameters.values.contains(where: \.isEmpty) else { return nil }
    return Reading(
      finding: finding, language: language, evidence: evidence, parameters: parameters)
  }

  private static func places(of wanted: [UInt8], in bytes: [UInt8]) -> [Range<Int>] {
    guard wanted.count <= bytes.count else { return [] }
    return (0...(bytes.count - wanted.count)).map { $0..<$0 + wanted.count }.filter {
      bytes[$0].elementsEqual(wanted)
    }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  /// The same finding with this line's own times and ids; `nil` where it holds different ones at
  /// the places that held the same.
  private static func adapted(_ reading: Reading, to text: ArraySlice<UInt8>) -> Finding? {
    func cut(_ range: Range<Int>) -> String {
      let start = text.startIndex
      return String(
        decoding: text[(start + range.lowerBound)..<(start + range.upperBound)], as: UTF8.self)
    }
    let evidence = zip(reading.finding.evidence, reading.evidence).map { place, range in
      Evidence(line: place.line, column: place.column, length: place.length, text: cut(range))
    }
    var parameters = reading.finding.parameters
    for (parameter, places) in reading.parameters {
      let values = Set(places.map { cut($0).lowercased() })
      guard values.count == 1, let place = places.first else { return nil }
      parameters[parameter] = ParameterPattern.value(of: parameter, in: cut(place))
    }
    return Finding(
      id: reading.finding.id, number: reading.finding.number,
      confidence: reading.finding.confidence, evidence: evidence, parameters: parameters)
  }
}
