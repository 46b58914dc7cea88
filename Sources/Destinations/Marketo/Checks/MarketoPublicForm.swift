import Knowledge
import Text
import Transport

/// Whether the form is shown to everybody: all that can be seen where there are no credentials.
enum MarketoPublicForm {
  private typealias Key = MarketoFields.Key

  static let checks: [Check] = [
    Check(
      "marketo.public-form", "the form is shown to everybody",
      needs: ["marketo.munchkin-id", "marketo.form-id", "marketo.server-id"], field: Key.formID,
      uses: [Key.munchkinID, Key.formID, Key.serverID], applies: applies, look: description)
  ]

  @Sendable private static func applies(_ configuration: Configuration) -> Bool {
    let entered = MarketoConfiguration(configuration)
    return !entered.hasCredentials && !entered.awaitsCredentials
  }

  @Sendable private static func description(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let entered = MarketoConfiguration(context.configuration)
    guard let munchkin = entered.munchkin, let form = entered.form, let host = entered.publicHost
    else { throw RequiredValue(Key.formID, in: context.configuration).missing }
    let query = "munchkinId=\(munchkin.text)&form=\(form.text)"
    let request = HTTPRequest(
      "GET", "https://\(host)/index.php/form/getForm?\(query)",
      headers: ["Accept": "application/json"])
    let response = try await context.transport.answer(to: request)
    let body = body(of: response)
    if response.status == 403, let message = body?["message"]?.string {
      return .notEstablished(
        .entry(
          "marketo-public-form-refused",
          said: "Marketo refused to show the public form to this program: \(message)",
          parameters: [.host: host]))
    }
    if let trouble = trouble.outcome(of: response, from: host) { return CheckResult(trouble) }
    return verdict(on: body, response, of: form, at: host)
  }

  private static func verdict(
    on body: JSONValue?, _ response: HTTPResponse, of form: FormIdentifier, at host: String
  ) -> CheckResult {
    // With another status it is this program that is not let in.
    if body?["error"]?.bool == true, [200, 404].contains(response.status) {
      let words = (body?["errorMessage"] ?? body?["message"])?.string.map { ": \($0)" } ?? ""
      return .broken(
        .entry(
          "marketo-form-not-found",
          said: "the public form \(form.text) does not exist at \(host)\(words)"))
    }
    if response.status == 200, let body, body["rows"]?.array != nil || body["Id"]?.integer != nil {
      return .ok
    }
    return CheckStop(response, from: host).result
  }

  private static let trouble = ServiceTrouble(
    throttled: "marketo-rate-limited", unavailable: "marketo-unavailable"
  ) { response in
    let body = body(of: response)
    let isForm = body?["rows"] != nil || body?["Id"] != nil || body?["error"]?.bool != nil
    return isForm ? "HTTP \(response.status)" : nil
  }

  /// What was answered, be it called as a script or not: `{…}`, or `name({…});`.
  private static func body(of response: HTTPResponse) -> JSONValue? {
    if let body = try? JSONParser.parse(response.body) { return body }
    guard let start = response.body.firstIndex(of: UInt8(ascii: "(")), start < 100,
      let end = response.body.lastIndex(of: UInt8(ascii: ")")), start < end
    else { return nil }
    return try? JSONParser.parse(Array(response.body[start + 1..<end]))
  }
}
