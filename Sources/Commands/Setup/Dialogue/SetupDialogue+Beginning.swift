import Destinations
import Storage
import Terminal
import Text
import Wizard

extension SetupDialogue {
  /// Gives the set-up a name, under which it is kept from now on.
  func beginProfile(_ name: String) async throws {
    guard ControlWord(name) == nil, ProfileFolder.isName(name) else {
      return try say(SetupWording.invalidName(name))
    }
    if keeper.isUnfinished(name) {
      try say(SetupWording.unfinished(name))
      if try isConfirmed(usual: .yes) { return try resume(name) }
    }
    guard keeper.begin(name) else { return try say(SetupWording.taken(name)) }
    try hand(.profileName(name))
    try offerStored(name)
  }

  /// Takes up a set-up that was left.
  func resume(_ name: String) throws {
    let entries: [JournalEntry]
    do throws(PlaceError) {
      entries = try keeper.resume(name)
    } catch {
      if case .held = error { return try say(SetupWording.taken(name)) }
      return try say(SetupWording.notResumed(error.sentence))
    }
    var fresh = keeper.fresh
    fresh.restore(entries) { key, reference in
      services.secret(reference, for: key, in: setup.offers)
    }
    setup = fresh
    showAgain()
  }

  /// Offers the values of the set-up that is stored under a name.
  private func offerStored(_ name: String) throws {
    guard let stored = try keeper.stored(name) else { return }
    guard stored.destination.id == setup.offer?.destination.id else {
      return try say(SetupWording.otherDestination(name, stored.destination.name))
    }
    try say(SetupWording.existing)
    try hand(.suggestions(services.answers(in: stored)))
  }

  func isConfirmed(usual: YesOrNo) throws -> Bool {
    while true {
      switch console.ask(ConsoleQuestion(prompt: SetupWording.prompt)) {
      case .line(let line):
        if let answer = YesOrNo(line, default: usual) { return answer == .yes }
        try say(SetupWording.yesOrNo)
      case .interrupted, .endOfInput: return false
      case .secret, .paste: try say(SetupWording.yesOrNo)
      }
    }
  }
}
