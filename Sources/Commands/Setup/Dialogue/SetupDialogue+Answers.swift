import Destinations
import Knowledge
import Storage
import Terminal
import Text
import Wizard

extension SetupDialogue {
  /// Takes a line: a word that steers, an answer, values, or an error.
  func take(_ line: String, at question: Question) async throws -> Turn {
    let text = line.trimmedBlanks
    if let word = ControlWord(text) { return try await follow(word, at: question) }
    switch question {
    case .destination: try chooseDestination(text)
    case .profileName: try await nameProfile(text)
    case .value(let field, _, let current): try answer(field, text, current: current)
    case .keeping(let field, _): try await keepSecret(of: field, as: text)
    case .action(let step): try finish(step, text)
    case .confirmation: try confirm(text)
    case .end: return .answered
    }
    return .goOn
  }

  /// Takes what was not seen: a secret, a word that steers, or a pasted text that holds values.
  func take(_ secret: Secret, at question: Question) async throws -> Turn {
    let text = secret.withExposedValue { String(decoding: $0, as: UTF8.self) }.trimmedBlanks
    if let word = ControlWord(text) { return try await follow(word, at: question) }
    guard case .value(let field, _, let current) = question else { return .goOn }
    if text.isEmpty {
      try keep(current, of: field)
      return .goOn
    }
    if try takeValues(in: text, at: field) { return .goOn }
    if text.contains(where: \.isWhitespace), try explain(text) { return .goOn }
    // A reference may stand in place of the secret.
    let answer =
      setup.offer.map { services.typedSecret(text, for: field, of: $0.destination) }
      ?? SecretAnswer(Secret(text))
    if answer.keeping == nil, let meant = field.repaired(text), meant != text {
      try hand(.meant([PastedValue(field.key, .secret(Secret(meant)))]))
    } else {
      try hand(.answer(field.key, .secret(answer)))
    }
    return .goOn
  }

  /// Takes several lines: values of this set-up, or an error.
  func take(paste text: String, at question: Question) throws -> Turn {
    let field: Field? = if case .value(let field, _, _) = question { field } else { nil }
    if case .destination = question, try chooseDestination(pasted: text) { return .goOn }
    if try takeValues(in: text, at: field) { return .goOn }
    if try explain(text) { return .goOn }
    try say(SetupWording.notUnderstood)
    return .goOn
  }

  // MARK: - Each question

  private func chooseDestination(_ text: String) throws {
    if text.isEmpty, setup.offer != nil { return try hand(.keep) }
    guard !text.isEmpty else { return try say(SetupWording.needsAnswer) }
    if let id = pages.destination(for: text, in: setup) { return try choose(id) }
    if try chooseDestination(pasted: text) { return }
    if try explain(text) { return }
    try say(SetupWording.unknownDestination(text))
  }

  /// Chooses a destination; in place of a retired one, that which took its place.
  func choose(_ id: String) throws {
    guard SetupDestination.named(id) != nil else {
      return try say(SetupDestination.refusal(of: id))
    }
    guard let move = Move(from: id, in: setup) else { return try hand(.destination(id)) }
    try say(SetupWording.moving(move))
    try hand(.destination(move.replacement))
  }

  private func chooseDestination(pasted text: String) throws -> Bool {
    guard let found = PastedText.destinations(in: text).first else { return false }
    try choose(found.destination.id)
    try warnOfShownSecret(in: text, found.values)
    try tellRemarks(on: text)
    try hand(.pasted(found.values))
    return true
  }

  private func nameProfile(_ text: String) async throws {
    let name = text.isEmpty ? keeper.suggestedName(for: setup) : text
    if !ProfileFolder.isName(name), try explain(text) { return }
    try await beginProfile(name)
  }

  private func answer(_ field: Field, _ text: String, current: Answer?) throws {
    if case .choice(let words) = field.kind, !text.isEmpty || current == nil {
      // The first is the one to take.
      let text = text.isEmpty ? words.first ?? "" : text
      if text.contains(where: \.isWhitespace), try explain(text) { return }
      return try hand(.answer(field.key, .text(pages.word(for: text, among: words))))
    }
    if text.isEmpty { return try keep(current, of: field) }
    if try takeValues(in: text, at: field) { return }
    // An answer is one word; what has several, or is a code, may be an error of the portal.
    let isOneWord =
      !text.contains(where: \.isWhitespace) || field.kind == .addresses && text.contains("@")
    if try !isOneWord || services.isCode(text), try explain(text) { return }
    try hand(.answer(field.key, .text(text)))
  }

  private func keep(_ current: Answer?, of field: Field) throws {
    if current != nil { return try hand(.keep) }
    guard field.isRequired else { return try hand(.skip) }
    try say(SetupWording.needsAnswer)
  }

  private func finish(_ step: GuideStep, _ text: String) throws {
    if text.isEmpty || YesOrNo(text, default: .yes) == .yes { return try hand(.done) }
    if try takeValues(in: text, at: nil) { return }
    if try explain(text) { return }
    try say(SetupWording.notUnderstood)
  }

  private func confirm(_ text: String) throws {
    guard let answer = YesOrNo(text, default: .yes) else {
      if try explain(text) { return }
      return try say(SetupWording.yesOrNo)
    }
    try hand(.confirm(answer == .yes))
  }

  // MARK: - What a text holds

  /// Takes the values that a pasted text holds.
  private func takeValues(in text: String, at field: Field?) throws -> Bool {
    guard let offer = setup.offer else { return false }
    // What is no longer asked for may stand there, too.
    let values = offer.destination.pastedValues(text).filter { value in
      offer.guide.steps.contains { $0.field == value.key }
    }
    guard !values.isEmpty else { return false }
    if let field, values.count == 1, let only = values.first, only.key == field.key {
      // It is the answer, with or without something around it.
      guard text.contains(where: \.isWhitespace) else { return false }
      try tellRemarks(on: text)
      try hand(.answer(field.key, Answer(only.value)))
      return true
    }
    try say(SetupWording.found(values.count))
    if field?.isSecret != true { try warnOfShownSecret(in: text, values) }
    try tellRemarks(on: text)
    try hand(.pasted(values))
    return true
  }

  /// Explains what a pasted text tells besides answers.
  private func tellRemarks(on text: String) throws {
    for remark in setup.offer?.destination.pastedRemarks(text) ?? [] {
      guard let explanation = try services.explanation(of: remark, in: setup) else { continue }
      try write(pages.text(of: explanation))
    }
  }

  /// A line is seen as it is typed; several that are pasted only where the terminal itself edits.
  private func warnOfShownSecret(in text: String, _ values: [PastedValue]) throws {
    let isSeen = !console.drawsOver || !text.contains("\n")
    if isSeen, values.contains(where: \.isSecret) { try say(SetupWording.secretWasShown) }
  }

  /// Explains a text where it is a known failure.
  func explain(_ text: String) throws -> Bool {
    guard let explanation = try services.explanation(of: text, in: setup) else { return false }
    try write(pages.text(of: explanation))
    return true
  }
}
