import Leads

/// Sends one test lead, looks for it, and removes it: what the checks of a test lead have in
/// common.
struct TestLeadTrial: Sendable {
  /// What is said where a destination has words of its own.
  struct Words: Sendable {
    /// The lead could not be removed.
    let left: CheckResult
    /// It was taken and is not there.
    let notFound: CheckResult
    /// Who asks may not look; the service's words, where it had any.
    let hidden: @Sendable (String?) -> CheckResult
    /// It was taken, and whether it is there cannot be seen just now.
    let unseen: @Sendable (CheckStop) -> CheckResult
  }

  /// What a search for the lead gave.
  private enum Search: Sendable {
    case found([PlacedLead])
    case stopped(CheckStop)

    var leads: [PlacedLead] { if case .found(let leads) = self { leads } else { [] } }
  }

  let place: any LeadPlace
  let lead: TestLead
  let words: Words

  func result() async -> CheckResult {
    switch await place.send([lead], offerTitle: TestLead.offerTitle).first {
    case .refused(let result), .takenWith(let result): result
    case .unknown(let stop): await unknown(after: stop)
    case .taken(let placed):
      place.manner.isImmediate ? await atOnce(placed) : await byAndBy()
    case nil: .notEstablished(.sentence("no lead was sent"))
    }
  }

  /// Of a service that has what it took: what was written is removed, whatever the search gave.
  private func atOnce(_ placed: PlacedLead?) async -> CheckResult {
    let search = await search()
    let written = placed ?? search.leads.first
    guard let written, await isRemoved([written]) else { return words.left }
    switch search {
    case .found(let leads): return leads.isEmpty ? words.notFound : .ok
    // The user may write leads and not read them, which is enough.
    case .stopped(let stop): return stop.cause == .hidden ? .ok : stop.result
    }
  }

  /// Of a service that has answered before the lead is made.
  private func byAndBy() async -> CheckResult {
    var search = Search.found([])
    for pause in WrittenLead.pauses {
      guard (try? await Task.sleep(for: pause)) != nil else { break }
      search = await self.search()
      guard search.leads.isEmpty, case .found = search else { break }
    }
    switch search {
    case .found(let leads) where leads.isEmpty: return await late(unseen: words.notFound)
    case .found(let leads): return await isRemoved(leads) ? .ok : words.left
    case .stopped(let stop) where stop.cause == .hidden:
      return words.hidden(stop.result.outcome.observation?.said)
    case .stopped(let stop): return await late(unseen: words.unseen(stop))
    }
  }

  /// A lead that comes late, or after the check was cut short, is removed all the same.
  private func late(unseen: CheckResult) async -> CheckResult {
    switch await WrittenLead.removing({ await removeWhatIsFound() }) {
    case .removed: .ok
    case .left: words.left
    case .absent: words.notFound
    case .unseen, nil: unseen
    }
  }

  /// What to say when it is not known whether the lead was taken.
  private func unknown(after stop: CheckStop) async -> CheckResult {
    if let expected = place.expected(lead) {
      return await isRemoved([expected]) ? stop.result : words.left
    }
    switch await WrittenLead.removing({ await removeWhatIsFound() }) {
    case .removed: return stop.result
    case .left: return words.left
    // What is not there yet may come in later.
    case .absent: return place.manner.isImmediate ? stop.result : stop.result(asTo: lead)
    case .unseen, nil: return stop.result(asTo: lead)
    }
  }

  private func search() async -> Search {
    do throws(CheckStop) {
      return .found(try await place.find([SoughtLead(lead)]))
    } catch {
      return .stopped(error)
    }
  }

  private func isRemoved(_ leads: [PlacedLead]) async -> Bool {
    await WrittenLead.removing { await remove(leads) } ?? false
  }

  private func remove(_ leads: [PlacedLead]) async -> Bool {
    let removals = await place.remove(leads)
    return removals.count == leads.count && removals.allSatisfy(\.isGone)
  }

  /// What came of removing what is there.
  private enum Removal: Sendable {
    case removed, left
    /// It is not there, or not yet.
    case absent
    /// Whether it is there cannot be seen.
    case unseen
  }

  private func removeWhatIsFound() async -> Removal {
    guard case .found(let leads) = await search() else { return .unseen }
    guard !leads.isEmpty else { return .absent }
    return await remove(leads) ? .removed : .left
  }
}
