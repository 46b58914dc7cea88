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
      guard let goesOn = try isConfirmed(usual: .yes) else { return }
      if goesOn {
        _ = try resume(name)
        return
      }
    }
    let stored: StoredProfile?
    do throws(CommandFailure) {
      stored = try keeper.stored(name)
    } catch {
      // Found at the end, it would have been for nothing.
      return try say(SetupWording.notUsable(error.message))
    }
    guard keeper.begin(name) else { return try say(SetupWording.taken(name)) }
    try hand(.profileName(name))
    if let stored { try offer(stored) }
  }

  /// Takes up a set-up that was left.
  ///
  /// - Returns: What it means for the program's end where it cannot be taken up.
  func resume(_ name: String) throws -> ExitStatus? {
    let entries: [JournalEntry]
    do throws(PlaceError) {
      entries = try keeper.resume(name)
    } catch {
      if case .held = error {
        try say(SetupWording.taken(name))
      } else {
        try say(SetupWording.notResumed(error.sentence))
      }
      return error.status
    }
    var fresh = keeper.fresh
    fresh.restore(entries) { key, reference in
      services.secret(reference, for: key, in: setup.offers)
    }
    setup = fresh
    showAgain()
    if let stored = try? keeper.stored(name), leads(stored) {
      try hand(.suggestions(services.answers(in: stored)))
    }
    return nil
  }

  /// Whether a stored set-up leads where this one does, or did before it was retired.
  private func leads(_ stored: StoredProfile) -> Bool {
    let id = stored.destination.id
    return Move(from: id, in: setup)?.replacement ?? id == setup.offer?.destination.id
  }

  /// Offers the values of a set-up that is stored already.
  private func offer(_ stored: StoredProfile) throws {
    guard leads(stored) else {
      return try say(SetupWording.otherDestination(stored.name, stored.destination.name))
    }
    try say(SetupWording.existing)
    try hand(.suggestions(services.answers(in: stored)))
  }
}
