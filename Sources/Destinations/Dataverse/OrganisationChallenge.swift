import Transport

/// What an environment answers to who is not signed in: where to sign in, and for what.
///
/// `Bearer authorization_uri=https://…/{directory}/oauth2/authorize, resource_id=https://…/`
struct OrganisationChallenge: Sendable, Hashable {
  /// The directory that the environment belongs to; `nil` where its id is not told.
  let directory: GlobalIdentifier?

  /// Reads an answer; `nil` where it is not that of an environment.
  init?(_ response: HTTPResponse) {
    let challenges = response.headers.values(of: "WWW-Authenticate")
    guard response.status == 401,
      let challenge = challenges.first(where: { $0.lowercased().hasPrefix("bearer") }),
      let address = Self.value(of: "authorization_uri", in: challenge),
      let host = Self.host(of: address), SignInCloud(authorityHost: host) != nil
    else { return nil }
    directory = GlobalIdentifier(within: address)
  }

  private static func value(of name: String, in challenge: String) -> String? {
    let parts = challenge.split { $0 == "," || $0 == " " }
    guard let part = parts.first(where: { $0.lowercased().hasPrefix("\(name)=") }) else {
      return nil
    }
    return part.dropFirst(name.count + 1).filter { $0 != "\"" }
  }

  private static func host(of address: String) -> String? {
    let parts = address.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count > 2 && parts[0].lowercased() == "https:" ? String(parts[2]) : nil
  }
}
