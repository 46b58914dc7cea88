import Knowledge
import Testing

/// A small, sound knowledge base, and ways to spoil it.
enum SampleKnowledge {
  static let entryPath = "failures/sample/sample-tenant.md"
  static let translationPath = "languages/sv/failures/sample/sample-tenant.md"

  /// Lines are counted in the tests: a change here moves them.
  static let entry = """
    ---
    id: sample-tenant
    codes: AADSTS90002, TenantMissing
    shared-codes: 0x80040220
    destination: dynamics
    field: directoryId
    who: an administrator
    proof: dynamics.tenant
    source: https://example.com/errors (read 2026-11-20)
    ---
    # The directory does not exist
    ## Messages
        Tenant '{tenantId}' not found. There may be no subscription.

        The directory of the organisation
        could not be located.
    ## Signs
    - tenant + not-found + subscription
    - tenant + not-found
    ## Matches
        AADSTS90002: Tenant '3f0c1c58' not found.

        Exception: Tenant
          not found.
    ## Does not match
        Tenants and landlords: what happens if a tenant moves out?
    ## Cause
    Nobody knows the directory `{tenantId}`.
    It was mistyped.

    Or it was deleted.
    ## Resolution
    1. Open **Overview** and copy
       the `Tenant ID`.
    2. Paste `{tenantId}` into the offer.
    ## Verify
    The address answers.

    """

  static let otherEntry = """
    ---
    id: sample-secret
    codes: AADSTS7000215
    destination: any
    who: an owner of the application
    proof: dynamics.sign-in
    wrapper: yes
    source: https://example.com/secrets (read 2026-11-20)
    source: https://example.com/keys (read 2026-11-21)
    ---
    # The secret is wrong
    ## Messages
        Invalid client secret provided for '{applicationId}'.
    ## Signs
    - secret + invalid
    ## Matches
        AADSTS7000215: Invalid client secret provided.

        Invalid client secret provided for 'x'.
    ## Does not match
        The secret garden has an invalid gate.
    ## Cause
    The secret is wrong.
    ## Resolution
    1. Make a new secret.
    ## Verify
    The sign-in succeeds.

    """

  static let translation = """
    ---
    id: sample-tenant
    who: en administratör
    ---
    # Katalogen finns inte
    ## Messages
        Klientorganisationen '{tenantId}' hittades inte i registret.
    ## Matches
        Klientorganisationen 'x' hittades inte.
    ## Cause
    Ingen känner till katalogen `{tenantId}`.
    ## Resolution
    1. Öppna **Översikt (Overview)** och kopiera `Tenant ID`.
    2. Klistra in `{tenantId}` i erbjudandet.
    ## Verify
    Adressen svarar.

    """

  static let wordingsOnly = """
    ---
    id: sample-tenant
    ---
    ## Messages
        Der Mandant '{tenantId}' wurde nicht gefunden.

    """

  static let lexicon = """
    ---
    language: en
    name: English
    ---
    - tenant: tenant, directory
    - not-found: not found, not … found
    - subscription: subscription
    - secret: secret
    - invalid: invalid

    """

  static let swedishLexicon = """
    ---
    language: sv
    name: Swedish
    ---
    - tenant: klientorganisation, Hyresgäst
    - not-found: hittades inte, inte … hittas

    """

  /// Every file of the sample, by path.
  static let files = KnowledgeFiles([
    (entryPath, entry), ("failures/sample/sample-secret.md", otherEntry),
    (translationPath, translation),
    ("languages/de/failures/sample/sample-tenant.md", wordingsOnly),
    ("lexicon.md", lexicon), ("languages/sv/lexicon.md", swedishLexicon),
    ("README.md", "How to edit this folder.\n"),
  ])

  static let content = KnowledgeContent(parsing: files)

  /// The sample with one file put in the place of another.
  static func content(_ path: String, _ text: String) -> KnowledgeContent {
    KnowledgeContent(parsing: files.overlaid(by: KnowledgeFiles([(path, text)])))
  }
}

extension String {
  /// The text with a passage replaced, which must be there, lest a test prove nothing.
  func spoiled(_ passage: String, _ replacement: String) -> String {
    if !contains(passage) { Issue.record("the sample does not hold '\(passage)'") }
    return replacing(passage, with: replacement, maxReplacements: 1)
  }
}

extension [KnowledgeProblem] {
  /// Whether one of the problems is meant by line and part of its message.
  func contain(line: Int, _ message: String) -> Bool {
    contains { $0.line == line && $0.message.contains(message) }
  }
}
