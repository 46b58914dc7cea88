import Text
import Transport

/// The signature by which the table service knows who asks
/// (learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key).
struct SharedKey {
  let account: String
  let key: Secret

  /// The value of the `Authorization` header.
  ///
  /// - Parameters:
  ///   - method: Such as `GET`.
  ///   - path: The path as it stands in the address, with everything before the account's name.
  ///   - component: The value of `comp` in the query; the rest of it is not signed.
  ///   - contentType: The header of that name, as it is sent.
  ///   - date: The value of `x-ms-date`.
  /// - Returns: The value.
  /// - Throws: Why nothing can be signed on this machine.
  func authorization(
    _ method: String, path: String, component: String? = nil, contentType: String = "",
    date: String
  ) throws(TransportError) -> Secret {
    let resource = "/\(account)\(path)" + (component.map { "?comp=\($0)" } ?? "")
    // The empty line is for Content-MD5, which is not sent.
    let lines = [method, "", contentType, date, resource]
    let message = Array(lines.joined(separator: "\n").utf8)
    let code = try MessageAuthentication.hmacSHA256(message, key: key)
    return Secret("SharedKey \(account):\(Base64.encode(code))")
  }
}
