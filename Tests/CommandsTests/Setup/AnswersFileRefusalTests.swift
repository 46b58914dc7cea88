import Destinations
import Glibc
import TestSupport
import Testing
import Text
import Wizard

@testable import Commands

/// Files of answers that are refused: each with the place and a sentence that says what to do.
@Suite("Answers files that are refused") struct AnswersFileRefusalTests {
  private static func failure(
    _ bytes: [UInt8], for destination: Destination? = .dynamics
  ) -> CommandFailure? {
    do throws(CommandFailure) {
      _ = try AnswersFile(bytes, named: "a.json", for: destination)
      return nil
    } catch {
      return error
    }
  }

  private static func answers(_ inside: String) -> String { "{\"answers\": {\(inside)}}" }

  /// What a test expects: a text, where, and a part of the sentence.
  private typealias Case = (text: String, place: String, sentence: String)

  @Test(
    "The top",
    arguments: [
      ("", "a.json:1:1", "the file is empty"), ("{", "a.json:1:2", "ends before"),
      ("{\"answers\": {},}", "a.json:1:16", "a comma stands before the closing bracket"),
      ("[]", "a.json:1:1", "expected an object"), ("\"x\"", "a.json:1:1", "expected an object"),
      ("{\"anwers\": {}}", "a.json:1:2", "unknown key 'anwers'; the nearest is 'answers'"),
      ("{\"colour\": 1}", "a.json:1:2", "unknown key 'colour'"),
      ("{\"instanceUrl\": \"x\"}", "a.json:1:2", "belongs under 'answers'"),
      ("{\n \"profile\": 7}", "a.json:2:13", "'profile' is a text in double quotes, and a number"),
      ("{\"profile\": \"a b\"}", "a.json:1:13", "letters, digits"),
      ("{\"profile\": \" Quit \"}", "a.json:1:13", "'quit' steers"),
      ("{\"profile\": null}", "a.json:1:13", "null stands there"),
      ("{\"sendTestLead\": \"yes\"}", "a.json:1:18", "true or false"),
      ("{\"answers\": []}", "a.json:1:13", "is an object with an answer a key"),
      ("{\"profile\": \"a\", \"profile\": \"b\"}", "a.json:1:18", "'profile' stands twice"),
      ("{\"schemaVersion\": 2, \"rubbish\": 1}", "a.json:1:19", "written by a newer leadline"),
      ("{\"schemaVersion\": \"1\"}", "a.json:1:19", "a whole number from 1"),
      ("{\"schemaVersion\": 0}", "a.json:1:19", "a whole number from 1"),
      ("{\"destination\": 1}", "a.json:1:17", "'destination' is a text"),
      ("{\"destination\": \"dynamisc\"}", "a.json:1:17", "the nearest is 'dynamics'"),
      ("{\"destination\": \"email\"}", "a.json:1:17", "cannot be set up here"),
      (
        "{\"destination\": \"table\", \"answers\": {\"storageAccountConnectionString\": 1}}",
        "a.json:1:17", "of the destination 'table', and 'dynamics' is to be set up"
      ),
    ] as [(String, String, String)])
  func top(_ text: String, _ place: String, _ sentence: String) throws {
    let failure = try #require(Self.failure(Array(text.utf8)))
    #expect(failure.status == .invalidData)
    #expect(failure.lines.count == 1, "\(failure.lines)")
    #expect(failure.message.hasPrefix(place + ": "), "\(failure.message)")
    #expect(failure.message.contains(sentence), "\(failure.message)")
  }

  @Test(
    "The answers",
    arguments: [
      ("\"instanceUrl\": 1", "'instanceUrl' is a text in double quotes, and a number"),
      ("\"instanceUrl\": true", "and true or false stands there"),
      ("\"instanceUrl\": null", "and null stands there"),
      ("\"instanceUrl\": [\"x\"]", "and a list stands there"),
      ("\"instanceUrl\": {}", "and an object stands there"),
      ("\"contactEmail\": [1]", "an address under 'contactEmail' is a text"),
      ("\"contactEmail\": []", "'contactEmail': the answer is empty"),
      ("\"instanceUrl\": \"\"", "the answer is empty"), ("\"instanceUrl\": \" \"", "is empty"),
      ("\"instanceUrI\": \"x\"", "unknown key 'instanceUrI'; the nearest is 'instanceUrl'"),
      ("\"storageAccountConnectionString\": \"x\"", "belongs to the destination table"),
      ("\"instanceUrl\": \"x\", \"instanceUrl\": \"y\"", "'instanceUrl' stands twice"),
      ("\"instanceUrl\": \"a\\u001bb\"", "holds a control character"),
      ("\"instanceUrl\": \"a\\u009bb\"", "holds a control character"),
      ("\"instanceUrl\": \"a\\nb\"", "holds a line break"),
      ("\"instanceUrl\": \"${env:URL}\"", "only secrets are given by reference"),
      ("\"authentication\": \"azurAD\"", "expected one of azureAD, office365; the nearest"),
      ("\"applicationKey\": \"${env:A B}\"", "no variable has such a name"),
      ("\"applicationKey\": \"${cmd:pass 'x}\"", "quotes do not match"),
      ("\"applicationKey\": \"${env:A}x\"", "the reference cannot be read"),
      ("\"applicationKey\": \"${vault:x}\"", "the reference cannot be read: ${env:NAME}"),
    ])
  func answer(_ inside: String, _ sentence: String) throws {
    let failure = try #require(Self.failure(Array(Self.answers(inside).utf8)))
    #expect(failure.status == .invalidData)
    #expect(failure.lines.count == 1, "\(failure.lines)")
    #expect(failure.message.hasPrefix("a.json:1:"), "\(failure.message)")
    #expect(failure.message.contains(sentence), "\(failure.message)")
  }

  @Test(
    "No control word is an answer, in any case of letters",
    arguments: ControlWord.spellings + ["QUIT", " back ", "Mend", "\tskip\t"])
  func controlWords(_ word: String) throws {
    let json = JSONWriter.compact(["answers": ["instanceUrl": JSONValue(word)]])
    let failure = try #require(Self.failure(Array(json.utf8)))
    #expect(failure.message.contains("answer"), "\(failure.message)")
  }

  @Test(
    "A secret that stands there itself is refused and never repeated",
    arguments: [
      ("applicationKey", "Sbx8Q~leadline-sandbox-secret-0123456789"),
      ("applicationKey", "$${env:SECRETVALUE0123456789}"), ("applicationKey", "••••••••"),
      ("applicationKey", "${Sbx8Q~leadline-sandbox-secret:0123456789}"),
      ("applicationKey", "Sbx8Q~${env:REST0123456789}"),
      ("password", "correct horse battery staple"),
      ("storageAccountConnectionString", "AccountName=a;AccountKey=bGVhZGxpbmUtc2FuZGJveA=="),
      ("storageAccountConnectionString", "bGVhZGxpbmUtc2FuZGJveC1hY2NvdW50LWtleQ=="),
      (
        "storageAccountConnectionString",
        "AccountKey=${env:KEY};SharedAccessSignature=sv=2019-02-02&sig=bGVhZGxpbmU"
      ),
      (
        "storageAccountConnectionString",
        "AccountKey=${env:KEY};TableEndpoint=https://a.example/?sig=bGVhZGxpbmU"
      ),
      ("storageAccountConnectionString", "AccountKey=${env:KEY};AcountKey=bGVhZGxpbmU="),
    ])
  func literalSecrets(_ key: String, _ value: String) throws {
    let json = JSONWriter.compact(["answers": [key: JSONValue(value)]])
    let destination: Destination = key.hasPrefix("storage") ? .azureTable : .dynamics
    let failure = try #require(Self.failure(Array(json.utf8), for: destination))
    #expect(failure.message.contains("reference"), "\(failure.message)")
    for part in ["0123456789", "horse", "bGVh", "••"] {
      #expect(!failure.message.contains(part), "\(failure.message)")
    }
  }

  @Test func everythingIsToldAtOnceInTheOrderOfTheFile() throws {
    let text = """
      {"profil": "x",
       "sendTestLead": 1,
       "answers": {
         "instanceUrl": 1,
         "applicationKey": "literal",
         "wat": "x"}}
      """
    let failure = try #require(Self.failure(Array(text.utf8)))
    let places = failure.lines.compactMap { $0.split(separator: " ").first }
    #expect(
      places == ["a.json:1:2:", "a.json:2:18:", "a.json:4:19:", "a.json:5:22:", "a.json:6:4:"])
  }

  @Test func anAnswerHasAnEnd() throws {
    func failure(_ count: Int) -> CommandFailure? {
      let text = Self.answers("\"instanceUrl\": \"\(String(repeating: "x", count: count))\"")
      return Self.failure(Array(text.utf8))
    }
    #expect(failure(64 << 10) == nil)
    #expect(try #require(failure((64 << 10) + 1)).message.contains("longer than 64 KiB"))
  }

  @Test func aKeyOfAnyLengthIsShownInPart() throws {
    let text = Self.answers("\"\(String(repeating: "k", count: 9000))\": 1")
    #expect(try #require(Self.failure(Array(text.utf8))).message.utf8.count < 200)
  }

  @Test func aFileWithoutDestinationNeedsOneFromElsewhere() throws {
    let text = Array("{\"answers\": {\"instanceUrl\": \"x\"}}".utf8)
    #expect(Self.failure(text) == nil)
    let failure = try #require(Self.failure(text, for: nil))
    #expect(failure.message.contains("do not say of which destination"))
  }

  @Test func otherEncodingsAreNoText() throws {
    let utf16 = "{\"profile\": \"a\"}".utf16Bytes(isLittleEndian: true)
    let failure = try #require(Self.failure(utf16))
    #expect(failure.message == "a.json:1:1: the file is not text in UTF-8")
    let latin = try #require(
      Self.failure(Array("{\n\"profile\": \"".utf8) + [0xE9] + [0x22, 0x7D]))
    #expect(latin.message.hasPrefix("a.json:2:13: "), "\(latin.message)")
  }
}

/// Files of answers that cannot be read at all.
@Suite("Answers files that cannot be read") struct UnreadableAnswersTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func failure(_ path: String) -> CommandFailure? {
    do throws(CommandFailure) {
      _ = try AnswersFile.read(path, for: .dynamics)
      return nil
    } catch {
      return error
    }
  }

  @Test func aMissingFileAndAFolderAreNoInput() {
    #expect(failure(folder.file("missing.json"))?.status == .noInput)
    #expect(failure(folder.path)?.status == .noInput)
  }

  @Test(.enabled(if: geteuid() != 0)) func aFileOfOthersIsNotPermitted() throws {
    let path = try folder.write("a.json", text: "{}")
    unsafe chmod(path, 0)
    #expect(failure(path)?.status == .noPermission)
  }

  @Test func aFileHasAnEnd() throws {
    func blank(_ count: Int) throws -> String {
      try folder.write("a.json", text: "{}" + String(repeating: " ", count: count - 2))
    }
    #expect(failure(try blank(1 << 20)) == nil)
    let large = try #require(failure(try blank((1 << 20) + 1)))
    #expect(large.status == .invalidData)
    #expect(large.message.contains("not larger than 1 MiB"))
  }

  @Test func theFilesNameStandsBeforeWhatIsWrong() throws {
    let path = try folder.write("a.json", text: "{\n  \"x\": 1}")
    #expect(failure(path)?.message.hasPrefix("\(path):2:3: unknown key 'x'") == true)
  }
}
