import TestSupport
import Testing

/// Journals that this program did not write like that.
@Suite("Journals of others") struct SurroundingsJournalTests {
  private static let whole =
    "{\"process\":1}" + String(repeating: " ", count: 18) + "\n"
    + "{\"destination\":\"table\"}\n{\"profile\":\"contoso\"}\n"

  private func answers(
    _ journal: String, _ arguments: [String]
  ) throws -> (CrashSession, Installation) {
    let user = try Installation()
    try user.folder.write(Installation.journal, text: journal)
    return (try CrashSession(arguments, for: user), user)
  }

  @Test func aWholeOneIsTakenUp() throws {
    let (session, user) = try answers(Self.whole, ["setup", "--offline", "--resume"])
    try session.question("Step 1 of 5")
    #expect(user.files == [Installation.journal])
  }

  @Test func halfALineIsCutOff() throws {
    let (session, user) = try answers(
      Self.whole + #"{"done":"stora"#, ["setup", "--offline", "--resume"])
    try session.question("Step 1 of 5")
    try session.enter("")
    try session.question("is not shown.")
    #expect(user.text(Installation.journal).hasSuffix("{\"done\":\"storage-account\"}\n"))
  }

  @Test(arguments: [
    whole + "{\"vision\":\"of a later version\"}\n", whole + "not JSON\n",
    whole.replacing("process", with: "procure"), "\u{0}\u{1}" + whole,
    String(repeating: "x", count: 40),
  ])
  func whatIsNotUnderstoodIsLeftAsItIs(_ journal: String) throws {
    let (session, user) = try answers(journal, ["setup", "--offline", "--resume"])
    #expect(try session.end() == .exited(65))
    #expect(session.answer.contains("is damaged, or was written by a newer leadline"))
    let after = user.text(Installation.journal)
    #expect(after.hasSuffix(journal.dropFirst(32)))
    let other = try CrashSession(
      ["setup", "table", "--offline", "--profile", "contoso"], for: user)
    try other.question("Go on with it?")
    try other.enter("")
    try other.question("What shall this set-up be called?")
    #expect(other.answer.contains("is damaged"))
    #expect(user.text(Installation.journal).dropFirst(32) == after.dropFirst(32))
  }

  @Test(arguments: ["\u{03}", "back\r"])
  func givingNoAnswerDropsNothing(_ keys: String) throws {
    let (session, user) = try answers(
      Self.whole, ["setup", "table", "--offline", "--profile", "contoso"])
    try session.question("Go on with it?")
    try session.type(keys)
    try session.question("What shall this set-up be called?")
    #expect(user.text(Installation.journal) == Self.whole)
  }

  @Test(arguments: ["\u{04}", "quit\r"])
  func leavingDropsNothing(_ keys: String) throws {
    let (session, user) = try answers(
      Self.whole, ["setup", "table", "--offline", "--profile", "contoso"])
    try session.question("Go on with it?")
    try session.type(keys)
    #expect(try session.end() == .exited(0))
    #expect(user.text(Installation.journal) == Self.whole)
  }
}
