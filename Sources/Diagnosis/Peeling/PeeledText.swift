/// A text with its wrappings taken off, and for each scalar the place it came from.
///
/// People paste JSON in JSON, URLs, HTML, coloured terminals, quoted mail. Layers are peeled from the
/// outside until nothing changes, a bounded number of times.
struct PeeledText {
  private(set) var scalars: [Unicode.Scalar]
  private(set) var origins: [Int32]

  /// Deeper nesting of escapes than this is not met; a bound keeps hostile text cheap.
  private static let maximumLayers = 8

  init(_ original: [Unicode.Scalar]) {
    self.scalars = original
    self.origins = (0..<Int32(original.count)).map { $0 }
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
    var low = 0
    var high = origins.count
    while low < high {
      let middle = (low + high) / 2
      if Int(origins[middle]) < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func mayBeginEscape(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\\" || scalar == "%" || scalar == "&"
  }

  private mutating func apply(_ peel: ([Unicode.Scalar]) -> Peeling?) {
    guard let peeling = peel(scalars) else { return }
    scalars = peeling.scalars
    origins = peeling.sources.map { origins[Int($0)] }
  }
}

/// What one layer leaves: scalars, and for each the position it came from.
struct Peeling {
  var scalars: [Unicode.Scalar] = []
  var sources: [Int32] = []

  init(capacity: Int) {
    scalars.reserveCapacity(capacity)
    sources.reserveCapacity(capacity)
  }

  mutating func append(_ scalar: Unicode.Scalar, from source: Int) {
    scalars.append(scalar)
    sources.append(Int32(truncatingIfNeeded: source))
  }
}
