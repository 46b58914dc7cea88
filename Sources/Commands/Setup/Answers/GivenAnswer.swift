import Text

/// An answer that was given without being asked for.
struct GivenAnswer: Equatable, Sendable {
  /// What was given.
  enum Value: Equatable, Sendable {
    /// Something that may be shown.
    case text(String)
    /// Where a secret is kept; of a connection string, the whole of it with references in it.
    case reference(String)
  }

  /// Where it was given.
  enum Origin: Equatable, Sendable {
    /// On the command line, by the name of the option with its hyphens.
    case option(String)
    /// In the environment, by the name of the variable.
    case variable(String)
    /// In an answers file.
    case file(String, TextPosition?)
  }

  let value: Value
  let origin: Origin

  /// What was given, as it is stored: a text, or a reference.
  var text: String {
    switch value {
    case .text(let text), .reference(let text): text
    }
  }
}

extension GivenAnswer.Origin {
  /// What a message begins with that blames this place.
  var place: String {
    switch self {
    case .option(let name): "'\(name)'"
    case .variable(let name): name
    case .file(let path, let position):
      position.map { "\(path):\($0.line):\($0.column)" } ?? path
    }
  }

  /// What a wrong answer that was given here means for the program's end.
  var status: ExitStatus {
    switch self {
    case .option: .usage
    case .variable: .configuration
    case .file: .invalidData
    }
  }
}

/// What is wrong with something that was given, in a sentence without anything secret.
struct AnswerProblem: Error, Equatable {
  let origin: GivenAnswer.Origin
  let sentence: String

  init(_ origin: GivenAnswer.Origin, _ sentence: String) {
    self.origin = origin
    self.sentence = sentence
  }

  /// The whole line.
  var line: String { "\(origin.place): \(sentence)" }
}

extension CommandFailure {
  /// Tells of all that is wrong; the gravest decides the status.
  init(_ problems: [AnswerProblem]) {
    let status = problems.reduce(ExitStatus.ok) { $0.joined(with: $1.origin.status) }
    self.init(lines: problems.map(\.line), status)
  }
}
