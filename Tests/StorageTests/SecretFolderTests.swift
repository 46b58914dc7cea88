import Glibc
import Storage
import TestSupport
import Testing
import Text

@Suite("Secret folder") struct SecretFolderTests {
  private let home: TemporaryDirectory
  private let folder: SecretFolder

  init() throws {
    home = try TemporaryDirectory()
    folder = try #require(SecretFolder(Places(environment: ["XDG_CONFIG_HOME": home.path])))
  }

  private func names() throws -> [String] {
    try FolderListing.files(in: folder.path, suffix: "")?.map {
      String($0.dropFirst(folder.path.count + 1))
    } ?? []
  }

  @Test(arguments: ["s3cret", "ends in a line\n", "é🦊", " blanks ", "two\nlines"])
  func whatIsKeptIsFetchedAgain(_ text: String) throws {
    let path = try folder.keep(Secret(text), profile: "a", key: "applicationKey")
    #expect(path == home.file("leadline/secrets/a.applicationKey"))
    #expect(bits(path)?.mode == 0o600)
    #expect(bits(folder.path)?.mode == 0o700)
    let store = SecretStore(environment: [:], runsCommands: false)
    #expect(try store.secret(.file(path)) == Secret(text))
  }

  @Test func replacesInOneStepAndNarrows() throws {
    let path = try folder.keep(Secret("old"), profile: "a", key: "k")
    chmod(path, 0o644)
    #expect(try folder.keep(Secret("new"), profile: "a", key: "k") == path)
    #expect(bits(path)?.mode == 0o600)
    #expect(try readFile(path) == Array("new\n".utf8))
    #expect(try names() == ["a.k"])
  }

  @Test func removesThoseOfOneProfileAndNoOther() throws {
    for (profile, key) in [
      ("a", "k"), ("a", "verification.clientSecret"), ("a.b", "k"), ("a.verification", "k"),
      ("ab", "k"), ("b", "a.k"),
    ] { _ = try folder.keep(Secret("x"), profile: profile, key: key) }
    #expect(try names().count == 6)
    let gone = try folder.remove(profile: "a")
    #expect(gone == ["a.k", "a.verification-clientSecret"].map { "\(folder.path)/\($0)" })
    #expect(try names() == ["a.b.k", "a.verification.k", "ab.k", "b.a-k"])
    #expect(try folder.remove(profile: "a") == [])
  }

  @Test func whereNothingWasKeptNothingIsRemoved() throws {
    #expect(try folder.remove(profile: "a") == [])
    #expect(bits(folder.path) == nil)
  }

  @Test(arguments: [("", "k"), ("../a", "k"), ("a", ""), ("a", "k/.."), ("a", "b-c"), ("a", ".k")])
  func refusesNamesThatLeadElsewhere(_ profile: String, _ key: String) {
    #expect(folder.file(profile: profile, key: key) == nil)
    #expect(throws: PlaceError.invalidName("\(profile).\(key)")) {
      try folder.keep(Secret("x"), profile: profile, key: key)
    }
  }

  @Test func whatCouldNotBeFetchedIsNotKept() throws {
    let longest = String(repeating: "x", count: SecretStore.maximumBytes - 1)
    let path = try folder.keep(Secret(longest), profile: "a", key: "k")
    let store = SecretStore(environment: [:], runsCommands: false)
    #expect(try store.secret(.file(path)) == Secret(longest))
    #expect(throws: PlaceError.tooLarge(path, maximumBytes: SecretStore.maximumBytes - 1)) {
      try folder.keep(Secret(longest + "x"), profile: "a", key: "k")
    }
  }

  @Test func whatAKilledProcessLeftIsRemoved() throws {
    folder.removeLeftovers()
    #expect(try names() == [])
    _ = try folder.keep(Secret("s3cret"), profile: "contoso", key: "password")
    let inside = String(folder.path.dropFirst(home.path.count + 1))
    try home.write("\(inside)/.leadline-save-1.tmp", text: "s3c")
    #expect(try names().count == 2)
    folder.removeLeftovers()
    #expect(try names() == ["contoso.password"])
  }

  @Test func needsAPlace() { #expect(SecretFolder(Places(environment: [:])) == nil) }
}
