import TestSupport
import Testing
import Text

@testable import Commands

@Suite("Sandbox beside a command") struct SandboxProcessTests {
  private func sandbox(_ faults: String...) throws -> SandboxProcess {
    try SandboxProcess(
      faults: faults, environment: try Installation().environment,
      path: builtProduct(named: "leadline-sandbox"))
  }

  @Test func tellsTheValuesOfFields() throws {
    let sandbox = try sandbox()
    let values = sandbox.values(for: "dynamics")
    #expect(
      values.map(\.key) == [
        "instanceUrl", "authentication", "applicationId", "applicationKey", "directoryId",
      ])
    #expect(values.first?.value == "https://contoso.crm4.dynamics.com")
    #expect(
      sandbox.values(for: "dynamics", authentication: "azureAD").map(\.key) == values.map(\.key))
    let user = sandbox.values(for: "dynamics", authentication: "office365")
    #expect(
      user.map(\.key) == [
        "instanceUrl", "authentication", "username", "password", "verification.clientId",
      ])
    let verification = sandbox.readiness["verification"]
    #expect(user.last?.value == verification?["dynamics-office365"]?["clientId"]?.string)
    #expect(user.last?.value.isEmpty == false)
    let table = sandbox.values(for: "table")
    #expect(table.map(\.key) == ["storageAccountConnectionString"])
    #expect(table.first?.value.contains("AccountName=contosoleads") == true)
    #expect(
      sandbox.values(for: "marketo").map(\.key) == [
        "munchkinId", "formId", "clientId", "clientSecret",
      ])
    #expect(
      sandbox.values(for: "salesforce").map(\.key) == [
        "objectIdentifier", "verification.myDomain", "verification.accessToken",
      ])
    #expect(sandbox.values(for: "blob").isEmpty)
    sandbox.stop()
  }

  @Test func tellsWhichCheckAnOrderBelongsTo() throws {
    let sandbox = try sandbox(
      "role-missing*2", "throttled@contosoleads.table.core.windows.net*3", "throttled")
    let faults = sandbox.orderedFaults()
    #expect(faults.map(\.name) == ["throttled", "role-missing"])
    #expect(faults.map(\.check) == ["dynamics.organisation", "dynamics.role-exists"])
    #expect(faults.map(\.isOfNetwork) == [true, false])
    sandbox.stop()
    let none = try self.sandbox()
    #expect(none.orderedFaults().isEmpty)
    none.stop()
  }

  @Test func tellsTheFaultsOfAStateByThemselves() throws {
    let sandbox = try sandbox("from-nothing")
    #expect(
      Set(sandbox.orderedFaults().map(\.name)) == [
        "no-application-user", "solution-missing", "role-missing", "role-not-assigned",
        "leads-table-missing",
      ])
    sandbox.stop()
  }

  @Test func mendsWhatIsNamedAndNothingElse() throws {
    var sandbox = try sandbox("role-missing", "solution-missing", "no-such-host")
    let nothing = try sandbox.mend([]).mended
    #expect(nothing.isEmpty)
    let first = try sandbox.mend(["role-missing", "no-roles"])
    #expect(first.mended == ["role-missing"])
    #expect(!first.isRerouted)
    let second = try sandbox.mend(["no-such-host"])
    #expect(second.mended == ["no-such-host"])
    #expect(second.isRerouted)
    #expect(sandbox.way["route"] == "connectTo")
    let ways = sandbox.way["connectTo"]?.strings ?? []
    #expect(!ways.isEmpty)
    #expect(!ways.contains { $0.contains("no-such-host") })
    let third = try sandbox.mend(["solution-missing"]).mended
    #expect(third == ["solution-missing"])
    sandbox.stop()
  }

  @Test func saysWhatItCannotMend() throws {
    var sandbox = try sandbox("role-missing")
    var said: [String] = []
    // A name cannot bring another line along.
    for names in [["role-mising"], ["nothing\nmend"]] {
      do throws(CommandFailure) {
        _ = try sandbox.mend(names)
      } catch {
        said.append(error.message)
      }
    }
    try #require(said.count == 2)
    #expect(said[0].contains("but 'role-missing'"))
    #expect(said[1].contains("there is no fault 'nothing'"))
    let mended = try sandbox.mend(["role-missing"]).mended
    #expect(mended == ["role-missing"])
    sandbox.stop()
  }
}
