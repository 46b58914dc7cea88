import Arguments
import Destinations
import Storage
import Text

/// Finds out what the texts of secret fields stand for, and remembers what it found, so that a
/// secret can be kept out of every output.
final class SecretResolver {
  private let store: SecretStore
  private(set) var secrets: [Secret] = []
  private(set) var hasUnresolved = false

  init(_ store: SecretStore) { self.store = store }

  func resolve(_ text: String) -> ResolvedText {
    switch SecretReference.read(text, split: { try? CommandLineWords.split($0) }) {
    case .literal(let literal):
      let secret = Secret(literal)
      remember(secret)
      return .literal(secret)
    case .malformed(let reason):
      hasUnresolved = true
      return .unavailable(reason: reason)
    case .reference(let reference):
      do {
        let secret = try store.secret(reference)
        remember(secret)
        return .referenced(secret)
      } catch {
        hasUnresolved = true
        return .unavailable(reason: error.reason)
      }
    }
  }

  private func remember(_ secret: Secret) { secrets += [secret] + SecretParts.of(secret) }
}

extension SecretUnavailable {
  /// Why, in a sentence without anything secret.
  var reason: String {
    switch self {
    case .unset(let name): "the environment variable \(name) is not set"
    case .unreadable(let error): InputFile.failure(error).message
    case .exposed(let path, let mode):
      "others may read '\(path)' (mode \(String(mode, radix: 8))); 'chmod 600' keeps it private"
    case .notAFile(let path): "'\(path)' is no regular file"
    case .unusable(let place, let reason): "'\(place)': \(reason)"
    case .command(let program, let error): "the command '\(program)' \(error.reason)"
    case .commandNotAllowed:
      "commands run for stored profiles only; '--trust' allows them for a document"
    }
  }
}

extension ChildProgramError {
  /// What it did, behind the name of the program.
  var reason: String {
    switch self {
    case .notStarted(let reason): "could not be started: \(reason)"
    case .failed(let status): "ended with status \(status)"
    case .killed(let signal): "was ended by signal \(signal)"
    case .timedOut(let limit): "did not end within \(limit.components.seconds) seconds"
    case .saidTooMuch(let bytes): "said more than \(bytes) bytes"
    }
  }
}
