import Glibc
import Storage
import TestSupport
import Testing
import Text

@Suite("Secret keeper") struct SecretKeeperTests {
  private let folder: TemporaryDirectory
  private let place: SecretPlace

  init() throws {
    folder = try TemporaryDirectory()
    place = try #require(SecretPlace(profile: "contoso", key: "applicationKey", vault: "leads-kv"))
  }

  private var environment: [String: String] {
    ["PATH": "\(folder.path):/usr/bin:/bin", "FOLDER": folder.path]
  }

  /// Puts a program in the place of a password manager.
  private func install(_ name: String, _ script: String) throws {
    let path = try folder.write(name, text: "#!/bin/sh\n\(script)\n")
    chmod(path, 0o755)
  }

  // What such a program does: keeps what it reads, and notes how it was called.
  private static let keeping = """
    for word in "$@"; do echo "$word"; case $word in /dev/stdin) from=$word;; esac; done > "$FOLDER/words"
    cat ${from} > "$FOLDER/kept"
    env > "$FOLDER/variables"
    echo "what it says"
    """

  @Test(arguments: [SecretKeeper.secretTool, .pass, .keyVault])
  func givesTheSecretOverTheStandardInputAlone(_ keeper: SecretKeeper) throws {
    try install(keeper.program, Self.keeping)
    try keeper.store(Secret("s3cret-value"), at: place, environment: environment)
    #expect(try folder.read("kept") == Array("s3cret-value".utf8))
    let words = try #require(keeper.wordsToStore(at: place))
    let seen = String(decoding: try folder.read("words"), as: UTF8.self)
    #expect(seen == words.dropFirst().map { "\($0)\n" }.joined())
    for name in ["words", "variables"] {
      #expect(!String(decoding: try folder.read(name), as: UTF8.self).contains("s3cret"))
    }
  }

  @Test(arguments: SecretKeeper.allCases)
  func theReferenceRunsTheWordsThatLookItUp(_ keeper: SecretKeeper) throws {
    try install(
      keeper.program, #"printf '%s\n' found; for w in "$@"; do echo "$w"; done > "$FOLDER/w""#)
    let words = try #require(keeper.wordsToLookUp(at: place))
    let path = try #require(keeper.path(in: environment))
    let store = SecretStore(environment: environment, runsCommands: true)
    #expect(try store.secret(.command([path] + words.dropFirst())) == Secret("found"))
    let seen = String(decoding: try folder.read("w"), as: UTF8.self)
    #expect(seen == words.dropFirst().map { "\($0)\n" }.joined())
    let text = try #require(keeper.reference(to: place))
    let read = SecretReference.read(text) { $0.split(separator: " ").map(String.init) }
    #expect(read == .reference(.command(words)))
  }

  @Test func wordsAreThoseOfTheProgramsOwnPages() throws {
    let place = try #require(SecretPlace(profile: "a", key: "k"))
    let secretTool = SecretKeeper.secretTool
    #expect(
      secretTool.wordsToStore(at: place)
        == ["secret-tool", "store", "--label=leadline a k"]
        + ["service", "leadline", "profile", "a", "key", "k"])
    #expect(
      secretTool.reference(to: place)
        == "${cmd:secret-tool lookup service leadline profile a key k}")
    #expect(
      SecretKeeper.pass.wordsToStore(at: place)
        == ["pass", "insert", "--multiline", "--force", "leadline/a/k"])
    #expect(SecretKeeper.pass.reference(to: place) == "${cmd:pass show leadline/a/k}")
    #expect(SecretKeeper.pass.wordsToEnter(at: place) == ["pass", "insert", "leadline/a/k"])
    #expect(
      SecretKeeper.security.reference(to: place)
        == "${cmd:security find-generic-password -s leadline -a a/k -w}")
    #expect(SecretKeeper.security.wordsToEnter(at: place)?.last == "-w")
    #expect(SecretKeeper.keyVault.reference(to: place) == nil)
    #expect(SecretKeeper.keyVault.wordsToStore(at: place) == nil)
    #expect(
      SecretKeeper.keyVault.reference(to: self.place)
        == "${cmd:az keyvault secret show --vault-name leads-kv "
        + "--name leadline-contoso-applicationKey --query value --output tsv}")
  }

  @Test func isInstalledWhereThePathLeadsToIt() throws {
    #expect(SecretKeeper.pass.path(in: ["PATH": folder.path]) == nil)
    try folder.write("pass", text: "not to be run")
    try folder.write("az/inner", text: "")
    #expect(SecretKeeper.pass.path(in: ["PATH": folder.path]) == nil)
    #expect(SecretKeeper.keyVault.path(in: ["PATH": folder.path]) == nil)
    chmod(folder.file("pass"), 0o755)
    #expect(SecretKeeper.pass.path(in: ["PATH": "/no:\(folder.path)"]) == folder.file("pass"))
    #expect(SecretKeeper.pass.path(in: [:]) == nil)
  }

  @Test func tellsWhyItDidNotKeepIt() throws {
    let secret = Secret("x")
    let nowhere = ["PATH": folder.path]
    #expect(throws: SecretKeeperError.notInstalled("pass")) {
      try SecretKeeper.pass.store(secret, at: place, environment: nowhere)
    }
    #expect(throws: SecretKeeperError.cannotStore("security")) {
      try SecretKeeper.security.store(secret, at: place, environment: nowhere)
    }
    try install("pass", "cat > /dev/null; echo out; echo 'no key' >&2; exit 3")
    #expect(
      throws: SecretKeeperError.failed(
        "pass", .failed(status: 3), said: Array("out\nno key\n".utf8))
    ) { try SecretKeeper.pass.store(secret, at: place, environment: environment) }
  }

  @Test(arguments: ["sleep 600", "exec >&- 2>&-; sleep 600"])
  func doesNotWaitForEver(_ script: String) throws {
    try install("secret-tool", script)
    let limit = Duration.milliseconds(300)
    #expect(throws: SecretKeeperError.failed("secret-tool", .timedOut(after: limit), said: [])) {
      try SecretKeeper.secretTool.store(
        Secret("x"), at: place, environment: environment, limit: limit)
    }
  }

  // MARK: - Names in a key vault

  @Test func noTwoPlacesShareANameInAVault() throws {
    let places = [
      ("a.b", "k"), ("a-b", "k"), ("a_b", "k"), ("A-b", "k"), ("a", "b-k"), ("a", "b.k"),
      ("a-verification", "clientId"), ("a", "verification.clientId"),
      (String(repeating: "x", count: 100), "someLongKeyOfAField.verification"),
      (String(repeating: "x", count: 99) + "y", "someLongKeyOfAField.verification"),
    ]
    let names = try places.map { profile, key in
      let place = try #require(SecretPlace(profile: profile, key: key, vault: "vault"))
      let words = try #require(SecretKeeper.keyVault.wordsToLookUp(at: place))
      return words[7]
    }
    #expect(Set(names.map { $0.lowercased() }).count == places.count - 1)
    #expect(names[1] == names[4], "profile and key are parted by a hyphen; no key holds one")
    for name in names {
      #expect((1...127).contains(name.utf8.count))
      #expect(name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    }
  }

  @Test(arguments: ["", "ab", "-vault", "vault-", "va ult", "va.ult", "$(id)", "x\n"])
  func refusesWhatNoVaultIsCalled(_ vault: String) {
    #expect(SecretPlace(profile: "a", key: "k", vault: vault) == nil)
  }

  @Test func refusesNamesThatWouldNeedQuoting() {
    #expect(SecretPlace(profile: "a b", key: "k") == nil)
    #expect(SecretPlace(profile: "a", key: "k;id") == nil)
    #expect(SecretPlace(profile: "--help", key: "k") == nil)
  }
}
