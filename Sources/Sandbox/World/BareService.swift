/// Answers for every host alike, with what was asked.
struct BareService: Service {
  var hosts: [String] { [World.organisationHost, World.authorityHost, World.tableHost] }

  func answer(_ request: ServiceRequest) -> ServiceResponse {
    let text = "{\"host\":\"\(request.host)\",\"bytes\":\(request.body.count)}"
    return ServiceResponse(
      200, headers: [("Content-Type", "application/json")], body: Array(text.utf8))
  }
}
