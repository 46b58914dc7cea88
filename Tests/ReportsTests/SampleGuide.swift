import Knowledge
import Reports
import Testing

/// A guide made for the renderers, with every part that a guide can have.
enum SampleGuide {
  static let guide: Guide = {
    let content = KnowledgeContent(
      parsing: KnowledgeFiles([("guides/dynamics.md", dynamics), ("guides/blob.md", blob)]))
    for problem in content.problems { Issue.record("\(problem)") }
    return content.guides[0]
  }()

  static let retired: Guide = {
    let content = KnowledgeContent(
      parsing: KnowledgeFiles([("guides/dynamics.md", dynamics), ("guides/blob.md", blob)]))
    return content.guides[1]
  }()

  static let values: [Parameter: String] = [
    .tenantId: "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44",
    .instanceUrl: "https://contoso.crm4.dynamics.com", .role: "Lead Writer, Contoso",
  ]

  static func step(_ id: String) throws -> GuideStep {
    try #require(guide.steps.first { $0.id == id })
  }

  static func pages(_ width: Int = 80, _ values: [Parameter: String] = values) -> GuidePages {
    GuidePages(style: SampleReport.style(width), values: values)
  }

  private static let dynamics = """
    ---
    destination: dynamics
    source: https://example.com/dynamics (read 2026-11-20)
    ---
    # Dynamics 365
    ## Summary
    Leads become rows of the table **Lead**, for those who sell with Dynamics 365.
    ## Needs
    An environment, and the right to administer it.
    ## Costs
    Nothing besides it.
    ## Gives
    Leads where sales people work.
    ## Step: environment
    title: Name the environment
    field: instanceUrl
    checks: dynamics.url, dynamics.host
    who: anybody who can open the environment
    ### Why
    An organisation has several.
    ### Do
    1. Open `https://admin.example.com` and choose **Environments**.
    2. Copy **Environment URL**.
    ## Step: permission
    title: Let the application in
    when: authentication = azureAD
    optional: yes
    who: an Application Administrator of {tenantId}
    ### Why
    The application `{applicationId}` needs consent.

    Without it, it may fail.
    ### Do
    1. Choose **Entra ID** > **App registrations** [once "Azure Active Directory"], and open `{applicationId}`.
    2. Choose **Grant admin consent**.
    ### Looks like
    A green sign stands beside the name. It takes a minute.
    ### Request
    Please grant consent in the directory {tenantId}.
    ### Commands
        az login --tenant {tenantId}

        az ad app permission grant --id {applicationId} --api 00000007-0000-0000-c000-000000000000 \\
          --scope user_impersonation
    ## Step: role
    title: Give the role {role}
    checks: dynamics.role
    who: a System Administrator of {instanceUrl}
    ### Why
    Without a role nothing can be written.
    ### Do
    1. Open `{instanceUrl}` and tick **{role}**.
    ### Commands
        pac admin assign-user --environment {instanceUrl} --role "{role}"
        Set-Role {role}
    ## Portal
    1. Paste `{instanceUrl}` into **URL**.
    ## Notification
    1. Make a flow on **Lead**.
    2. Turn it on.

    """

  private static let blob = """
    ---
    destination: blob
    replacement: table
    source: https://example.com/blobs (read 2026-11-20)
    ---
    # Azure blob
    ## Summary
    Each lead was a file.
    ## Needs
    Nothing: choose another.

    """
}
