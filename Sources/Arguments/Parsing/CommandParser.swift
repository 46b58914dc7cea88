/// Understands a command line word by word.
///
/// The first error is kept and reading goes on, so that `--help` counts wherever it stands, and so
/// that completion can ask what may follow the words before the cursor.
struct CommandParser {
  /// An option that waits for its value, as it was spelled.
  struct Awaited {
    let option: OptionSpecification
    let value: OptionSpecification.Value
    let spelling: String
    let position: Int
  }

  let table: CommandTable
  private(set) var path: [CommandSpecification] = []
  private(set) var occurrences: [String: [String]] = [:]
  private(set) var operands: [String] = []
  private(set) var operandPositions: [Int] = []
  private(set) var awaited: Awaited?
  private(set) var optionsEnded = false
  private(set) var firstError: UsageError?
  private(set) var verbIsUnknown = false
  private var position = 0
  /// An option that was given without a value, and takes the next word if that is one.
  private var indulgent: Awaited?

  init(table: CommandTable) {
    self.table = table
  }

  /// Whether a further verb must follow.
  var expectsVerb: Bool {
    !verbIsUnknown && (path.last.map { !$0.subcommands.isEmpty } ?? true)
  }

  /// The words of the verb so far.
  var names: [String] { path.map(\.name) }

  /// Whether a word is written like an option. `-` and negative numbers are not: `-2147209463` is
  /// a code.
  static func looksLikeOption(_ word: String) -> Bool {
    let bytes = word.utf8.prefix(2)
    guard bytes.count == 2, bytes.first == UInt8(ascii: "-"), let second = bytes.last else {
      return false
    }
    return !second.isDigit
  }

  /// Takes the next word.
  mutating func consume(_ word: String) {
    defer { position += 1 }
    if let waiting = indulgent {
      indulgent = nil
      if waiting.value.claims(word) {
        occurrences[waiting.option.name]?.removeLast()
        return store(word, for: waiting, isFirst: false)
      }
    }
    if let waiting = awaited {
      awaited = nil
      guard Self.looksLikeOption(word) else {
        store(word, for: waiting)
        return
      }
      record(
        .missingValue(option: waiting.spelling, name: waiting.value.name, following: word),
        at: waiting.position)
    }
    if optionsEnded || !Self.looksLikeOption(word) {
      consumeOperand(word)
    } else if word == "--" {
      optionsEnded = true
    } else if word.utf8.starts(with: "--".utf8) {
      consumeLongOption(word)
    } else {
      consumeShortOptions(word)
    }
  }

  /// Notes what is wrong, unless something was before.
  mutating func record(_ reason: UsageError.Reason, at position: Int?) {
    guard firstError == nil else { return }
    firstError = UsageError(reason, path: names, position: position)
  }

  private mutating func consumeOperand(_ word: String) {
    guard !verbIsUnknown else { return }
    guard expectsVerb else {
      check(word)
      operands.append(word)
      operandPositions.append(position)
      return
    }
    if let command = table.commands(below: path).first(where: { $0.name == word }) {
      path.append(command)
    } else {
      verbIsUnknown = true
      record(table.unknownVerb(word, below: path), at: position)
    }
  }

  private mutating func check(_ operand: String) {
    let arguments = path.last?.arguments ?? []
    if let argument = ArgumentSpecification.at(operands.count, in: arguments) {
      if let fault = argument.kind.fault(of: operand) {
        record(.invalidValue(.argument(argument.name), value: operand, fault), at: position)
      }
    } else {
      record(.tooManyArguments(first: operand, maximum: arguments.count), at: position)
    }
  }

  private mutating func consumeLongOption(_ word: String) {
    let scalars = word.unicodeScalars
    let equals = scalars.firstIndex(of: "=")
    let spelling = equals.map { String(scalars[..<$0]) } ?? word
    let given = equals.map { String(scalars[scalars.index(after: $0)...]) }
    guard let option = options.first(where: { $0.spelling == spelling }) else {
      record(table.unknownOption(spelling, for: path), at: position)
      return
    }
    guard let value = option.value else {
      if let given {
        record(.unexpectedValue(option: spelling, value: given), at: position)
      }
      note(option, "", spelling)
      return
    }
    let waiting = Awaited(option: option, value: value, spelling: spelling, position: position)
    if let given {
      store(given, for: waiting)
    } else if value.isOptional {
      note(option, "", spelling)
      indulgent = waiting
    } else {
      awaited = waiting
    }
  }

  private mutating func consumeShortOptions(_ word: String) {
    var rest = word.unicodeScalars.dropFirst()
    while let letter = rest.popFirst() {
      let spelling = "-\(letter)"
      guard let option = options.first(where: { $0.short == Character(letter) }) else {
        record(table.unknownShortOption(spelling, in: word, for: path), at: position)
        return
      }
      guard let value = option.value else {
        note(option, "", spelling)
        continue
      }
      let waiting = Awaited(option: option, value: value, spelling: spelling, position: position)
      if rest.isEmpty { awaited = waiting } else { store(String(rest), for: waiting) }
      return
    }
  }

  private var options: [OptionSpecification] { table.options(for: path.last) }

  private mutating func store(_ value: String, for waiting: Awaited, isFirst: Bool = true) {
    if let fault = waiting.value.kind.fault(of: value) {
      record(.invalidValue(.option(waiting.spelling), value: value, fault), at: position)
    }
    if isFirst {
      note(waiting.option, value, waiting.spelling)
    } else {
      occurrences[waiting.option.name, default: []].append(value)
    }
  }

  private mutating func note(_ option: OptionSpecification, _ value: String, _ spelling: String) {
    if !option.isRepeatable, occurrences[option.name] != nil {
      record(.repeated(option: spelling), at: position)
    }
    occurrences[option.name, default: []].append(value)
  }
}

extension ArgumentSpecification {
  /// The operand that the given one, counted from 0, is a value of.
  static func at(_ index: Int, in arguments: [ArgumentSpecification]) -> ArgumentSpecification? {
    if index < arguments.count { return arguments[index] }
    guard let last = arguments.last, last.cardinality == .many else { return nil }
    return last
  }
}
