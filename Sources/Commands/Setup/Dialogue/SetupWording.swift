import Text
import Wizard

/// The words of the set-up, in one place so that they can be translated.
enum SetupWording {
  static let greeting = """
    At every question: '?' explains, 'back' goes back, 'steps' shows what is done, 'skip' goes on \
    without, 'check' looks once more, 'wait' looks until it is well, 'admin' writes a message for \
    whoever has the right, 'quit' leaves and keeps what was answered. Paste an error to have it \
    explained.
    """

  static let prompt = "> "
  static let destination = "Where shall the leads go?"
  static let destinationHint = "'?' tells all that each needs, costs and gives."
  static let destinationHelp = """
    Type the number or the name of a destination. Whoever has Dynamics 365, Marketo or Salesforce \
    takes that; an Azure table is the simplest to set up. What you paste chooses for you: a \
    connection string, an embed code, a web-to-lead form, the URL of a flow, a set of ids.
    """
  static let profileName = "What shall this set-up be called?"
  static let profileNameHelp = """
    Under this name it is stored, and 'leadline validate --profile NAME' checks it again. Letters, \
    digits, '.', '_' and '-'.
    """

  static func offered(_ value: String) -> String { "Enter takes '\(value)'." }
  static func standing(_ value: String) -> String { "Now '\(value)'; Enter keeps it." }
  static func entered(_ value: String) -> String { "Now '\(value)'." }
  static let secretStanding = "A secret was entered; Enter keeps it."
  static let optional = "Enter leaves it out."
  static let hidden = "What you type or paste here is not shown."
  static func example(_ text: String) -> String { "It looks like this: \(text)" }
  static func choices(_ words: [String]) -> String { "One of: " + words.joined(separator: ", ") }

  static let action = "Press Enter when it is done; then it is checked."
  static let adminHint = "'admin' writes a message for somebody who has the right."
  static let optionalAction = "'skip' leaves it out."
  static let uncheckedAction = "Press Enter when it is done."
  static let testLead = "Press Enter to send the test lead now; 'skip' goes on without."
  static let notYet = "Not so yet:"
  static let notSeen = "Could not be seen:"
  static func alreadyDone(_ title: String) -> String { "Done already: \(title)." }

  static func pasted(_ label: String, _ value: String) -> String {
    "\(label): '\(value)' stands in what you pasted. Take it? [Y/n]"
  }
  static func pastedSecret(_ label: String) -> String {
    "\(label): what you pasted holds it. Take it? [Y/n]"
  }
  static func repaired(_ label: String, _ value: String) -> String {
    "\(label): '\(value)' seems to be meant. Take that? [Y/n]"
  }

  static func repairedSecret(_ label: String) -> String {
    "\(label): not quite what you entered seems to be meant, which is not shown here. Take that? [Y/n]"
  }

  static func found(_ count: Int) -> String {
    count == 1 ? "The pasted text holds one value." : "The pasted text holds \(count) values."
  }

  static let secretWasShown = """
    What you pasted holds a secret, and stands on the screen: clear it if others can see it.
    """

  static let looksAgain = """
    Mend it, then press Enter to look again; or type another value. 'wait' looks again and again, \
    'skip' goes on all the same.
    """
  static let looksAgainAction = """
    Mend it, then press Enter to look again. 'wait' looks again and again, 'skip' goes on all the \
    same.
    """
  static func change(_ label: String, row: Int) -> String {
    "To enter another value for '\(label)', type 'steps' and then \(row)."
  }
  static let mendHint = "In the sandbox, 'mend' does what the steps say."
  static let mended = "The sandbox has done it. Press Enter to look again."
  static let nothingToMend = """
    There is nothing that the sandbox could mend here: the values to type stand at the beginning.
    """
  static let mendOnlyInSandbox = "'mend' works in the sandbox only."
  static let cancelled = "Cancelled. 'check' looks once more."
  static let waitStopped = "Stopped waiting."
  static let waitTimedOut = "It is still not well after half an hour."

  static func waiting(_ count: Int, seconds: Int) -> String {
    (count == 1 ? "looked once" : "looked \(count) times") + "; again in \(seconds) s; Ctrl-C stops"
  }

  static let nothingBefore = "This is the first question."
  static let cannotSkip = "The set-up does not work without this."
  static let needsAnswer = "An answer is needed; '?' explains, 'quit' leaves."
  static let notUnderstood = """
    This is not understood: neither an answer, nor values that are known here, nor a known failure.
    """
  static let controlWord = "A word that steers the set-up cannot be a value."
  static func unknownDestination(_ text: String) -> String {
    "There is no destination '\(text)'."
  }
  static func retired(_ title: String, _ replacement: String) -> String {
    "\(title) is retired: no leads arrive there any more. Choose '\(replacement)'."
  }
  static func moving(_ move: Move) -> String {
    let lost = move.leftBehind.map { "'\($0)'" }.joined(separator: ", ")
    return "\(move.title) is retired: no leads arrive there any more. '\(move.replacement)' is set "
      + "up in its place, with what was entered"
      + (lost.isEmpty ? "." : "; \(lost) has no counterpart there.")
  }
  static func invalidName(_ text: String) -> String {
    "A set-up cannot be called '\(text)': letters, digits, '.', '_' and '-', no '.' or '-' first."
  }
  static func leave(isKept: Bool) -> String {
    "Leave the set-up? What was answered is \(isKept ? "kept" : "not kept"). [y/N]"
  }
  static func kept(_ name: String) -> String {
    "What was answered is kept. 'leadline setup --resume --profile \(name)' goes on from here."
  }
  static let nothingKept = "Nothing was stored."
  static let stepsPrompt = "Type a number to go there, or press Enter to return."
  static let noRequest = "Nobody else is needed for this step."
  static func sandboxValues(_ name: String) -> String {
    "The sandbox plays \(name). Values to type:"
  }
  static let existing = """
    There is a set-up of this name: its values are offered. Enter keeps a value, typing changes it.
    """
  static func unfinished(_ name: String) -> String {
    "A set-up of '\(name)' was begun and not finished. Go on with it? 'n' drops it. [Y/n]"
  }
  static func taken(_ name: String) -> String {
    "Another set-up of '\(name)' is under way; choose another name, or end that one."
  }
  static let noStatePlace = "neither HOME nor XDG_STATE_HOME is set"
  static func notUsable(_ reason: String) -> String { "\(reason); choose another name." }
  static func notKept(_ reason: String) -> String {
    "This answer could not be noted (\(reason)): the set-up goes on, but could not be taken up again."
  }

  static func notResumed(_ reason: String) -> String { "It could not be taken up: \(reason)." }
  static func otherDestination(_ name: String, _ destination: String) -> String {
    "The set-up '\(name)' that is stored leads to \(destination); this one will take its place."
  }
  static func nothingUnder(_ name: String) -> String {
    "nothing is stored under '\(name)': the message holds stand-ins for what is not known"
  }
  static func nothingToResume(_ name: String?) -> String {
    name.map { "No set-up of '\($0)' was left unfinished." } ?? "No set-up was left unfinished."
  }
  static let severalUnfinished = "Several set-ups were left unfinished. Which one?"

  // MARK: - Keeping secrets

  static func keeping(_ label: String) -> String { "Where shall this be kept: \(label)?" }
  static let keepingHelp = """
    Only a reference to the secret is stored with the set-up. Type a number, or a reference: \
    ${env:NAME}, ${file:PATH} or ${cmd:PROGRAM ARG}. Enter takes the first.
    """
  static func keepingNumber(_ count: Int) -> String {
    "Type a number from 1 to \(count), or a reference such as ${env:NAME}."
  }
  static func keptInFile(_ path: String) -> String {
    "It is in '\(path)', which only you can read."
  }
  static let vault = "Which key vault? Type its name; Enter goes back."
  static let invalidVault = "No key vault can be called so."
  static func enterYourself(_ command: String) -> String {
    "Run this in another window; it asks for the secret: \(command)"
  }
  static func askingToKeep(_ program: String) -> String { "asking '\(program)' to keep it…" }
  static let fetching = "fetching it from there…"
  static let whenDone = "Press Enter when it is done."
  static let variable = "Which variable?"
  static func invalidVariable(_ name: String) -> String { "No variable can be called '\(name)'." }
  static func setVariable(_ name: String, isOther: Bool) -> String {
    (isOther ? "\(name) holds something else here" : "\(name) is not set here")
      + ": set it wherever leadline runs, in the shell or in the pipeline's secrets."
  }
  static let command = """
    Which command says the secret? It is run without a shell, with its arguments; Enter goes back.
    """
  static let plainWarning = """
    The secret will stand in the profile as it is: whoever can read that file, or a copy or backup \
    of it, has it. Store it like this? [y/N]
    """
  static func leadsNowhere(_ reason: String) -> String { "That leads to no secret: \(reason)." }
  static let leadsElsewhere = "That leads to another secret than the one that you entered."
  static func notStored(_ reason: String) -> String { "It was not stored: \(reason)." }
  static let notInDryRun = "A dry run stores nothing; choose a variable or a reference."
  static let oneLine = "One line is expected."
  static let yesOrNo = "Type 'y' or 'n'; Enter takes the one in capitals."

  static func waiting(_ count: Int, seconds pause: Duration) -> String {
    waiting(count, seconds: Int(pause.components.seconds))
  }

  static func looking(_ title: String, _ count: Int) -> String {
    count == 1 ? "looking whether \(title)…" : "looking whether \(title), and \(count - 1) more…"
  }
  static func looked(_ title: String) -> String { "looked whether \(title)…" }

  // MARK: - Refusals

  static func sentence(for refusal: Refusal) -> String {
    switch refusal {
    case .form: ""
    case .controlWord: controlWord
    case .unknownDestination(let text): unknownDestination(text)
    case .retired(let title, let replacement): retired(title, replacement)
    case .invalidName(let text): invalidName(text)
    case .unknownField(let key): "'\(key)' is not asked for with the other answers."
    case .notAChoice: "That is none of the answers to choose from."
    case .cannotBeSkipped: cannotSkip
    case .nothingBefore: nothingBefore
    case .unknownPlace: "There is no such step."
    case .notAsked: "There is nothing new in it."
    }
  }

  // MARK: - The end

  static let summary = "This is what was set up:"
  static func stored(_ path: String) -> String { "Stored in '\(path)'." }
  static func documentWritten(_ path: String, holdsSecret: Bool) -> String {
    "The customer-leads document is in '\(path)'; "
      + (holdsSecret
        ? "the secret stands in it as it is: keep it where nobody else can read it."
        : "secrets stand in it as references.")
  }
  static func notWritten(_ reason: String) -> String { "It was not written: \(reason)." }
  static func overwrites(_ path: String) -> String {
    "There is '\(path)' already. Write over it? [y/N]"
  }
  static let replaces = "Store this set-up in its place? [y/N]"
  static func answersWritten(_ path: String) -> String { "The answers are in '\(path)'." }
  static func documentQuestion(_ path: String) -> String {
    """
    Where shall the customer-leads document for Partner Center's interface be written? Enter \
    takes '\(path)', 'skip' writes none.
    """
  }
  static func secretIsIn(_ place: Substring, isPart: Bool) -> String {
    isPart
      ? "the whole string as you entered it; its key alone is kept in \(place)"
      : "as you entered it; it is kept in \(place)"
  }
  static let secretInProfile = "as you entered it; the secret stands in the profile"
  static let wellVerified = "Everything that was looked at is well."
  static let wellBut = "Everything that was looked at is well; what could be better:"
  static func notWell(_ count: Int) -> String {
    count == 1
      ? "One thing is not well, or could not be seen:"
      : "\(count) things are not well, or could not be seen:"
  }
  static let offlineNote = "No service was asked; 'leadline validate' does that."
  static let again = "To look again, now or on a schedule"
  static func again(_ name: String) -> [String] {
    [
      "`leadline validate --profile \(name)` checks everything again.",
      "On a schedule, such as every morning at a quarter past five with cron: `15 5 * * * leadline "
        + "validate --quiet --profile \(name)`; the README shows the same for pipelines.",
      "`leadline setup --profile \(name)` changes an answer, such as a secret that was renewed.",
    ]
  }
  static func wouldStore(_ path: String) -> String { "A dry run: this would stand in '\(path)':" }
  static let notStoredBroken = "Nothing was stored, as something is broken."
}
