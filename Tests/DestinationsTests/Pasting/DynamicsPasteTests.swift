import Destinations
import Testing
import Text

private let commands: [PastedSample] = [
  PastedSample(
    "az ad sp create-for-rbac",
    """
    Found an existing application instance: (id) \(Pasted.object). We will patch it.
    The output includes credentials that you must protect. Be sure that you do not include these \
    credentials in your code. For more information, see https://aka.ms/azadsp-cli
    {
      "appId": "\(Pasted.application)",
      "displayName": "leads",
      "password": "\(Pasted.secret)",
      "tenant": "\(Pasted.tenant)"
    }
    """, [Pasted.app, Pasted.directory, Pasted.key]),
  PastedSample(
    "az ad sp create-for-rbac --sdk-auth",
    #"{"clientId": "\#(Pasted.application)", "clientSecret": "\#(Pasted.secret)", "#
      + #""subscriptionId": "\#(Pasted.object)", "tenantId": "\#(Pasted.tenant)", "#
      + #""activeDirectoryEndpointUrl": "https://login.microsoftonline.com"}"#,
    [Pasted.app, Pasted.directory, Pasted.key]),
  PastedSample(
    "az ad app credential reset, on one line",
    #"{"appId":"\#(Pasted.application)","password":"\#(Pasted.secret)","tenant":"\#(Pasted.tenant)"}"#,
    [Pasted.app, Pasted.directory, Pasted.key]),
  PastedSample(
    "az ad app show",
    #"{"@odata.context": "x", "appId": "\#(Pasted.application)", "id": "\#(Pasted.object)", "#
      + #""passwordCredentials": [{"keyId": "\#(Pasted.secretID)", "secretText": null}], "#
      + #""requiredResourceAccess": [{"resourceAppId": "\#(Pasted.object)"}]}"#, [Pasted.app]),
  PastedSample(
    "several applications",
    #"[{"appId": "\#(Pasted.application)"}, {"appId": "\#(Pasted.object)"}]"#, []),
  PastedSample(
    "a password of nobody known", #"{"password": "\#(Pasted.secret)"}"#, []),
]

private let variables: [PastedSample] = [
  PastedSample(
    "a shell",
    """
    export AZURE_CLIENT_ID=\(Pasted.application)
    export AZURE_TENANT_ID="\(Pasted.tenant)"
    export AZURE_CLIENT_SECRET='\(Pasted.secret)'
    """, [Pasted.app, Pasted.directory, Pasted.key]),
  PastedSample(
    "PowerShell",
    """
    $env:AZURE_CLIENT_ID = "\(Pasted.application)"
    $Env:AZURE_TENANT_ID = "\(Pasted.tenant)"
    $env:AZURE_CLIENT_SECRET = "\(Pasted.secret)"\r
    """, [Pasted.app, Pasted.directory, Pasted.key]),
  PastedSample(
    "YAML",
    """
    dataverse:
      - client_id: \(Pasted.application)
      - tenant_id: '\(Pasted.tenant)'
      - client_secret: "\(Pasted.secret)" # until May
      - url: \(Pasted.root)/
    """, [Pasted.url, Pasted.app, Pasted.directory, Pasted.key]),
  PastedSample(
    "Terraform",
    "ARM_CLIENT_ID=\(Pasted.application)\nARM_TENANT_ID=\(Pasted.tenant)\nARM_SUBSCRIPTION_ID="
      + Pasted.object, [Pasted.app, Pasted.directory]),
  PastedSample("a variable alone", "CLIENT_ID=\(Pasted.application)", [Pasted.app]),
  PastedSample(
    "a reference in place of a secret",
    "CLIENT_ID=\(Pasted.application)\nCLIENT_SECRET=${LEADS_SECRET_OF_CONTOSO}\n"
      + "AZURE_CLIENT_SECRET=$(pass show leads)", [Pasted.app]),
  PastedSample(
    "an id in place of a secret",
    "CLIENT_ID=\(Pasted.application)\nCLIENT_SECRET=\(Pasted.secretID)", [Pasted.app]),
  PastedSample(
    "two answers to one question",
    "CLIENT_ID=\(Pasted.application)\nAPP_ID=\(Pasted.object)\nTENANT_ID=\(Pasted.tenant)",
    [Pasted.directory]),
  PastedSample(
    "one id for both",
    "CLIENT_ID=\(Pasted.tenant)\nTENANT_ID=\(Pasted.tenant)", []),
  PastedSample(
    "samples of the documentation",
    "CLIENT_ID=23456052-aaaa-bbbb-8662-1234df56788f\nTENANT_ID=<tenant-id>\n"
      + "CLIENT_SECRET=1234ABCDEDFRZ/G/FdY0aUABCEDcqhbLn/ST122345nBc=", []),
]

private let strings: [PastedSample] = [
  PastedSample(
    "a Dataverse connection string",
    "AuthType=ClientSecret;Url=\(Pasted.root);ClientId=\(Pasted.application);"
      + "ClientSecret=\(Pasted.secret)",
    [Pasted.url, "authentication=azureAD", Pasted.app, Pasted.key]),
  PastedSample(
    "in JSON, with other words",
    #"{"ConnectionStrings": {"crm": "Service Uri=\#(Pasted.root)/main.aspx; AuthType = ClientSecret; "#
      + #"AppId={\#(Pasted.application)}; Secret=\#(Pasted.secret); TenantId=\#(Pasted.tenant);"}}"#,
    [Pasted.url, "authentication=azureAD", Pasted.app, Pasted.directory]),
  PastedSample(
    "in a variable",
    "CRM=AuthType=ClientSecret;url=\(Pasted.root);clientid=\(Pasted.application);"
      + "clientsecret=\(Pasted.secret)",
    [Pasted.url, "authentication=azureAD", Pasted.app, Pasted.key]),
  PastedSample(
    "in XML",
    #"<add name="CRM" connectionString="AuthType=ClientSecret;Url=\#(Pasted.root);"#
      + #"ClientId=\#(Pasted.application);ClientSecret=\#(Pasted.secret)" />"#,
    [Pasted.url, "authentication=azureAD", Pasted.app, Pasted.key]),
  PastedSample(
    "of a user",
    "AuthType=OAuth;Username=lead.writer@contoso.com;Password=only 7 Leads;Url=\(Pasted.root);"
      + "AppId=\(DynamicsWorld.client);RedirectUri=http://localhost;LoginPrompt=Auto",
    [
      Pasted.url, "authentication=office365", "username=lead.writer@contoso.com",
      "password!only 7 Leads", "verification.clientId=\(DynamicsWorld.client)",
    ]),
  PastedSample(
    "of a user, the older way",
    "AuthType=Office365; Username=lead.writer@contoso.com; Password=x=y; Url=\(Pasted.root)",
    [
      Pasted.url, "authentication=office365", "username=lead.writer@contoso.com", "password!x=y",
    ]),
]

@Suite("Pasted texts: Dynamics 365, from commands and settings") struct DynamicsPasteTests {
  @Test(arguments: commands + variables + strings) func answer(_ sample: PastedSample) {
    #expect(Destination.dynamics.pastedValues(sample.text).shown == sample.answers)
  }

  @Test(arguments: commands + variables + strings)
  func answerTheSameWithOtherLineEnds(_ sample: PastedSample) {
    let text = "\u{FEFF}\n" + sample.text.replacing("\n", with: "\r\n") + "\r\n"
    #expect(Destination.dynamics.pastedValues(text).shown == sample.answers)
  }

  @Test(arguments: commands + variables + strings)
  func giveNothingThatItsFieldWouldNotTake(_ sample: PastedSample) async {
    var entries: [String: Configuration.Entry] = [:]
    for value in Destination.dynamics.pastedValues(sample.text) {
      switch value.value {
      case .text(let text): entries[value.key] = .text(text)
      case .secret(let secret): entries[value.key] = .init(.secret(secret))
      }
    }
    let configuration = Configuration(
      entries: entries, awaited: Set(Destination.dynamics.fields.map(\.key)))
    let forms = Destination.dynamics.checks.filter { $0.kind == .form }.map(\.id)
    let ends = await Verification(.dynamics, configuration, over: DynamicsWorld().transport)
      .run(due: Set(forms), knowing: [])
    #expect(ends.filter { $0.report.status == .broken }.isEmpty)
  }
}
