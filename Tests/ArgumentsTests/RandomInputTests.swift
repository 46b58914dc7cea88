import Arguments
import Testing

/// The same numbers for the same seed, so that a failing case can be run again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(truncatingIfNeeded: seed)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite("Random input") struct RandomInputTests {
  static let tables = [SampleTable.leadline, CornerTable.table]

  static let fragments = [
    "diagnose", "explain", "knowledge", "list", "lint", "copy", "bow", "stern", "fleet", "ship",
    "help", "completion", "bash", "--lang", "--lang=sv", "--format", "--format=json", "json", "-n",
    "-n5", "-qv", "-av", "--all", "--", "-", "--help", "--version", "-2147209463", "7", "x y", "",
    "--note", "--note=", "-m", "--depth=-3", "-d", "--wrong", "---", "--=", "-\u{301}", "线索",
  ]

  static let characters: [Character] = [
    "a", "b", " ", "\t", "\n", "'", "\"", "\\", "$", "`", "=", "-", "é", "索", "\u{301}", "\u{A0}",
    "!", "\r\n",
  ]

  private func words(_ generator: inout SeededGenerator) -> [String] {
    (0..<Int.random(in: 0...6, using: &generator)).map { _ in
      Self.fragments.randomElement(using: &generator) ?? ""
    }
  }

  private func text(_ generator: inout SeededGenerator, atMost length: Int) -> String {
    String(
      (0..<Int.random(in: 0...length, using: &generator)).map { _ in
        Self.characters.randomElement(using: &generator) ?? "a"
      })
  }

  @Test(arguments: 0..<20) func everyErrorIsSoundAndShort(_ seed: Int) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let words = words(&generator)
      for table in Self.tables {
        guard let error = table.error(of: words) else { continue }
        #expect(!error.message.isEmpty && !error.message.contains("\n"), "\(words)")
        #expect(error.message.unicodeScalars.count < 300, "\(words)")
        #expect(words.indices.contains(error.position ?? words.startIndex) || words.isEmpty)
        #expect(error.path.isEmpty || table.command(at: error.path) != nil, "\(words)")
      }
    }
  }

  @Test(arguments: 0..<20) func operandsAreTheWordsAtTheirPositions(_ seed: Int) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let words = words(&generator)
      for table in Self.tables {
        guard let parsed = try? table.parse(words) else { continue }
        #expect(parsed.operandPositions.map { words[$0] } == parsed.operands, "\(words)")
        #expect(parsed.operandPositions == parsed.operandPositions.sorted(), "\(words)")
      }
    }
  }

  @Test(arguments: 0..<20) func whatIsOfferedIsUnderstood(_ seed: Int) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let before = words(&generator)
      for table in Self.tables {
        let current =
          ["", "-", "--", "--format=", "--lang="].randomElement(using: &generator) ?? ""
        let offers = table.complete(before + [current], values: SampleTable.values).candidates
        for offer in offers {
          #expect(offer.value.hasPrefix(current))
          let error = table.error(of: before + [offer.value])
          guard let error, error.position == before.count else { continue }
          // An option that was offered may still wait for its value.
          guard case .missingValue = error.reason else {
            Issue.record("\(before + [offer.value]): \(error.message)")
            continue
          }
        }
      }
    }
  }

  @Test(arguments: 0..<20) func wordsSurviveQuoting(_ seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let words = (0..<3).map { _ in text(&generator, atMost: 8) }
      let line = words.map(CommandLineWords.quote).joined(separator: " ")
      let back = try CommandLineWords.split(line)
      #expect(back.map { Array($0.utf8) } == words.map { Array($0.utf8) })
    }
  }

  @Test(arguments: 0..<20) func completionOfALineGivesTheValueBack(_ seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let typed = text(&generator, atMost: 12)
      let value = "v" + text(&generator, atMost: 6)
      let line = PartialLine(typed)
      #expect(line.currentStart <= typed.utf8.count)
      let kept = String(decoding: typed.utf8.prefix(line.currentStart), as: UTF8.self)
      let whole = try CommandLineWords.split(kept + line.replacement(for: value, isWhole: true))
      #expect(whole.map { Array($0.utf8) } == (line.words + [value]).map { Array($0.utf8) })
      let part = PartialLine(kept + line.replacement(for: value, isWhole: false))
      #expect(Array(part.current.utf8) == Array(value.utf8), "\(typed.debugDescription)")
    }
  }

  @Test(arguments: 0..<20) func everyLineAtThePromptIsSomething(_ seed: Int) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let verb = ["explain ", "diagnose ", "knowledge list ", ""].randomElement(using: &generator)
      let line = (verb ?? "") + text(&generator, atMost: 12)
      switch SampleTable.leadline.read(promptLine: line) {
      case .blank: #expect(line.unicodeScalars.allSatisfy { $0.properties.isWhitespace })
      case .command(let parsed): #expect(!parsed.path.isEmpty || parsed.request != .run)
      case .notACommand(let error): #expect(!error.message.isEmpty)
      case .text(let verbs): #expect(verbs.count <= 3)
      }
    }
  }
}
