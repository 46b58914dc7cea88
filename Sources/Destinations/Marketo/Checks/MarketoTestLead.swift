import Knowledge
import Leads
import Text
import Transport

/// Whether a lead arrives, seen by handing in the form with one of Marketplace's kind. What belongs
/// to the form in Marketo, such as a campaign that writes to people, may run with it.
struct MarketoTestLead {
  static let checks: [Check] = [
    Check(
      "marketo.test-lead", "a test lead can be handed in, found and removed", kind: .testLead,
      needs: ["marketo.form"],
      unlessBroken: [
        "marketo.form-approved", "marketo.form-fields", "marketo.lead-source",
        "marketo.required-fields",
      ],
      field: MarketoFields.Key.formID, uses: MarketoFields.Key.form, judges: ["marketo.sign-in"],
      applies: MarketoSignIn.applies,
      look: { context async throws(CheckStop) -> CheckResult in
        try await MarketoTestLead(context).result()
      })
  ]

  private let look: MarketoLook
  private let form: FormIdentifier
  private let lead: TestLead

  private init(_ context: CheckContext) throws(CheckStop) {
    look = try MarketoLook(context)
    form = try look.form()
    lead = context.newTestLead()
  }

  private func result() async throws(CheckStop) -> CheckResult {
    let records: [JSONValue]?
    do throws(CheckStop) {
      records = try await handIn()
    } catch {
      // Marketo's own refusals are final; of everything else it is not known whether it was taken.
      return isRefusal(error) ? error.result : await unknown(after: error)
    }
    guard let record = records?.first else {
      return await unknown(
        after: CheckStop(.notEstablished(.said("Marketo does not tell what became of the lead"))))
    }
    if record["status"]?.string == "skipped" {
      return Self.skipped(because: MarketoRefusal(reasonsOf: record))
    }
    let search = await find()
    return await judge(search)
  }

  /// What a record that was left out shows. The names of the fields are this program's choice, as
  /// Marketplace's are published nowhere.
  private static func skipped(because reason: MarketoRefusal) -> CheckResult {
    let observation = Observation.entry(
      reason.entryOfSkipped, said: "Marketo skipped the lead: \(reason.words)")
    return reason.entryOfSkipped == "marketo-field-unknown"
      ? .notEstablished(observation) : .broken(observation)
  }

  private func handIn() async throws(CheckStop) -> [JSONValue]? {
    let record: JSONValue = [
      "leadFormFields": fields,
      "visitorData": ["pageURL": "https://azuremarketplace.microsoft.com/"],
    ]
    return try await look.post(
      "/rest/v1/leads/submitForm.json",
      ["formId": JSONValue(form.number), "input": JSONValue(.array([record]))],
      needing: .writePersons)
  }

  /// What the form takes: Marketo refuses a lead with anything else, and what leads lose by that
  /// has been told.
  private var fields: JSONValue {
    let known = Set((look.context.facts[MarketoFact.fields] ?? []).map { $0.id.lowercased() })
    let members = lead.lead().marketoFields.object ?? []
    return JSONValue(
      .object(
        members.filter { known.isEmpty || known.contains($0.key.lowercased()) || $0.key == "email" }
      ))
  }

  private func isRefusal(_ stop: CheckStop) -> Bool {
    let entry = stop.result.outcome.observation?.entry?.rawValue ?? ""
    return entry.hasPrefix("marketo-") && entry != "marketo-unavailable"
  }

  private func judge(_ search: Search) async -> CheckResult {
    switch search {
    case .found(let ids) where !ids.isEmpty:
      return await WrittenLead.removing { await remove(ids) } == .removed ? .ok : left
    case .found: return await late(unseen: notFound)
    case .stopped: return await late(unseen: left)
    }
  }

  /// It may come in late, and is then in nobody's way for the sake of a moment.
  private func late(unseen: CheckResult) async -> CheckResult {
    switch await WrittenLead.removing({ await removeWhatIsFound() }) {
    case .removed: .ok
    case .left: left
    case .absent: notFound
    case .unseen, nil: unseen
    }
  }

  private var notFound: CheckResult {
    .notEstablished(
      .entry(
        "marketo-test-lead-not-found",
        said: "the test lead '\(lead.marker)' was taken by Marketo and not found again"))
  }

  private var left: CheckResult {
    .warning(
      .entry(
        "marketo-test-lead-left",
        said: "the test lead '\(lead.marker)' in Marketo could not be removed"))
  }
}

extension MarketoTestLead {
  /// What a search for the lead gave.
  private enum Search {
    case found([Int])
    case stopped
  }

  /// What came of removing the lead.
  private enum Removal {
    case removed, left
    /// It is not there, or not yet.
    case absent
    /// Whether it is there cannot be seen.
    case unseen
  }

  /// Looks for it a few times.
  private func find() async -> Search {
    var search = Search.found([])
    for pause in WrittenLead.pauses {
      guard (try? await Task.sleep(for: pause)) != nil else { return search }
      search = await findOnce()
      guard case .found(let ids) = search, ids.isEmpty else { return search }
    }
    return search
  }

  private func findOnce() async -> Search {
    let address = lead.lead().customer.email
    do throws(CheckStop) {
      let rows = try await look.get(
        "/rest/v1/leads.json",
        [
          (name: "filterType", value: "email"), (name: "filterValues", value: address),
          (name: "fields", value: "id,email"),
        ], needing: .readPersons)
      // What bears another address is nobody's to remove.
      let own = (rows ?? []).filter { $0["email"]?.string?.lowercased() == address.lowercased() }
      return .found(own.compactMap { $0["id"]?.integer })
    } catch {
      return .stopped
    }
  }

  /// Removes people; whom somebody else has removed meanwhile is gone as well.
  private func remove(_ ids: [Int]) async -> Removal {
    let records = ids.map { id -> JSONValue in ["id": JSONValue(id)] }
    let answer = try? await look.post(
      "/rest/v1/leads/delete.json", ["input": JSONValue(.array(records))], isRepeatable: true,
      needing: .writePersons)
    let outcomes = (answer ?? nil) ?? []
    let areGone = outcomes.allSatisfy { outcome in
      outcome["status"]?.string == "deleted"
        || MarketoRefusal(reasonsOf: outcome).code == Self.personNotFound
    }
    return areGone && outcomes.count == ids.count ? .removed : .left
  }

  /// The reason for leaving out a record of somebody who is not there.
  private static let personNotFound = "1004"

  /// Removes the lead if it came in after all.
  private func removeWhatIsFound() async -> Removal {
    guard case .found(let ids) = await findOnce() else { return .unseen }
    return ids.isEmpty ? .absent : await remove(ids)
  }

  /// What to say when it is not known whether the form was taken.
  private func unknown(after stop: CheckStop) async -> CheckResult {
    switch await WrittenLead.removing({ await removeWhatIsFound() }) {
    case .removed: stop.result
    case .left: left
    // What is not there yet may come in later.
    case .absent, .unseen, nil: stop.result(asTo: lead)
    }
  }
}

extension MarketoRefusal {
  /// The entry for a record that was left out.
  fileprivate var entryOfSkipped: String {
    switch code {
    case "1004", "1005": "marketo-lead-not-updated"
    case "1006", "1011": "marketo-field-unknown"
    case "1007": "marketo-several-people-match"
    case "1008", "1009", "1010": "marketo-partition-refused"
    default: "marketo-lead-rejected"
    }
  }
}
