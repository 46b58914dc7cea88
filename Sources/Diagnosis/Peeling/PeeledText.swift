import Text

/// A text with its wrappings taken off, and for each scalar the place that it came from.
///
/// People paste JSON in JSON, URLs, HTML, coloured terminals, quoted mail. Layers are peeled from
/// the outside until nothing changes, a bounded number of times.
struct PeeledText {
  private(set) var scalars: [Unicode.Scalar]
  /// For each scalar, the position where its source begins in the original.
  private(set) var origins: [Int32]
  /// For each scalar, the position behind its source: an escape has several scalars.
  private(set) var ends: [Int32]

  /// Deeper nesting of escapes than this is not met; a bound keeps hostile text cheap.
  private static let maximumLayers = 8

  init(_ original: [Unicode.Scalar]) {
    self.scalars = original
    self.origins = original.indices.map { Int32(truncatingIfNeeded: $0) }
    self.ends = original.indices.map { Int32(truncatingIfNeeded: $0 + 1) }
    apply(FullWidth.narrowed)
    apply(TerminalSequences.stripped)
    apply(LinePrefixes.stripped)
    for _ in 0..<Self.maximumLayers {
      guard scalars.contains(where: Self.mayBeginEscape) else { break }
      let count = scalars.count
      apply(Escapes.decoded)
      apply(TerminalSequences.stripped)
      if scalars.count == count { break }
    }
    apply(Markup.stripped)
  }

  /// What is left of a range of the original.
  func string(from range: Range<Int>) -> String {
    let start = firstIndex(from: range.lowerBound)
    let end = max(start, firstIndex(from: range.upperBound))
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<end])
    return String(view)
  }

  /// The first scalar that comes from a place or from behind it.
  private func firstIndex(from place: Int) -> Int {
    origins.partitioningIndex { Int($0) >= place }
  }

  /// Where in the original a range comes from that is not empty.
  func original(_ range: Range<Int>) -> Range<Int> {
    Int(origins[range.lowerBound])..<Int(ends[range.upperBound - 1])
  }

  /// The text reduced to what comparison looks at, with the way back to the original.
  var folded: FoldedText { FoldedText(scalars: scalars, origins: origins, ends: ends) }

  private static func mayBeginEscape(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\\" || scalar == "%" || scalar == "&"
  }

  private mutating func apply(_ peel: ([Unicode.Scalar]) -> Peeling?) {
    guard let peeling = peel(scalars) else { return }
    scalars = peeling.scalars
    origins = peeling.sources.map { origins[Int($0)] }
    ends = peeling.lastSources.map { ends[Int($0)] }
  }
}

/// What one layer leaves: scalars, and for each the positions that it came from.
struct Peeling {
  private(set) var scalars: [Unicode.Scalar] = []
  /// For each scalar, the first that it came from.
  private(set) var sources: [Int32] = []
  /// For each scalar, the last that it came from.
  private(set) var lastSources: [Int32] = []

  init(capacity: Int) {
    scalars.reserveCapacity(capacity)
    sources.reserveCapacity(capacity)
    lastSources.reserveCapacity(capacity)
  }

  /// Adds a scalar that was made of one, or of several from `source` on.
  mutating func append(_ scalar: Unicode.Scalar, from source: Int, count: Int = 1) {
    scalars.append(scalar)
    sources.append(Int32(truncatingIfNeeded: source))
    lastSources.append(Int32(truncatingIfNeeded: source + count - 1))
  }
}
