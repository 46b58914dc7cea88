import Knowledge
import Leads
import Text

/// Whether a lead arrives, seen by writing one as Marketplace does.
///
/// It goes into the table for leads. Where there is none yet, into one of its own: a table that is
/// deleted cannot be made again for a while, and Marketplace must find its name free.
struct TableTestLead {
  static let checks: [Check] = [
    Check(
      "table.test-lead", "a row can be written, found and removed", kind: .testLead,
      needs: ["table.sign-in"], unlessBroken: ["table.leads-table"], field: TableLook.key,
      judges: ["table.leads-table"],
      look: { context async throws(CheckStop) -> CheckResult in
        try await TableTestLead(context).result()
      })
  ]

  private let look: TableLook
  private let lead: TestLead

  private init(_ context: CheckContext) throws(CheckStop) {
    look = try TableLook(context)
    lead = context.newTestLead()
  }

  private func result() async throws(CheckStop) -> CheckResult {
    if let table = look.context.facts[TableFact.leadsTable] { return await written(in: table) }
    let table = Self.ownTable()
    let path = "/Tables('\(table)')"
    do throws(CheckStop) {
      let answer = try await look.service.create("/Tables", ["TableName": JSONValue(table)])
      if case .refused(let refusal) = answer { return look.verdict(on: refusal) }
    } catch {
      // Whether the table was made is not known; removing one that is not there does no harm.
      return await removed(path) ? error.result : left("the table '\(table)'", table)
    }
    let result = await written(in: table)
    return await removed(path) ? result : left("the table '\(table)'", table)
  }

  /// A name that no table has.
  private static func ownTable() -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    return "LeadlineTest" + String((0..<16).compactMap { _ in letters.randomElement() })
  }

  private func written(in table: String) async -> CheckResult {
    await TestLeadTrial(
      place: TableLeadPlace(look, table: table), lead: lead,
      words: TestLeadTrial.Words(
        left: left("the test lead '\(lead.marker)'", table),
        notFound: .warning(
          .said("the test lead '\(lead.marker)' was written and not found again")),
        hidden: { _ in .ok }, unseen: \.result)
    ).result()
  }

  private func removed(_ path: String) async -> Bool {
    let service = look.service
    return await WrittenLead.removing {
      do throws(CheckStop) {
        return try await service.delete(path) == nil
      } catch {
        return false
      }
    } ?? false
  }

  private func left(_ what: String, _ table: String) -> CheckResult {
    var parameters = look.parameters
    parameters[.table] = table
    return .warning(
      .entry(
        "table-test-lead-left", said: "\(what) could not be removed", parameters: parameters))
  }
}
