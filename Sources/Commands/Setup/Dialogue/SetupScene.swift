import Knowledge
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
  /// Whether the services are played.
  let isSandboxed: Bool
  /// Whether something that belongs to the question is not well.
  let hasFailure: Bool
}
