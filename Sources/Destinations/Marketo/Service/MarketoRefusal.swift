import Text
import Transport

/// What is wrong according to Marketo: it answers with HTTP 200 and says so in the body
/// (experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/error-codes).
struct MarketoRefusal: Sendable, Hashable {
  /// The code, such as `603`.
  let code: String
  /// What Marketo says, with the code before it.
  let words: String

  init?(_ body: JSONValue) {
    guard let error = body["errors"]?[0],
      let code = error["code"]?.string ?? error["code"]?.number
    else { return nil }
    self.code = code
    words = Self.words(code, error["message"]?.string)
  }

  /// Reads why a record was left out, of one that was.
  init(reasonsOf record: JSONValue) {
    let reason = record["reasons"]?[0]
    code = reason?["code"]?.string ?? reason?["code"]?.number ?? ""
    words = code.isEmpty ? "no reason is given" : Self.words(code, reason?["message"]?.string)
  }

  /// Whether the token is the matter, which another one may mend.
  var isAboutToken: Bool { ["600", "601", "602"].contains(code) }

  /// Whether there is no such asset; 610 says that there is no such call.
  var isAboutMissingAsset: Bool { code == "702" }

  private static func words(_ code: String, _ message: String?) -> String {
    message.map { "\(code): \($0)" } ?? code
  }
}

/// What the sign-in of Marketo says to somebody whom it does not let in (RFC 6749, 5.2).
struct MarketoSignInRefusal: Sendable, Hashable {
  /// The error, such as `invalid_client`.
  let error: String
  /// What Marketo says, with the error before it.
  let words: String

  init?(_ body: JSONValue) {
    guard let error = body["error"]?.string, !error.isEmpty else { return nil }
    self.error = error
    words = body["error_description"]?.string.map { "\(error): \($0)" } ?? error
  }
}

extension HTTPResponse {
  /// What is said in an answer that only Marketo gives; `nil` for anybody else's.
  var marketosWords: String? {
    guard let body = try? JSONParser.parse(self.body) else { return nil }
    if let refusal = MarketoRefusal(body) { return refusal.words }
    if let refusal = MarketoSignInRefusal(body) { return refusal.words }
    let isMarketos =
      body["success"]?.bool != nil && body["requestId"]?.string != nil
      || body["access_token"]?.string != nil
    return isMarketos ? "HTTP \(status)" : nil
  }
}

extension ServiceTrouble {
  /// What Marketo, or somebody in its place, answers when it cannot say yes or no.
  static let marketo = ServiceTrouble(
    throttled: "marketo-rate-limited", unavailable: "marketo-unavailable"
  ) { $0.marketosWords }
}
