import Knowledge
import Reports
import Wizard

/// What a question is drawn from.
struct SetupScene {
  let setup: Setup
  /// The user's own values for the guide's texts.
  let values: [Parameter: String]
  /// The ways to keep the secret that is asked about.
  let keepingOptions: [KeepingOption]
  /// Finds a name that no set-up has yet.
  let suggestedName: (Setup) -> String
  /// Whether there is something that the sandbox does where the user asks it to.
  let canMend: Bool
  /// What was seen of something to be done, as far as it is not done.
  let notYet: [CheckLine]
}
