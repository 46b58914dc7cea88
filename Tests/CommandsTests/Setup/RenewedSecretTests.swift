import TestSupport
import Testing
import Text

/// A stored set-up works until another is stored in its place.
@Suite("A secret that is renewed") struct RenewedSecretTests {
  private static let secret = "home/config/leadline/secrets/contoso.storageAccountConnectionString"
  private static let other = Installation.connection.replacing("S0wMA==", with: "S0wMQ==")

  /// A user with a stored set-up whose secret is in a file.
  private func stored() throws -> Installation {
    let user = try Installation()
    let session = try CrashSession(
      ["setup", "table", "--offline", "--profile", "contoso"], for: user)
    try session.question("Step 1 of 5")
    try session.enter("")
    try keep(Installation.connection, in: session)
    try finish(session)
    #expect(user.text(Self.secret).hasPrefix(Installation.connectionKey))
    return user
  }

  private func keep(_ connection: String, in session: CrashSession) throws {
    try session.question("is not shown.")
    try session.enter(connection)
    try session.question("In a file that only you can read")
    try session.enter("1")
  }

  private func finish(_ session: CrashSession) throws {
    for question in ["Step 3 of 5", "Contact email:"] {
      try session.question(question)
      try session.enter("")
    }
    try session.question("customer-leads document")
    try session.enter("skip")
    #expect(try session.end() == .exited(0))
  }

  /// Begins to change the set-up, which its name alone tells the destination of.
  private func change(_ user: Installation) throws -> CrashSession {
    let session = try CrashSession(["setup", "--offline", "--profile", "contoso"], for: user)
    try session.question("Step 1 of 5")
    #expect(session.answer.contains("its values are offered"))
    try session.enter("")
    try keep(Self.other, in: session)
    return session
  }

  @Test func leavesWhatIsStoredAsItIsWhenGivenUp() throws {
    let user = try stored()
    let before = (user.text(Installation.profile), user.text(Self.secret))
    let session = try change(user)
    try session.question("Step 3 of 5")
    try session.enter("quit")
    #expect(try session.end() == .exited(0))
    #expect(user.text(Installation.profile) == before.0)
    #expect(user.text(Self.secret) == before.1)
  }

  @Test func takesThePlaceOfTheOldOneWhenStored() throws {
    let user = try stored()
    try finish(try change(user))
    #expect(user.text(Installation.profile).contains("\(Self.secret)2}"))
    #expect(user.text(Self.secret + "2").contains("S0wMQ=="))
    #expect(!user.files.contains(Self.secret))
    // And back again: neither name is ever written over while it is in use.
    try finish(try change(user))
    #expect(user.text(Installation.profile).contains("\(Self.secret)}"))
    #expect(!user.files.contains(Self.secret + "2"))
  }

  @Test func isTakenToTheLetterWhereItIsNoReference() throws {
    let user = try Installation()
    let session = try CrashSession(
      [
        "setup", "dynamics", "--offline", "--profile", "contoso", "--authentication", "office365",
        "--instance-url", "https://contoso.crm4.dynamics.com", "--username",
        "lead.writer@contoso.onmicrosoft.com",
      ], for: user)
    for question in ["Press Enter", "Client ID for verification:"] {
      try session.question(question)
      try session.enter("")
    }
    try session.question("is not shown.")
    try session.enter("hunter${2}Secret")
    try session.question("Where shall this be kept")
    try session.enter("steps")
    try session.question("Type a number to go there")
    try session.enter("")
    try session.question("Where shall this be kept")
    try session.enter("1")
    try session.question("Press Enter")
    try session.enter("quit")
    #expect(try session.end() == .exited(0))
    #expect(user.text("home/config/leadline/secrets/contoso.password") == "hunter${2}Secret\n")
    #expect(!user.text(Installation.journal).contains("hunter"))
    #expect(!session.terminal.output.contains("hunter"))
  }
}
