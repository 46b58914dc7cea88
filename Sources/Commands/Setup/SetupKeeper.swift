import Destinations
import Storage
import Text
import Wizard

/// Keeps what was answered: while it is being answered in a journal, in the end in a profile.
final class SetupKeeper {
  let isDryRun: Bool
  private let context: CommandContext
  private let complain: (String) -> Void
  private var journal: Journal?
  private var journalName: String?
  /// All that was accepted, for a journal that is begun later.
  private var entries: [JournalEntry] = []
  /// How many of them stand in the journal: where there was no room for one, it is tried again with
  /// the next.
  private var noted = 0
  private var hasComplained = false

  /// The set-up before anything was answered, from which one that was left is taken up.
  let fresh: Setup

  init(
    _ context: CommandContext, isDryRun: Bool, fresh: Setup, complain: @escaping (String) -> Void
  ) {
    self.context = context
    self.fresh = fresh
    self.isDryRun = isDryRun
    self.complain = complain
  }

  /// Whether the set-up could be taken up again.
  var isKept: Bool { journalName != nil && noted == entries.count }

  // MARK: - The journal

  /// Notes what was accepted, so that it outlives this process.
  func record(_ accepted: [JournalEntry]) {
    entries += accepted
    note()
  }

  private func note() {
    guard journalName != nil else { return }
    do throws(PlaceError) {
      for entry in entries[noted...] {
        try journal?.append(Array(JSONWriter.compact(entry.json).utf8))
        noted += 1
      }
    } catch {
      tell(error.sentence)
    }
  }

  /// Told once: every further answer would meet the same.
  private func tell(_ reason: String) {
    guard !hasComplained else { return }
    hasComplained = true
    complain(SetupWording.notKept(reason))
  }

  /// Begins a journal under a name, with what was accepted before.
  ///
  /// - Returns: Whether the name is free; another set-up may be under way under it.
  func begin(_ name: String) -> Bool {
    guard !isDryRun, journalName != name else { return true }
    guard let folder = JournalFolder(context.places) else {
      tell(SetupWording.noStatePlace)
      return true
    }
    do throws(PlaceError) {
      let begun = try folder.begin(name)
      finish()
      journal = consume begun
      journalName = name
      noted = 0
      note()
      return true
    } catch {
      if case .held = error { return false }
      tell(error.sentence)
      return true
    }
  }

  /// Takes up what was left under a name.
  ///
  /// - Returns: What was accepted then.
  func resume(_ name: String) throws(PlaceError) -> [JournalEntry] {
    guard let folder = JournalFolder(context.places) else { throw .missing(name) }
    let resumed = try folder.resume(name)
    var read: [JournalEntry] = []
    for line in resumed.lines {
      // What a newer version noted may change what the rest means.
      guard let entry = (try? JSONParser.parse(line)).flatMap(JournalEntry.init) else {
        throw .damaged(folder.file(name))
      }
      read.append(entry)
    }
    // What was being set up before stays in its own journal.
    journal = consume resumed
    journalName = name
    entries = read
    noted = read.count
    return read
  }

  /// The set-ups that were left, the one changed last first.
  func unfinished() -> [JournalFolder.Unfinished] {
    (try? JournalFolder(context.places)?.unfinished()) ?? []
  }

  /// Whether a set-up of a name was left, and nobody is at it.
  func isUnfinished(_ name: String) -> Bool {
    journalName != name && unfinished().contains { $0.name == name && !$0.isHeld }
  }

  /// Removes the journal: it is not needed any more.
  func finish() {
    guard let ended = journal.take() else { return }
    journalName = nil
    do throws(PlaceError) { try ended.finish() } catch { tell(error.sentence) }
  }

  // MARK: - Profiles

  /// A name that no set-up has yet.
  func suggestedName(for setup: Setup) -> String {
    let taken = Set((try? StoredProfiles(of: context).names) ?? [])
      .union(unfinished().map(\.name))
    let base = setup.offer?.destination.id ?? "leads"
    if !taken.contains(base) { return base }
    return (2...).lazy.map { "\(base)-\($0)" }.first { !taken.contains($0) } ?? base
  }

  /// The stored set-up of a name, as it is; `nil` where there is none.
  func stored(_ name: String) throws(CommandFailure) -> StoredProfile? {
    let profiles = try StoredProfiles(of: context)
    guard profiles.names.contains(name) else { return nil }
    return try profiles.profile(name)
  }
}
