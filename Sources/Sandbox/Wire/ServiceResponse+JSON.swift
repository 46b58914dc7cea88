import Text

extension ServiceResponse {
  /// Makes an answer of JSON.
  init(
    _ status: Int, json: JSONValue, headers: [(name: String, value: String)],
    contentType: String = "application/json; charset=utf-8"
  ) {
    self.init(
      status, headers: [("Content-Type", contentType)] + headers,
      body: Array(JSONWriter.compact(json).utf8))
  }

  /// Makes an answer of other text.
  init(
    _ status: Int, text: String, contentType: String, headers: [(name: String, value: String)] = []
  ) {
    self.init(
      status, headers: [("Content-Type", contentType)] + headers, body: Array(text.utf8))
  }
}
