import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// The built program setting something up at a terminal, for tests that end it, starve it or
/// disturb it.
final class CrashSession {
  /// What a loaded machine may need; nothing takes so long when all is well.
  static let limit = Duration.seconds(60)

  let terminal: PseudoTerminal
  /// How much had been written at the last entry.
  private var mark = 0

  init(
    _ arguments: [String], for user: Installation, environment: [String: String] = [:],
    columns: Int = 200, rows: Int = 60
  ) throws {
    terminal = try PseudoTerminal(
      running: user.program, arguments,
      environment: user.environment.merging(["TERM": "xterm"]) { $1 }
        .merging(environment) { $1 },
      workingDirectory: user.folder.path, columns: columns, rows: rows)
  }

  /// What was written since the last entry, as a wide terminal shows it.
  var answer: String { LivePrompt.plain(terminal.received[mark...]) }

  /// Waits until something is asked that holds a text; the program is ready for an answer then.
  func question(_ text: String) throws {
    try terminal.expectScreen("the question '\(text)'", within: Self.limit) { [self] screen in
      screen.cursorLine == ">" && (try? terminal.modes().isLineWise) == false
        && answer.contains(text)
    }
  }

  /// Waits until one of several questions is asked, or until the end.
  ///
  /// - Returns: Which one; nil where the program has ended.
  func question(among texts: [String]) throws -> Int? {
    var found: Int?
    do {
      try terminal.expectScreen("a question", within: Self.limit) { [self] screen in
        guard screen.cursorLine == ">", (try? terminal.modes().isLineWise) == false else {
          return false
        }
        // What was answered before may stand above the question.
        let answer = answer
        let places = texts.indices.compactMap { number in
          answer.ranges(of: texts[number]).last.map { (place: $0.lowerBound, number: number) }
        }
        found = places.max { $0.place < $1.place }?.number
        return found != nil
      }
    } catch TestSupportError.ended {
      return nil
    }
    return found
  }

  /// Types keys.
  func type(_ keys: String) throws {
    mark = terminal.received.count
    try terminal.send(keys)
  }

  /// Types a line and Enter.
  func enter(_ line: String) throws { try type(line + "\r") }

  /// Waits for the end.
  func end() throws -> ExitOutcome { try terminal.waitForExit(within: Self.limit) }

  /// Ends the program as nothing can be caught.
  func kill() throws {
    terminal.signal(SIGKILL)
    _ = try end()
  }
}

/// A question, told by a text that it alone shows, and what is answered to it.
struct CrashStep: Sendable {
  let question: String
  let answer: String
  /// The question that comes instead when the set-up is taken up here; nil for this one.
  var resumed: Int?

  /// A whole set-up of Dynamics 365, of which nobody is asked anything.
  static let dynamics = [
    CrashStep(question: "What shall this set-up be called?", answer: "contoso"),
    CrashStep(question: "URL:", answer: "https://contoso.crm4.dynamics.com"),
    CrashStep(question: "One of: azureAD, office365", answer: "azureAD"),
    CrashStep(question: "Step 3 of 13", answer: ""),
    CrashStep(
      question: "Application (client) ID:\n", answer: "8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11"),
    CrashStep(
      question: "Directory ID (tenant):\n", answer: "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44"),
    CrashStep(question: "is not shown.", answer: secret),
    // A secret without a place is nowhere but in the program.
    CrashStep(question: "Where shall this be kept", answer: "1", resumed: 6),
    CrashStep(question: "Step 7 of 13", answer: ""),
    CrashStep(question: "Step 8 of 13", answer: ""),
    CrashStep(question: "Step 9 of 13", answer: ""),
    CrashStep(question: "Step 10 of 13", answer: ""),
    CrashStep(question: "Step 11 of 13", answer: ""),
    CrashStep(question: "Contact email:", answer: "leads@contoso.example; sales@contoso.example"),
    CrashStep(question: "customer-leads document", answer: "document.json"),
  ]

  static let secret = "abC8Q~abcdefghijklmnopqrstuvwxyz012345678"
}

extension Installation {
  static let connection =
    "DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey="
    + "bGVhZGxpbmUtc2FuZGJveC1hY2NvdW50LWtleS10aGF0LW9wZW5zLW5vdGhpbmctYW55d2hlcmUtZWxzZS0wMA=="
    + ";EndpointSuffix=core.windows.net"

  /// What of it is secret, which alone is kept in a file.
  static let connectionKey =
    "bGVhZGxpbmUtc2FuZGJveC1hY2NvdW50LWtleS10aGF0LW9wZW5zLW5vdGhpbmctYW55d2hlcmUtZWxzZS0wMA=="

  /// A file of answers for an Azure table; the secret is in a variable.
  func writeAnswers(
    _ file: String = "answers.json", profile: String? = "contoso",
    contact: String = "leads@contoso.example"
  ) throws {
    try folder.write(
      file,
      text: """
        {"schemaVersion": 1, "destination": "table",\(profile.map { " \"profile\": \"\($0)\"," } ?? "")
         "answers": {"storageAccountConnectionString": "${env:LEADS}", "contactEmail": "\(contact)"}}
        """)
  }

  /// The environment with the secret.
  var withSecret: Installation {
    var user = self
    user.environment["LEADS"] = Self.connection
    user.environment["LEADS_KEY"] = Self.connectionKey
    return user
  }

  /// All files under the home folder and beside it, sorted; the tests' own `log` is left out.
  var files: [String] {
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { path in
      var facts = stat()
      return unsafe lstat(folder.file(path), &facts) == 0 && facts.st_mode & S_IFMT != S_IFDIR
        && path != "log"
    }.sorted()
  }

  /// The text of a file in the folder; empty where there is none.
  func text(_ file: String) -> String {
    String(decoding: (try? folder.read(file)) ?? [], as: UTF8.self)
  }

  static let profile = "home/config/leadline/profiles/contoso.json"
  static let journal = "home/state/leadline/journal/contoso.jsonl"
}
