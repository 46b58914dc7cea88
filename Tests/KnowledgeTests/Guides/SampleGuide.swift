import Knowledge

/// A small, sound guide, and one that only leads on.
enum SampleGuide {
  static let path = "guides/table.md"

  /// Lines are counted in the tests: a change here moves them.
  static let table = """
    ---
    destination: table
    source: https://example.com/tables (read 2026-11-20)
    source: https://example.com/keys (read 2026-11-21)
    ---
    # Azure table
    ## Summary
    Leads become rows of a table,
    which programs read.
    ## Needs
    A storage account.
    ## Costs
    Next to nothing.
    ## Gives
    Every lead, kept.

    For as long as you like.
    ## Step: storage-account
    title: Make a storage account
    who: a contributor of the subscription
    ### Why
    The table stands in it.
    ### Do
    1. Choose **Create** [old name: **Add**]
       and wait.
    2. Open `{account}`.
    ### Looks like
    The page says *Available*.
    ### Request
    Please make a storage account in the directory {directoryName}.
    ### Commands
        az storage account create --name {account} \\
          --sku Standard_LRS

        az storage account show --name {account}
    ## Step: connection-string
    title: Copy the connection string
    field: storageAccountConnectionString
    when: authentication = azureAD
    checks: table.connection-string, table.host
    optional: yes
    who: anybody who may list keys
    ### Why
    It lets programs in.
    ### Do
    1. Copy it.
    ## Portal
    1. Paste it into **Connection string**.
    ## Notification
    1. Make a flow.
    2. Turn it on.

    """

  static let retired = """
    ---
    destination: blob
    replacement: table
    source: https://example.com/blobs (read 2026-11-20)
    ---
    # Azure Blob
    ## Summary
    Leads are no longer written to blobs.

    """

  /// A sound guide without conditions.
  static func plain(_ destination: String) -> String {
    table.replacing("destination: table", with: "destination: \(destination)")
  }

  /// What is wrong with a text in the place of the sample.
  static func problems(_ text: String, at path: String = path) -> [KnowledgeProblem] {
    KnowledgeContent(parsing: KnowledgeFiles([(path, text)])).problems
  }

  static func archive(_ files: [(path: String, text: String)]) -> KnowledgeArchive {
    let files = SampleKnowledge.files.overlaid(by: KnowledgeFiles(files))
    let content = KnowledgeContent(parsing: files)
    return KnowledgeArchive(bytes: ArchiveWriter.archive(of: content, files: files))
  }
}
