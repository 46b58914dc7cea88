import Destinations
import Storage
import Terminal
import Wizard

extension SetupDialogue {
  /// Greets, and takes what was given before anything is asked.
  ///
  /// - Returns: A status where the set-up cannot go on.
  func start(_ options: SetupOptions, _ given: GivenAnswers) async throws -> ExitStatus? {
    if !services.context.options.isQuiet { try say(SetupWording.greeting) }
    if options.resumes, let status = try takeUp(given.profile) { return status }
    let stored = given.profile.flatMap { try? keeper.stored($0)?.destination.id }
    if setup.offer == nil, let id = given.destination ?? stored { try choose(id) }
    try tellSandboxValues()
    self.given = given
    return nil
  }

  /// Takes what was given as soon as it is known for what.
  func takeGiven() async throws {
    guard let given, let destination = setup.offer?.destination else { return }
    if setup.profileName == nil, let name = given.profile {
      self.given?.profile = nil
      try await beginProfile(name)
    }
    guard setup.profileName != nil else { return }
    self.given = nil
    for (field, answer) in try answers(given, for: destination) {
      try hand(.answer(field.key, answer))
      try await look()
    }
  }

  /// What was given, in the order of the fields, as one may rest on another.
  private func answers(
    _ given: GivenAnswers, for destination: Destination
  ) throws -> [(Field, Answer)] {
    let checked = try given.checked(for: destination)
    return destination.fields.compactMap { field in
      guard let value = checked.values[field.key]?.value else { return nil }
      return (field, services.answer(value, to: field, of: destination))
    }
  }

  /// Takes up the set-up that was left under a name, or the one there is.
  ///
  /// - Returns: A status where none is taken up.
  private func takeUp(_ name: String?) throws -> ExitStatus? {
    let left = keeper.unfinished().filter { name == nil || $0.name == name }
    guard let first = left.first else {
      try say(SetupWording.nothingToResume(name))
      return .noInput
    }
    return left.count == 1 ? try resume(first.name) : try chooseUnfinished(left.map(\.name))
  }

  /// Takes up the one of several that the user names.
  private func chooseUnfinished(_ names: [String]) throws -> ExitStatus? {
    try say(SetupWording.severalUnfinished)
    try write(pages.numbered(names))
    while true {
      switch try askAside(help: SetupWording.severalUnfinished) {
      case .text(let word):
        if names.contains(word) { return try resume(word) }
        if let number = Int(word), names.indices.contains(number - 1) {
          return try resume(names[number - 1])
        }
      case .givenUp(let isInterrupted):
        if wantsToLeave { return .ok }
        if isInterrupted { return .interrupted }
      }
      try say(SetupWording.severalUnfinished)
    }
  }

  /// In the sandbox the portals cannot be opened: what is found there is told at once.
  func tellSandboxValues() throws {
    guard services.isSandboxed else { return }
    for offer in setup.offers
    where setup.offer == nil || setup.offer?.destination.id == offer.destination.id {
      let ways = offer.destination.ways
      for way in ways.isEmpty ? [nil] : ways.map(Optional.some) {
        let values = try services.sandboxValues(for: offer.destination, authentication: way)
        let rows = values.map { value in
          let label = offer.destination.fields.first { $0.key == value.key }?.label ?? value.key
          return (label: label, value: value.value)
        }
        guard !rows.isEmpty else { continue }
        try say(SetupWording.sandboxValues(offer.destination.name))
        try write(pages.values(rows))
      }
    }
  }
}

extension Destination {
  /// The words to choose from where there are several ways, each with values of its own.
  fileprivate var ways: [String] {
    for field in fields { if case .choice(let words) = field.kind { return words } }
    return []
  }
}
