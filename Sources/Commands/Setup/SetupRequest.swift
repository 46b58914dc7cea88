import Destinations
import Knowledge
import Reports
import Storage
import Text
import Wizard

/// `setup --for-admin`: what whoever has the right is asked to do, with the user's own ids.
struct SetupRequest {
  let options: SetupOptions
  let given: GivenAnswers
  let services: SetupServices

  private var context: CommandContext { services.context }

  func run(_ fresh: Setup) throws -> ExitStatus {
    var setup = fresh
    try restoreWhatWasKept(&setup)
    if let id = given.destination { restore([.destination(id)], &setup) }
    guard let offer = setup.offer else {
      throw MissingAnswers([], needsDestination: true).failure
    }
    restore(try answers(for: offer.destination), &setup)
    restore(offer.destination.usualChoices(in: setup), &setup)
    let steps = setup.steps.filter { step in
      !step.request.isEmpty && !step.isForAnybody && !setup.isDone(step)
        && !setup.sendsTestLead(step)
    }
    guard !steps.isEmpty else {
      context.note(SetupWording.noRequest)
      return .ok
    }
    let pages = GuidePages(style: context.style, values: services.values(of: setup))
    try context.write(pages.request(steps, of: offer.guide))
    return .ok
  }

  /// A message needs no secret: none is fetched for it.
  private func restore(_ entries: [JournalEntry], _ setup: inout Setup) {
    setup.restore(entries) { SecretAnswer(reference: $1, unavailable: "it is not needed here") }
  }

  /// Takes up what was answered in a set-up that was left, or else stored.
  private func restoreWhatWasKept(_ setup: inout Setup) throws {
    guard let name = given.profile else { return }
    let lines = JournalFolder(context.places)?.lines(of: name) ?? []
    let entries = lines.compactMap { (try? JSONParser.parse($0)).flatMap(JournalEntry.init) }
    guard entries.isEmpty else { return restore(entries, &setup) }
    let profiles = try StoredProfiles(of: context)
    guard profiles.names.contains(name) else {
      return context.note(SetupWording.nothingUnder(name))
    }
    let stored = try profiles.profile(name)
    guard SetupDestination.named(stored.destination.id) != nil else {
      guard given.destination == nil else { return }
      throw CommandFailure(SetupDestination.refusal(of: stored.destination.id), .usage)
    }
    let answers = stored.destination.fields.compactMap { field -> JournalEntry? in
      guard !field.isSecret else { return nil }
      return stored.text(of: field).map { .text(field.key, $0) }
    }
    let id = stored.destination.id
    restore([.destination(Move(from: id, in: setup)?.replacement ?? id)] + answers, &setup)
  }

  private func answers(for destination: Destination) throws -> [JournalEntry] {
    let checked = try given.checked(for: destination)
    return destination.fields.compactMap { field in
      switch checked.values[field.key]?.value {
      case .text(let text)?: .text(field.key, text)
      case .reference(let reference)?: .reference(field.key, reference)
      case nil: nil
      }
    }
  }
}

extension Destination {
  /// What is taken where nothing was chosen.
  fileprivate func usualChoices(in setup: Setup) -> [JournalEntry] {
    fields.compactMap { field in
      guard case .choice(let words) = field.kind, setup.answer(to: field.key) == nil else {
        return nil
      }
      return words.first.map { .text(field.key, $0) }
    }
  }
}
