import TestSupport
import Testing
import Text

@Suite("diagnose: the language of what is shown") struct DiagnoseLanguageTests {
  private let user: Installation

  init() throws { user = try Installation() }

  /// A word of the resolution's language that no other of the six has.
  static let telltales: [(tag: String, word: String)] = [
    ("en", " the directory"), ("sv", "katalog"), ("pl", "katalog"), ("tr", "dizin"),
    ("zh-Hans", "目录"), ("pt", "diretório"),
  ]

  private func shown(
    _ text: String, _ options: [String] = [], _ environment: [String: String] = [:]
  ) throws -> JSONValue {
    var clean = user
    clean.environment["LANG"] = nil
    return try clean.run(
      ["diagnose", "--format", "json"] + options + ["-"], input: .bytes(Array(text.utf8)),
      environment: environment
    ).json()
  }

  @Test(arguments: telltales)
  func isTheOneAskedFor(_ tag: String, _ word: String) throws {
    let json = try shown(Sample.tenantNotFound, ["--lang", tag])
    #expect(json["language"]?.string == tag)
    #expect(json["textLanguage"]?.string == "en")
    let cause = try #require(json["matches"]?[0]?["cause"]?.string)
    #expect(cause.lowercased().contains(word))
    #expect(json["matches"]?[0]?["parameters"]?["tenantId"]?.string == Sample.tenantID)
    let text = try user.diagnose(Sample.tenantNotFound, "--lang", tag)
    #expect(text.status == 0)
    #expect(text.output.contains(Sample.tenantID))
  }

  @Test(arguments: [
    ("pt_BR", "pt"), ("pt-PT", "pt"), ("pt_BR.UTF-8", "pt"), ("zh_CN", "zh-Hans"),
    ("zh", "zh-Hans"),
    ("zh-hans", "zh-Hans"), ("SV", "sv"), ("zh_TW", "en"), ("zh-Hant", "en"), ("de", "en"),
    ("ko", "en"), ("xx", "en"), ("en-GB", "en"), ("C", "en"),
  ])
  func followsLocaleNames(_ asked: String, _ language: String) throws {
    #expect(try shown(Sample.tenantNotFound, ["--lang", asked])["language"]?.string == language)
  }

  /// The published Swedish wording.
  static let swedish =
    "Det gick inte att spara potentiellt kund till Dynamics CRM via AAD. Undantag:: AADSTS90002:"
    + " Klienten hittades inte. Detta kan inträffa om det inte finns några aktiva prenumerationer"
    + " för klientorganisationen."

  @Test func isThatOfTheTextBeforeThatOfTheEnvironment() throws {
    let json = try shown(Self.swedish, [], ["LANG": "pl_PL.UTF-8"])
    #expect(json["textLanguage"]?.string == "sv")
    #expect(json["language"]?.string == "sv")
    let asked = try shown(Self.swedish, ["--lang", "pl"], ["LANG": "tr_TR.UTF-8"])
    #expect(asked["textLanguage"]?.string == "sv")
    #expect(asked["language"]?.string == "pl")
  }

  @Test(arguments: [
    (["LANG": "sv_SE.UTF-8"], "sv"),
    (["LANG": "sv_SE.UTF-8", "LC_MESSAGES": "pl_PL.UTF-8"], "pl"),
    (["LANG": "sv_SE", "LC_MESSAGES": "pl_PL", "LC_ALL": "tr_TR.UTF-8"], "tr"),
    (["LANG": "sv_SE.UTF-8", "LC_ALL": ""], "sv"),
    (["LANG": "sv_SE.UTF-8", "LC_ALL": "C"], "en"),
    (["LANG": "zh_CN.UTF-8"], "zh-Hans"), (["LANG": "zh_TW.UTF-8"], "en"),
    (["LANG": "pt_BR.UTF-8"], "pt"), (["LANG": "POSIX"], "en"), ([:], "en"),
    (["LANG": "../../etc/passwd"], "en"), (["LC_CTYPE": "sv_SE.UTF-8"], "en"),
  ])
  func isThatOfTheEnvironmentForABareCode(
    _ environment: [String: String], _ language: String
  ) throws {
    let json = try shown("AADSTS90002", [], environment)
    #expect(json["verdict"]?.string == "known")
    #expect(json["language"]?.string == language)
  }

  /// A text in a language without a resolution is shown in the user's.
  @Test func isThatOfTheEnvironmentWhereTheTextsHasNoResolution() throws {
    let german =
      "AADSTS90002: Der Mandant wurde nicht gefunden. Das kann vorkommen, wenn es keine aktiven"
      + " Abonnements für den Mandanten gibt."
    let json = try shown(german, [], ["LANG": "sv_SE.UTF-8"])
    #expect(json["textLanguage"]?.string == "de")
    #expect(json["language"]?.string == "sv")
    #expect(try shown(german)["language"]?.string == "en")
  }
}
