import Destinations
import Diagnosis
import Knowledge
import Testing
import Text

@Suite("Dynamics: the descriptor") struct DynamicsDescriptorTests {
  private let destination = Destination.dynamics

  @Test func isRegistered() {
    #expect(Registry.destination("dynamics")?.block == "dynamicsLeadConfiguration")
    #expect(destination.olderBlock == "crmLeadConfiguration")
    #expect(destination.olderNames == ["crm", "dynamicscrm"])
  }

  @Test func asksAnApplicationForItsOwn() {
    let keys = destination.fields.filter { $0.applies(.dynamics()) }.map(\.key)
    #expect(
      keys == [
        "instanceUrl", "authentication", "applicationId", "directoryId", "applicationKey",
        "contactEmail",
      ])
  }

  @Test func asksAUserForTheOwn() {
    let keys = destination.fields.filter { $0.applies(.dynamicsUser()) }.map(\.key)
    #expect(
      keys == [
        "instanceUrl", "authentication", "username", "password", "verification.clientId",
        "contactEmail",
      ])
  }

  @Test func hidesSecrets() {
    let secrets = destination.fields.filter { $0.kind == .secret }.map(\.key)
    #expect(secrets == ["applicationKey", "password"])
    let optional = destination.fields.filter { !$0.isRequired }.map(\.key)
    #expect(optional == ["verification.clientId", "contactEmail"])
  }

  @Test func tellsWhatBelongsTogether() {
    let owners = destination.fields.reduce(into: [:]) { $0[$1.key] = $1.belongsTo }
    #expect(owners["applicationKey"] == ["applicationId"])
    #expect(owners["password"] == ["username"])
    #expect(owners.values.filter { !$0.isEmpty }.count == 2)
  }

  @Test func tellsWhatOnlyVerificationNeeds() {
    let extra = destination.fields.filter(\.isOnlyForVerification)
    #expect(extra.map(\.key) == ["verification.clientId"])
    #expect(extra[0].help.contains("only verification needs it"))
    #expect(extra[0].kind == .text)
  }

  @Test func blamesFieldsThatAreThere() {
    let keys = Set(destination.fields.map(\.key))
    for check in destination.checks {
      if let field = check.field { #expect(keys.contains(field), "\(check.id)") }
    }
  }

  @Test func givesTheUsersOwnValues() {
    let values = destination.parameters(
      .dynamics(["instanceUrl": .text("https://Contoso.crm4.dynamics.com/main.aspx")]))
    #expect(
      values == [
        .instanceUrl: "https://contoso.crm4.dynamics.com", .host: DynamicsWorld.host,
        .tenantId: DynamicsWorld.tenant, .applicationId: DynamicsWorld.application,
      ])
    let user = destination.parameters(.dynamicsUser())
    #expect(user[.userName] == "lead.writer@contoso.onmicrosoft.com")
    #expect(user[.tenantId] == nil)
  }

  @Test func givesValuesThatMayStandInAnExplanation() {
    for configuration in [Configuration.dynamics(), .dynamicsUser()] {
      for (parameter, value) in destination.parameters(configuration) {
        #expect(parameter.checked(value) == value, "\(parameter)")
      }
    }
  }

  @Test func givesNothingForNothing() {
    #expect(destination.parameters(Configuration(entries: [:])).isEmpty)
    let odd = Configuration.dynamics([
      "instanceUrl": .text("https://evil.example/$(rm -rf)"), "directoryId": .text("\u{1B}[31m"),
      "applicationId": .secret("x"),
    ])
    #expect(destination.parameters(odd).isEmpty)
  }
}
