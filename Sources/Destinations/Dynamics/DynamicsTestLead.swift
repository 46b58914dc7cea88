import Knowledge
import Leads
import Text
import Transport

/// Whether a lead arrives, seen by writing one as Marketplace does.
struct DynamicsTestLead {
  static let checks: [Check] = [
    Check(
      "dynamics.test-lead", "a test lead can be written, found and removed", kind: .testLead,
      needs: ["dynamics.user"], unlessBroken: ["dynamics.privileges", "dynamics.lead-source"],
      uses: DynamicsConfiguration.Key.who, judges: ["dynamics.sign-in"],
      look: { context async throws(CheckStop) -> CheckResult in
        try await DynamicsTestLead(context).result()
      })
  ]

  private let look: DynamicsLook
  private let service: DataverseService
  private let lead: TestLead

  private init(_ context: CheckContext) throws(CheckStop) {
    look = DynamicsLook(context)
    service = try look.service()
    lead = context.newTestLead()
  }

  private func result() async throws(CheckStop) -> CheckResult {
    let response: HTTPResponse
    do throws(CheckStop) {
      response = try await service.create("leads", lead.lead().dynamicsRow)
    } catch {
      // Whether it was written is not known: it is looked for, and removed if it is there.
      return await unknown(after: error)
    }
    guard (200...299).contains(response.status) else {
      return refused(DataverseRefusal(response))
    }
    let created = Self.id(of: response)
    let found = await find()
    let isRemoved = await WrittenLead.removing { await remove(created ?? found.first) }
    guard isRemoved ?? false else { return left }
    return judge(found)
  }

  /// Why the environment did not take the lead.
  private func refused(_ refusal: DataverseRefusal) -> CheckResult {
    var parameters = look.parameters
    parameters[.table] = "lead"
    switch refusal.status {
    case 403 where refusal.code.lowercased() == "0x80040220":
      return .broken(
        .entry("dynamics-privilege-missing", said: refusal.said, parameters: parameters))
    case 403:
      return .broken(
        .said(
          refusal.said, else: EntryID("dynamics-missing-create-permission"),
          parameters: parameters))
    case 404:
      return .broken(
        .said(
          refusal.said, else: EntryID("dynamics-lead-table-missing"), parameters: parameters))
    case 400, 409, 412:
      return .broken(
        .said(refusal.said, else: EntryID("dynamics-plugin-error"), parameters: parameters))
    default: return .unexpected(refusal, from: service.host)
    }
  }

  private var left: CheckResult {
    .warning(
      .entry(
        "dynamics-test-lead-left",
        said: "the test lead '\(lead.marker)' could not be removed", parameters: look.parameters))
  }
}

extension DynamicsTestLead {
  /// What a search for the lead gave.
  private enum Search {
    case found([GlobalIdentifier])
    /// The user may write leads and not read them, which is enough.
    case notPermitted
    case stopped(CheckResult)

    var first: GlobalIdentifier? {
      guard case .found(let ids) = self else { return nil }
      return ids.first
    }
  }

  private func judge(_ search: Search) -> CheckResult {
    switch search {
    case .found(let ids) where ids.isEmpty:
      .warning(.said("the test lead '\(lead.marker)' was written and not found again"))
    case .found, .notPermitted: .ok
    case .stopped(let result): result
    }
  }

  private func find() async -> Search {
    do throws(CheckStop) {
      let query = Query().selecting("leadid,subject").filtering("subject eq '\(lead.marker)'")
      guard let rows = try await service.rows("leads", query) else { return .notPermitted }
      return .found(rows.compactMap { $0["leadid"]?.string.flatMap { GlobalIdentifier($0) } })
    } catch {
      return .stopped(error.result)
    }
  }

  private func remove(_ id: GlobalIdentifier?) async -> Bool {
    guard let id, case .found? = try? await service.delete("leads", id) else { return false }
    return true
  }

  /// Removes the lead if it was written after all; `nil` where that cannot be seen.
  private func removeWhatIsFound() async -> Bool? {
    guard case .found(let ids) = await find() else { return nil }
    guard let id = ids.first else { return true }
    return await remove(id)
  }

  /// What to say when no answer came to the request that writes the lead.
  private func unknown(after stop: CheckStop) async -> CheckResult {
    switch await WrittenLead.removing({ await removeWhatIsFound() }) ?? nil {
    case true: stop.result
    case false: left
    case nil: stop.result(asTo: lead)
    }
  }

  private static func id(of response: HTTPResponse) -> GlobalIdentifier? {
    response.headers["OData-EntityId"].flatMap { GlobalIdentifier(within: $0) }
  }
}
