import Arguments
import Destinations
import Storage
import Terminal
import Text
import Wizard

extension SetupDialogue {
  /// The ways to keep the secret of a field.
  func keepingOptions(for field: Field) -> [KeepingOption] {
    KeepingOption.all(
      profile: setup.profileName ?? "", key: secretKey(of: field), in: services.context)
  }

  /// Keeps the secret of a field where the user says: by number, or by a reference.
  func keepSecret(of field: Field, as text: String) async throws {
    guard case .secret(let answer)? = setup.answer(to: field.key), let whole = answer.value else {
      return
    }
    let kept = KeptSecret(whole, of: field.kind)
    if text.hasPrefix("${") { return try await keep(kept, of: field, by: text) }
    let options = keepingOptions(for: field)
    guard let number = Int(text.isEmpty ? "1" : text), options.indices.contains(number - 1) else {
      if try explain(text) { return }
      return try say(SetupWording.keepingNumber(options.count))
    }
    switch options[number - 1] {
    case .file: try keepInFile(kept, of: field)
    case .manager(let manager): try await keep(kept, of: field, in: manager)
    case .variable: try keepInVariable(kept, of: field)
    case .command: try await keepByCommand(kept, of: field)
    case .plain: try keepPlainly(field)
    }
  }

  /// The name of a secret's file. What a stored set-up refers to stays as it is until this one is
  /// stored in its place.
  private func secretKey(of field: Field) -> String {
    let name = setup.profileName ?? ""
    guard let file = SecretFolder(services.context.places)?.file(profile: name, key: field.key),
      let stored = try? keeper.stored(name)?.text(of: field), stored.contains("${file:\(file)}")
    else { return field.key }
    return field.key + "2"
  }

  // MARK: - Each way

  private func keepInFile(_ kept: KeptSecret, of field: Field) throws {
    guard !keeper.isDryRun else { return try say(SetupWording.notInDryRun) }
    guard let folder = SecretFolder(services.context.places) else { return }
    let path: String
    do throws(PlaceError) {
      path = try folder.keep(
        kept.secret, profile: setup.profileName ?? "", key: secretKey(of: field))
    } catch {
      return try say(SetupWording.notStored(error.sentence))
    }
    try say(SetupWording.keptInFile(path))
    try hand(.kept(field.key, .reference(kept.written(with: "${file:\(path)}"))))
  }

  private func keep(
    _ kept: KeptSecret, of field: Field, in manager: SecretKeeper
  ) async throws {
    guard !keeper.isDryRun else { return try say(SetupWording.notInDryRun) }
    var vault: String?
    if manager.needsVault {
      vault = try askAside(SetupWording.vault, usual: nil, help: SetupWording.keepingHelp)
      guard vault != nil else { return }
    }
    guard
      let place = SecretPlace(
        profile: setup.profileName ?? "", key: field.key.replacing(".", with: "-"), vault: vault),
      let reference = manager.reference(to: place)
    else { return try say(SetupWording.invalidVault) }
    if manager.wordsToStore(at: place) == nil, let words = manager.wordsToEnter(at: place) {
      try say(SetupWording.enterYourself(words.joined(separator: " ")))
      guard
        try askAside(SetupWording.whenDone, usual: "done", help: SetupWording.keepingHelp) != nil
      else { return }
    } else {
      do throws(SecretKeeperError) {
        try await pages.during(SetupWording.askingToKeep(manager.program)) {
          () async throws(SecretKeeperError) in
          try manager.store(kept.secret, at: place, environment: services.context.environment)
        }
      } catch {
        // What a program says may hold what it was told.
        return try say(SetupWording.notStored(Redactor([kept.secret]).redacted(error.sentence)))
      }
    }
    try await keep(kept, of: field, by: reference)
  }

  private func keepInVariable(_ kept: KeptSecret, of field: Field) throws {
    let usual = "\(setup.profileName ?? "leadline")_\(field.optionName)".uppercased()
      .map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    guard
      let name = try askAside(
        SetupWording.variable, usual: String(usual), help: SetupWording.keepingHelp)
    else { return }
    let reference = "${env:\(name)}"
    guard case .reference = SecretReference.read(reference, split: { _ in nil }) else {
      return try say(SetupWording.invalidVariable(name))
    }
    let held = services.context.environment[name].map { Secret($0) }
    if held != kept.secret { try say(SetupWording.setVariable(name, isOther: held != nil)) }
    try hand(.kept(field.key, .reference(kept.written(with: reference))))
  }

  private func keepByCommand(_ kept: KeptSecret, of field: Field) async throws {
    guard
      let command = try askAside(SetupWording.command, usual: nil, help: SetupWording.keepingHelp)
    else { return }
    try await keep(kept, of: field, by: "${cmd:\(command)}")
  }

  private func keepPlainly(_ field: Field) throws {
    guard
      let answer = try askAside(
        SetupWording.plainWarning, usual: "no", help: SetupWording.keepingHelp),
      YesOrNo(answer, default: .no) == .yes
    else { return }
    try hand(.kept(field.key, .plain))
  }

  /// Takes a reference that leads to the very secret that was entered.
  private func keep(_ kept: KeptSecret, of field: Field, by reference: String) async throws {
    guard let destination = setup.offer?.destination,
      case .secret(let entered)? = setup.answer(to: field.key)
    else { return }
    let written = kept.written(with: reference)
    let fetched = await pages.during(SetupWording.fetching) {
      services.secret(written, for: field, of: destination)
    }
    if let reason = fetched.reason { return try say(SetupWording.leadsNowhere(reason)) }
    guard fetched.value == entered.value else { return try say(SetupWording.leadsElsewhere) }
    try hand(.kept(field.key, .reference(written)))
  }

}

extension String {
  /// Without blanks at either end.
  var trimmedBlanks: String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
