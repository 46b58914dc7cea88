import Destinations
import Leads
import Storage
import Text

/// The record of the test leads that were sent from here, as a command uses it.
struct LeadRecordBook {
  private let file: SentLeadFile

  init(of context: CommandContext) throws(CommandFailure) {
    guard let file = SentLeadFile(context.places) else {
      throw CommandFailure(
        "there is no place for the record of test leads: neither HOME nor XDG_STATE_HOME is set",
        .configuration)
    }
    self.file = file
  }

  /// The leads that were sent to a place, those sent first first.
  func leads(at site: LeadSite) throws(CommandFailure) -> [SentLead] {
    do throws(PlaceError) {
      return try file.leads().filter { $0.isAt(site) }
    } catch {
      throw CommandFailure(error.sentence, error.status)
    }
  }

  /// Notes leads that are about to be sent.
  func add(_ leads: [SentLead]) throws(CommandFailure) {
    do throws(PlaceError) {
      try file.add(leads)
    } catch {
      throw CommandFailure("nothing was sent: " + error.sentence, error.status)
    }
  }

  /// Notes what became of leads.
  func update(
    _ leads: [SentLead] = [], forgetting forgotten: Set<String> = []
  ) throws(CommandFailure) {
    do throws(PlaceError) {
      try file.update(leads, forgetting: forgotten)
    } catch {
      throw CommandFailure(
        "the record of test leads could not be kept: " + error.sentence, error.status)
    }
  }
}

extension SentLead {
  /// Notes a lead that is about to be sent to a place.
  init(_ lead: TestLead, to site: LeadSite, at time: Timestamp) {
    self.init(
      marker: lead.marker, time: time, destination: site.destination, host: site.host,
      place: site.place, form: site.form)
  }

  /// Whether it was sent there. By which form it went in tells nothing: it is the instance's.
  func isAt(_ site: LeadSite) -> Bool {
    destination == site.destination && host == site.host && place == site.place
  }

  /// The lead to look for; `nil` where the marker is none.
  var sought: SoughtLead? { TestLead(within: marker).map { SoughtLead($0, id: id) } }
}
