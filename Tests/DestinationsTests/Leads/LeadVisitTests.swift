import Destinations
import Leads
import Synchronization
import Testing
import Text
import Transport

/// What the leads at a destination are like, over services that exist in memory only.
@Suite("Leads at a destination") struct LeadVisitTests {
  private static let marker = "MSFT_TEST_638412345678901234"
  private var lead: TestLead { TestLead(ticks: 638_412_345_678_901_234) }

  private func visit(
    _ transport: ScriptedTransport, _ purpose: LeadAccess.Purpose
  ) async -> LeadVisit.Arrival {
    let entry = Configuration.Entry(.secret(Secret(TableWorld.connection)))
    let configuration = Configuration(entries: ["storageAccountConnectionString": entry])
    return await LeadVisit(
      .azureTable, configuration, over: transport, now: { TableWorld.now }
    ).arrive(for: purpose)
  }

  private func place(
    _ transport: ScriptedTransport, _ purpose: LeadAccess.Purpose = .looking
  ) async throws -> any LeadPlace {
    let arrival = await visit(transport, purpose)
    guard case .open(let place, _) = arrival else { throw Closed() }
    return place
  }

  private struct Closed: Error {}

  @Test func areReachedThroughTheChecksThatTheyNeed() async throws {
    let transport = TableWorld().transport
    let place = try await place(transport, .sending)
    #expect(place.site.host == TableWorld.host)
    #expect(place.site.place == "marketplaceleads")
    #expect(transport.requests.allSatisfy { $0.method == "GET" })
  }

  @Test(arguments: [LeadAccess.Purpose.sending, .looking])
  func areNotReachedWhereACheckStandsInTheWay(_ purpose: LeadAccess.Purpose) async throws {
    var world = TableWorld()
    world[.signIn] = .tableRefusal(403, "AuthenticationFailed")
    guard case .closed(let reports) = await visit(world.transport, purpose) else {
      throw Closed()
    }
    #expect(reports.first { $0.check.id == "table.sign-in" }?.status == .broken)
    #expect(reports.allSatisfy { $0.check.kind != .testLead })
  }

  /// A scripted service with pages: the first is empty, as the table service may answer.
  @Test func areReadPageByPage() async throws {
    let base = TableWorld().transport
    let marker = Self.marker
    let transport = ScriptedTransport { request in
      guard TableRoute(request) == .rows else {
        do throws(TransportError) {
          return .success(try await base.send(request))
        } catch {
          return .failure(error)
        }
      }
      if request.url.contains("NextPartitionKey=p%262") {
        return .success(
          .tableValues([
            ["PartitionKey": "x", "RowKey": "y", "Description": JSONValue(marker)],
            ["PartitionKey": "x", "RowKey": "z", "Description": "MSFT_TEST_12"],
          ]))
      }
      let page = HTTPResponse.tableValues([])
      var headers = page.headers
      headers["x-ms-continuation-NextPartitionKey"] = "p&2"
      headers["x-ms-continuation-NextRowKey"] = "r"
      return .success(HTTPResponse(status: 200, headers: headers, body: page.body))
    }
    let place = try await place(transport)
    var found: [PlacedLead] = []
    try await place.findAll { found += $0 }
    #expect(found.map(\.test) == [lead, nil])
    // Its keys are not those that leadline writes.
    #expect(found.first?.isUntouched == false)
    #expect(transport.requests.last?.url.contains("NextRowKey=r") == true)
  }

  @Test func areRemovedOnlyAsTheyWereSeen() async throws {
    let seen = Self.marker
    let base = TableWorld()
    let transport = ScriptedTransport { request in
      switch TableRoute(request) {
      case .row:
        let row: JSONValue = [
          "PartitionKey": JSONValue(seen), "RowKey": JSONValue(seen),
          "CustomerInfo": JSONValue("{\"Email\":\"\(seen)@test.com\"}"),
        ]
        let headers: HTTPHeaders = [
          "Content-Type": "application/json", "x-ms-version": "2019-02-02", "ETag": "W/\"7\"",
        ]
        return .success(
          HTTPResponse(
            status: 200, headers: headers, body: Array(JSONWriter.compact(row).utf8)))
      case .deleteRow:
        let isSeen = request.headers["If-Match"] == "W/\"7\""
        return .success(.tableRefusal(isSeen ? 412 : 403, "UpdateConditionNotSatisfied"))
      default:
        do throws(TransportError) {
          return .success(try await base.transport.send(request))
        } catch {
          return .failure(error)
        }
      }
    }
    let place = try await place(transport)
    let found = try await place.find([SoughtLead(lead)])
    #expect(found.map(\.test) == [lead])
    guard case .changed? = await place.remove(found).first else { throw Closed() }
  }

  @Test(
    arguments: [
      (TransportError.Kind.connectionRefused, true), (.hostNotFound, true),
      (.certificateExpired, true), (.timedOut, false), (.connectionReset, false),
      (.cancelled, false),
    ] as [(TransportError.Kind, Bool)])
  func areKnownNotToHaveBeenSent(_ kind: TransportError.Kind, _ isUnsent: Bool) async throws {
    var world = TableWorld()
    world.answers[.insert] = .failure(TransportError(kind, host: "x", reason: "trouble"))
    let place = try await place(world.transport, .sending)
    guard case .unknown(let stop)? = await place.send([lead], offerTitle: "x").first else {
      throw Closed()
    }
    #expect(stop.isUnsent == isUnsent)
  }

  @Test func haveAPlaceInEachDestination() {
    for destination in Registry.all {
      let check = destination.checks.first { $0.kind == .testLead }
      let isReached = ["blob", "email", "none"].contains(destination.id)
      #expect((check == nil) == isReached, "\(destination.id)")
    }
  }
}
