import Knowledge
import KnowledgeBase
import Testing

/// A failure of the contract and the codes that it answers for.
struct ContractFailure: Sendable, CustomTestStringConvertible {
  let id: String
  let codes: [String]

  var testDescription: String { id }
}

@Suite("Embedded knowledge") struct EmbeddedKnowledgeTests {
  private static let files = KnowledgeArchive.embedded.knowledgeFiles
  private static let content = KnowledgeContent(parsing: files)
  private static let failures = [
    ContractFailure(id: "aad-application-not-found", codes: ["AADSTS700016"]),
    ContractFailure(
      id: "aad-invalid-client-secret", codes: ["AADSTS7000215", "AADSTS70002", "AADSTS50012"]),
    ContractFailure(
      id: "aad-invalid-tenant-identifier", codes: ["AADSTS900023", "AADSTS900021"]),
    ContractFailure(id: "aad-tenant-not-found", codes: ["AADSTS90002"]),
    ContractFailure(id: "dynamics-cannot-log-in", codes: []),
    ContractFailure(
      id: "dynamics-missing-create-permission", codes: ["0x80040220", "0x8004F502"]),
    ContractFailure(id: "dynamics-no-roles-assigned", codes: ["0x80042F09"]),
    ContractFailure(id: "dynamics-request-timeout", codes: []),
  ]
  /// The languages in which everything can be shown.
  private static let shown = ["sv", "pl", "tr", "zh-Hans", "pt"]

  @Test func filesAreSound() {
    #expect(Self.content.problems.isEmpty)
    #expect(Self.content.lint().isEmpty)
  }

  @Test func eightFailuresOfTheContractAreThere() {
    let ids = Set(Self.content.entries.map(\.id.rawValue))
    #expect(ids.isSuperset(of: Self.failures.map(\.id)))
  }

  @Test(arguments: failures) func failureClaimsItsCodes(_ failure: ContractFailure) throws {
    let entry = try #require(Self.content.entries.first { $0.id.rawValue == failure.id })
    let codes = entry.recognition.codes + entry.recognition.sharedCodes
    #expect(Set(codes).isSuperset(of: failure.codes))
    let number = KnowledgeArchive.embedded.entryRows.firstIndex { $0.id == entry.id }
    for code in failure.codes {
      let claims = KnowledgeArchive.embedded.codeClaims[code] ?? []
      #expect(claims.contains { $0.entry == number })
    }
  }

  @Test(arguments: failures) func failureIsShownInSixLanguages(_ failure: ContractFailure) throws {
    let number = try #require(
      KnowledgeArchive.embedded.entryRows.firstIndex { $0.id.rawValue == failure.id })
    let languages = KnowledgeArchive.embedded.languages(of: number).map(\.rawValue)
    #expect(languages.first == "en")
    #expect(Set(languages).isSuperset(of: Self.shown))
    let english = try #require(KnowledgeArchive.embedded.entry(number)).text
    for tag in Self.shown {
      let translation = KnowledgeArchive.embedded.translation(of: number, in: LanguageTag(tag))
      let text = try #require(translation?.text)
      #expect(text.resolution.count == english.resolution.count)
      for (step, original) in zip(text.resolution, english.resolution) {
        #expect(placeholders([step]) == placeholders([original]), "\(tag): \(step)")
      }
      #expect(placeholders([text.cause]) == placeholders([english.cause]), "\(tag)")
      #expect(placeholders([text.verify]) == placeholders([english.verify]), "\(tag)")
      #expect(text.title != english.title)
      #expect(text.who != english.who)
    }
  }

  private func placeholders(_ texts: [String]) -> [Parameter] {
    texts.flatMap { FilledText.placeholders(in: $0) }.sorted()
  }

  @Test func everyLanguageHasTheWordingsOfAllFailures() {
    #expect(Self.content.translations.count >= 16)
    for (language, translations) in Self.content.translations {
      for failure in Self.failures {
        let messages = translations[EntryID(failure.id)]?.messages ?? []
        #expect(!messages.isEmpty, "\(language) \(failure.id)")
      }
    }
  }

  @Test func everyLanguageHasWordsForTheConceptsOfSigns() {
    let concepts = Set(Self.content.entries.flatMap { $0.recognition.signs.joined() })
    let languages = Set(Self.content.lexicons.map(\.language))
    #expect(languages.isSuperset(of: Self.content.translations.keys))
    #expect(languages.contains(.english))
    for lexicon in Self.content.lexicons {
      let missing = concepts.subtracting(lexicon.words.map(\.concept))
      #expect(missing.isEmpty, "\(lexicon.language): \(missing.map(\.rawValue).sorted())")
    }
  }

  @Test func everySourceIsHTTPSWithADay() {
    for entry in Self.content.entries {
      #expect(!entry.sources.isEmpty)
      for source in entry.sources {
        #expect(source.url.hasPrefix("https://"))
        #expect(source.read.hasPrefix("20") && source.read.utf8.count == 10, "\(entry.id)")
      }
    }
  }

  @Test func nothingIsCalledIllegal() {
    for (path, text) in Self.files.files {
      // Rows of catalogues hold the services' own names.
      guard !path.hasSuffix(".jsonl") else { continue }
      let shown = text.split(separator: "\n").filter {
        !$0.hasPrefix("    ") && !$0.hasPrefix("codes:") && !$0.hasPrefix("shared-codes:")
      }
      #expect(!shown.contains { $0.lowercased().contains("illegal") }, "\(path)")
    }
  }

  @Test func everyCodeIsSpeltAsItsServiceDoes() {
    for (code, claims) in KnowledgeArchive.embedded.codeClaims {
      #expect(ServiceCode.canonical(code) == code)
      #expect(claims.count { $0.kind == .alone } <= 1, "\(code) decides for one entry only")
    }
  }

  @Test func archiveIsThatOfItsFiles() {
    let rebuilt = ArchiveWriter.archive(of: Self.content, files: Self.files)
    let again = KnowledgeArchive(bytes: rebuilt).knowledgeFiles
    #expect(rebuilt.count == KnowledgeArchive.embedded.byteCount)
    #expect(
      ArchiveWriter.archive(of: KnowledgeContent(parsing: again), files: again) == rebuilt)
    #expect(String(validating: rebuilt, as: UTF8.self) != nil)
  }
}
