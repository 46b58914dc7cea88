import Knowledge
import Leads
import Text
import Transport

/// The people of a Marketo instance who came by the form.
struct MarketoLeadPlace: LeadPlace {
  /// The fields that a test lead has its marker in.
  private static let marked = ["email", "firstName", "lastName", "company", "title", "leadSource"]
  private static let fields = "id," + marked.joined(separator: ",") + ",phone,country,createdAt"
  /// An address may be 8 KB long, and an e-mail address in it has some 45 bytes.
  private static let batch = 100

  private let look: MarketoLook

  init(_ context: CheckContext) throws(CheckStop) {
    look = try MarketoLook(context)
    guard MarketoConfiguration(context.configuration).hasCredentials else {
      throw CheckStop(
        .notEstablished(
          .entry(
            "marketo-credentials-missing",
            said: "without a client ID and a client secret nothing can be handed in or looked for"
          ).blaming(MarketoFields.Key.clientID)))
    }
  }

  var site: LeadSite {
    LeadSite(
      destination: "marketo", host: look.host,
      form: MarketoConfiguration(look.context.configuration).form?.text)
  }

  /// An instance takes 100 calls in 20 seconds, of all its clients together.
  var manner: LeadManner {
    LeadManner(
      isImmediate: false, settling: 600, batch: Self.batch, parallel: 1, most: 100,
      missing: "marketo-test-lead-not-found")
  }

  func send(_ leads: [TestLead], offerTitle: String) async -> [LeadSending] {
    do throws(CheckStop) {
      let records = try await handIn(leads.map { $0.lead(offerTitle: offerTitle) })
      return leads.indices.map { index in
        guard let records, records.indices.contains(index) else {
          return .unknown(
            CheckStop(.notEstablished(.sentence("Marketo does not tell what became of the lead"))))
        }
        let isSkipped = records[index]["status"]?.string == "skipped"
        return isSkipped
          ? .refused(Self.skipped(because: MarketoRefusal(reasonsOf: records[index])))
          : .taken(nil)
      }
    } catch {
      // Marketo's own refusals are final; of everything else it is not known whether it was taken.
      let sending: LeadSending = error.isMarketosRefusal ? .refused(error.result) : .unknown(error)
      return leads.map { _ in sending }
    }
  }

  /// What a record that was left out shows. The names of the fields are this program's choice, as
  /// Marketplace's are published nowhere.
  private static func skipped(because reason: MarketoRefusal) -> CheckResult {
    let observation = Observation.entry(
      reason.entryOfSkipped, said: "Marketo skipped the lead: \(reason.words)")
    return reason.entryOfSkipped == "marketo-field-unknown"
      ? .notEstablished(observation) : .broken(observation)
  }

  private func handIn(_ leads: [Lead]) async throws(CheckStop) -> [JSONValue]? {
    let records = leads.map { lead -> JSONValue in
      [
        "leadFormFields": fields(of: lead),
        "visitorData": ["pageURL": "https://azuremarketplace.microsoft.com/"],
      ]
    }
    return try await look.post(
      "/rest/v1/leads/submitForm.json",
      ["formId": JSONValue(look.form().number), "input": JSONValue(.array(records))],
      needing: .writePersons)
  }

  /// What the form takes: Marketo refuses a lead with anything else, and what leads lose by that
  /// has been told.
  private func fields(of lead: Lead) -> JSONValue {
    let known = Set((look.context.facts[MarketoFact.fields] ?? []).map { $0.id.lowercased() })
    let members = lead.marketoFields.object ?? []
    return JSONValue(
      .object(
        members.filter { known.isEmpty || known.contains($0.key.lowercased()) || $0.key == "email" }
      ))
  }
}

extension MarketoLeadPlace {
  func find(_ leads: [SoughtLead]) async throws(CheckStop) -> [PlacedLead] {
    let addresses = leads.map { $0.test.lead().customer.email }
    let rows = try await look.get(
      "/rest/v1/leads.json",
      [
        (name: "filterType", value: "email"),
        (name: "filterValues", value: addresses.joined(separator: ",")),
        (name: "fields", value: Self.fields),
      ], needing: .readPersons)
    // What bears another address is nobody's to remove.
    let wanted = Set(addresses.map { $0.lowercased() })
    return (rows ?? []).filter { wanted.contains($0["email"]?.string?.lowercased() ?? "") }
      .compactMap { row in
        row["id"]?.integer.map {
          PlacedLead(row, id: "\($0)", markedIn: Self.marked, created: "createdAt")
        }
      }
  }

  func findAll(_ take: ([PlacedLead]) -> Void) async throws(CheckStop) {
    throw CheckStop(
      .notEstablished(
        .sentence(
          "Marketo's interface finds people by their whole address only: test leads that were not "
            + "sent from here can be looked for in Marketo's database, by \(TestLead.prefix)")),
      cause: .hidden)
  }

  /// Removes people; whom somebody else has removed meanwhile is gone as well.
  func remove(_ leads: [PlacedLead]) async -> [LeadRemoval] {
    let records = leads.map { lead -> JSONValue in
      ["id": Int(lead.id).map { JSONValue($0) } ?? JSONValue(lead.id)]
    }
    do throws(CheckStop) {
      let outcomes = try await look.post(
        "/rest/v1/leads/delete.json", ["input": JSONValue(.array(records))], isRepeatable: true,
        needing: .writePersons)
      return leads.indices.map { index in
        guard let outcomes, outcomes.indices.contains(index) else {
          return .unknown(
            CheckStop(.notEstablished(.sentence("Marketo does not tell what became of the lead"))))
        }
        return Self.removal(outcomes[index])
      }
    } catch {
      let removal: LeadRemoval = error.isMarketosRefusal ? .refused(error.result) : .unknown(error)
      return leads.map { _ in removal }
    }
  }

  private static func removal(_ outcome: JSONValue) -> LeadRemoval {
    let reason = MarketoRefusal(reasonsOf: outcome)
    if outcome["status"]?.string == "deleted" || reason.code == personNotFound { return .removed }
    return .refused(
      .broken(
        .entry(
          "marketo-test-lead-left", said: "Marketo did not remove the lead: \(reason.words)")))
  }

  /// The reason for leaving out a record of somebody who is not there.
  private static let personNotFound = "1004"
}

extension CheckStop {
  /// Whether Marketo itself has refused what was asked.
  fileprivate var isMarketosRefusal: Bool {
    let entry = result.outcome.observation?.entry?.rawValue ?? ""
    return entry.hasPrefix("marketo-") && entry != "marketo-unavailable"
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
