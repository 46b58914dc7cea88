import Knowledge

/// Lays a wording on a text: the place where most of it stands, in whatever state.
struct TemplateAligner {
  let grams: TextGrams
  /// The weights of those of the text's grams that some wording has.
  let gramWeights: [UInt32: Double]

  private struct Hit {
    let position: Int
    let index: Int
    /// The number of the gram among the wording's: one that it has twice counts once.
    let gram: Int
    let weight: Double
  }

  /// A gram that tells: of several hundred entries, at most two have it.
  private static let tellingWeight = 0.85
  /// A shorter stretch may be one that text and wording have in common by chance.
  private static let coreBytes = 10

  /// - Returns: The alignment, or `nil` when nothing of the wording stands in the text.
  func align(_ row: KnowledgeArchive.TemplateRow, number: Int, total: Double) -> Alignment? {
    var length = 0
    var hits: [Hit] = []
    var numbers: [UInt32: Int] = [:]
    for segment in row.segments {
      collect(segment, offset: length, &numbers, into: &hits)
      // A step over the placeholder, so that no run crosses it.
      length += segment.count + 1
    }
    guard !hits.isEmpty else { return nil }
    hits.sort { ($0.position, $0.index) < ($1.position, $1.index) }
    let span = bestWindow(hits, length: length, gramCount: numbers.count)
    let window = hits[span]
    guard let first = window.first, let last = window.map(\.position).max() else { return nil }
    let runs = runs(window)
    let longest = runs.map(\.count).max() ?? 0
    let core = Self.core(of: runs, longest: longest)
    return Alignment(
      template: number, entry: row.entry, language: row.language,
      matched: distinctWeight(window), total: total, longestRun: longest,
      window: first.position..<(last + Gram.length),
      core: core, telling: tellingRanges(window).filter(core.overlaps))
  }

  private func collect(
    _ segment: [UInt8], offset: Int, _ numbers: inout [UInt32: Int], into hits: inout [Hit]
  ) {
    guard segment.count >= Gram.length else { return }
    for index in 0...(segment.count - Gram.length) where Gram.begins(segment[index]) {
      let hash = Gram.hash(segment, at: index)
      let positions = grams.positions(of: hash)
      guard !positions.isEmpty else { continue }
      // A gram of most wordings tells nothing, but belongs to the run.
      let weight = gramWeights[hash] ?? 0
      let gram = numbers[hash] ?? numbers.count
      numbers[hash] = gram
      for position in positions {
        hits.append(
          Hit(position: Int(position), index: offset + index, gram: gram, weight: weight))
      }
    }
  }

  /// The stretch of hits, no longer than the wording with room for what replaces its placeholders,
  /// that holds most of it.
  private func bestWindow(_ hits: [Hit], length: Int, gramCount: Int) -> Range<Int> {
    let width = length * 3 / 2 + 160
    var counts = [Int](repeating: 0, count: gramCount)
    var weight = 0.0
    var best = (weight: 0.0, range: 0..<0)
    var low = 0
    for high in hits.indices {
      if counts[hits[high].gram] == 0 { weight += hits[high].weight }
      counts[hits[high].gram] += 1
      while hits[high].position - hits[low].position > width {
        counts[hits[low].gram] -= 1
        if counts[hits[low].gram] == 0 { weight -= hits[low].weight }
        low += 1
      }
      if weight > best.weight + 1e-9 { best = (weight, low..<high + 1) }
    }
    return best.range
  }

  private func distinctWeight(_ hits: ArraySlice<Hit>) -> Double {
    var seen: Set<Int> = []
    return hits.reduce(0) { seen.insert($1.gram).inserted ? $0 + $1.weight : $0 }
  }

  /// The stretches along which position and index advance together.
  private func runs(_ hits: ArraySlice<Hit>) -> [Range<Int>] {
    var growing: [Int: (start: Int, end: Int)] = [:]
    var runs: [Range<Int>] = []
    for hit in hits {
      let diagonal = hit.position - hit.index
      // Grams begin at scalars, which have up to four bytes.
      if let run = growing[diagonal], hit.position - run.end <= 4 {
        growing[diagonal] = (run.start, hit.position)
      } else {
        if let run = growing[diagonal] { runs.append(run.start..<run.end + Gram.length) }
        growing[diagonal] = (hit.position, hit.position)
      }
    }
    return runs + growing.values.map { $0.start..<$0.end + Gram.length }
  }

  /// From the first of the longer stretches to the last.
  private static func core(of runs: [Range<Int>], longest: Int) -> Range<Int> {
    let long = runs.filter { $0.count >= min(longest, coreBytes) }
    let start = long.map(\.lowerBound).min() ?? 0
    return start..<(long.map(\.upperBound).max() ?? start)
  }

  private func tellingRanges(_ hits: ArraySlice<Hit>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for hit in hits where hit.weight >= Self.tellingWeight {
      let range = hit.position..<(hit.position + Gram.length)
      if let last = ranges.last, range.lowerBound <= last.upperBound + 3 {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        ranges.append(range)
      }
    }
    return ranges
  }
}
