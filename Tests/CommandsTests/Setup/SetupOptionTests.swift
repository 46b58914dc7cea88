import Arguments
import Destinations
import TestSupport
import Testing
import Wizard

@testable import Commands

/// What every field of every destination has without anybody writing it down.
@Suite("Options and variables of fields") struct FieldNameTests {
  private static let cases = Registry.all.flatMap { destination in
    destination.fields.map { (destination.id, $0.key) }
  }

  @Test(arguments: cases)
  func everyFieldHasAnOptionAndAVariable(_ destination: String, _ key: String) throws {
    let field = try #require(
      Registry.destination(destination)?.fields.first { $0.key == key })
    let options = CommandTable.setup.options.filter { $0.name == field.optionName }
    let option = try #require(options.first)
    #expect(options.count == 1)
    #expect(option.help.contains(field.help) || SetupFields.owners(of: key).count > 1)
    #expect(option.value?.name == "REF" || !field.isSecret)
    #expect(option.help.contains("By reference only.") == field.isSecret)
    #expect(field.variable.hasPrefix("LEADLINE_"))
    #expect(
      field.variable.dropFirst(9).lowercased().replacing("_", with: "-") == field.optionName)
    var text = field.isSecret ? "${env:X}" : "something"
    if case .choice(let words) = field.kind { text = words[0] }
    let parsed = try CommandTable.leadline.parse(["setup", "--\(field.optionName)", text])
    // An option that fields of several destinations share is given for all of them.
    let namesakes = SetupFields.all.filter { $0.optionName == field.optionName }.map(\.key)
    #expect(namesakes.contains(key))
    #expect(
      try SetupOptions(parsed).fieldValues
        == Dictionary(uniqueKeysWithValues: namesakes.map { ($0, text) }))
  }

  @Test(arguments: [
    ("instanceUrl", "instance-url", "LEADLINE_INSTANCE_URL"),
    ("applicationKey", "application-key", "LEADLINE_APPLICATION_KEY"),
    ("verification.clientId", "client-id", "LEADLINE_CLIENT_ID"),
    (
      "storageAccountConnectionString", "storage-account-connection-string",
      "LEADLINE_STORAGE_ACCOUNT_CONNECTION_STRING"
    ),
    ("username", "username", "LEADLINE_USERNAME"),
    ("munchkinID", "munchkin-id", "LEADLINE_MUNCHKIN_ID"),
    ("httpURLOfForm", "http-url-of-form", "LEADLINE_HTTP_URL_OF_FORM"),
    ("a.b", "a-b", "LEADLINE_A_B"),
  ])
  func namesFollowFromTheKey(_ key: String, _ option: String, _ variable: String) {
    let field = Field(key, label: "", help: "", example: "")
    #expect(field.optionName == option)
    #expect(field.variable == variable)
  }

  @Test func theTableIsSound() {
    #expect(CommandTable.leadline.inconsistencies == [])
  }

  @Test func controlWordsAreFoundInAnyCaseAndNothingElseIs() {
    #expect(ControlWord.spelling(of: " QUIT\t") == "quit")
    for text in ["", " ", "quit now", "quits", "back\u{301}", "?!"] {
      #expect(ControlWord.spelling(of: text) == nil, "\(text)")
    }
  }
}

/// What a call of `setup` asks for.
@Suite("Options of the set-up") struct SetupOptionTests {
  private func options(_ words: String...) throws -> SetupOptions {
    try SetupOptions(try CommandTable.leadline.parse(["setup"] + words))
  }

  @Test func areAllRead() throws {
    let read = try options(
      "dynamics", "--profile", "contoso", "--answers", "a", "--save-answers", "b", "--document",
      "c", "--resume", "--dry-run", "--for-admin", "--offline", "--accessible")
    #expect(read.destination == "dynamics")
    #expect(read.profile == "contoso")
    #expect(read.answersFile == "a")
    #expect(read.savedAnswersFile == "b")
    #expect(read.document == "c")
    #expect(read.resumes && read.isDryRun && read.isForAdmin && read.isOffline)
    #expect(read.isAccessible && !read.sendsTestLead)
    #expect(try options("--send-test-lead").sendsTestLead)
    #expect(!read.allowsPrivateAddresses)
    #expect(try options("--allow-private").allowsPrivateAddresses)
  }

  @Test(arguments: [
    ["--offline", "--send-test-lead"], ["--dry-run", "--send-test-lead"],
    ["--document", "-", "--save-answers", "-"], ["--answers", ""], ["--profile", "a/b"],
    ["--profile", "Quit"], ["--profile", ""],
  ])
  func areRefusedWhereTheyMeanNothing(_ words: [String]) throws {
    let parsed = try CommandTable.leadline.parse(["setup"] + words)
    do {
      _ = try SetupOptions(parsed)
      Issue.record("\(words) was taken")
    } catch {
      #expect(error.status == .usage)
    }
  }

  @Test func aChoiceIsOneOfItsWords() {
    #expect(throws: UsageError.self) {
      try CommandTable.leadline.parse(["setup", "--authentication", "basic"])
    }
  }

  @Test(arguments: ["40", "80", "200"])
  func helpNamesTheOptionsOfFieldsLast(_ columns: String) throws {
    let result = try Installation().run(
      "setup", "--help", environment: ["COLUMNS": columns])
    #expect(result.status == 0)
    let names = ["--profile", "--document FILE", "--instance-url TEXT", "Global options:"]
    let places = names.compactMap { result.output.firstRange(of: $0)?.lowerBound }
    #expect(places.count == names.count)
    // The examples come last and name some again.
    #expect(places == places.sorted(), "\(result.output)")
  }

  @Test func destinationsAreCompleted() throws {
    let result = try Installation().run("__complete", "--", "setup", "d")
    #expect(result.output.hasPrefix("dynamics"), "\(result.output)")
  }
}

/// What is said where nothing may be asked.
@Suite("Missing answers") struct MissingAnswersTests {
  @Test func areTheRequiredOnesThatApply() {
    let table = MissingAnswers(of: .azureTable, in: Configuration(entries: [:]))
    #expect(
      table.lines == [
        "missing: Storage account connection string: --storage-account-connection-string REF, "
          + "the variable LEADLINE_STORAGE_ACCOUNT_CONNECTION_STRING, or "
          + "\"storageAccountConnectionString\" in the answers file"
      ])
    let user = MissingAnswers(
      of: .dynamics,
      in: Configuration(entries: [
        "authentication": Configuration.Entry(.text("office365")),
        "instanceUrl": Configuration.Entry(.text("https://x")),
        "password": Configuration.Entry(.unavailable(reason: ""), isReference: true),
      ]))
    #expect(user.lines.count == 1)
    #expect(user.lines.first?.contains("--username VALUE") == true)
  }

  @Test func areNoneWhereAllIsAnswered() {
    let entry = Configuration.Entry(.unavailable(reason: ""), isReference: true)
    let configuration = Configuration(entries: ["storageAccountConnectionString": entry])
    #expect(MissingAnswers(of: .azureTable, in: configuration).isEmpty)
  }

  @Test func nameTheDestinationAndTheProfileToo() {
    let missing = MissingAnswers([], needsDestination: true, needsProfile: true)
    #expect(missing.lines.count == 2)
    #expect(missing.failure.status == .usage)
    #expect(missing.failure.lines == missing.lines)
  }

  @Test func areALineEach() {
    let missing = MissingAnswers(of: .dynamics, in: Configuration(entries: [:]))
    #expect(missing.lines.count >= 4)
    for (line, field) in zip(missing.lines, Destination.dynamics.fields) {
      #expect(line.contains(field.label) && line.contains("\"\(field.key)\""))
    }
  }
}
