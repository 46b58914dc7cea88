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

  func run(_ fresh: Setup) throws -> ExitStatus {
    var setup = fresh
    let context = services.context
    try restore(&setup)
    guard let offer = try chosen(&setup) else {
      throw MissingAnswers([], needsDestination: true).failure
    }
    let destination = offer.destination
    let checked = try given.checked(for: destination)
    let entries = destination.fields.compactMap { field -> JournalEntry? in
      switch checked.values[field.key]?.value {
      case .text(let text)?: .text(field.key, text)
      case .reference(let reference)?: .reference(field.key, reference)
      case nil: nil
      }
    }
    setup.restore(entries) { SecretAnswer(reference: $1, unavailable: "it is not needed here") }
    if setup.answer(to: "authentication") == nil, let usual = destination.usualSignIn {
      setup.restore([.text("authentication", usual)]) {
        SecretAnswer(reference: $1, unavailable: "it is not needed here")
      }
    }
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

  /// Takes up what was answered in a set-up that was left or stored.
  private func restore(_ setup: inout Setup) throws {
    guard let name = given.profile else { return }
    let context = services.context
    let lines = JournalFolder(context.places)?.lines(of: name) ?? []
    let entries = lines.compactMap { (try? JSONParser.parse($0)).flatMap(JournalEntry.init) }
    // A message needs no secret: none is fetched for it.
    setup.restore(entries) { SecretAnswer(reference: $1, unavailable: "it is not needed here") }
    let profiles = try StoredProfiles(of: context)
    if entries.isEmpty, !profiles.names.contains(name) {
      context.note(SetupWording.nothingUnder(name))
    }
    guard entries.isEmpty, profiles.names.contains(name) else { return }
    let stored = try profiles.profile(name)
    _ = try? setup.take(.destination(stored.destination.id))
    setup.restore(
      stored.destination.fields.compactMap { field in
        guard !field.isSecret, let text = stored.text(of: field) else { return nil }
        return .text(field.key, text)
      }
    ) { SecretAnswer(reference: $1, unavailable: "") }
  }

  private func chosen(_ setup: inout Setup) throws -> Offer? {
    if let id = given.destination { _ = try? setup.take(.destination(id)) }
    return setup.offer
  }
}

extension Destination {
  /// The kind of sign-in that is taken where none was chosen.
  fileprivate var usualSignIn: String? {
    for field in fields where field.key == "authentication" {
      if case .choice(let words) = field.kind { return words.first }
    }
    return nil
  }
}
