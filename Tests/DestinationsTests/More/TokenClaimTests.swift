import Testing
import Text

@testable import Destinations

private func token(_ payload: String) -> String {
  "e30.\(Base64.encode(Array(payload.utf8), alphabet: .url)).c2ln"
}

/// A payload and what is read of it.
struct SamplePayload: Sendable, CustomTestStringConvertible {
  let text: String
  let audience: String?
  let directory: String?
  let application: String?
  var testDescription: String { text }

  init(
    _ text: String, audience: String? = nil, directory: String? = nil, application: String? = nil
  ) {
    self.text = text
    self.audience = audience
    self.directory = directory
    self.application = application
  }
}

private let payloads: [SamplePayload] = [
  SamplePayload("{}"), SamplePayload(#"{"aud":1,"tid":[],"appid":{},"azp":true}"#),
  SamplePayload(#"{"aud":null,"tid":null}"#), SamplePayload(#"{"AUD":"a","Tid":"b"}"#),
  SamplePayload(#"{"aud":"https://Contoso/"}"#, audience: "https://Contoso/"),
  SamplePayload(#"{"tid":"ABC-def"}"#, directory: "abc-def"),
  SamplePayload(#"{"appid":"ABC"}"#, application: "abc"),
  SamplePayload(#"{"azp":"ABC"}"#, application: "abc"),
  SamplePayload(#"{"azp":"second","appid":"first"}"#, application: "first"),
  SamplePayload(#"{"aud":"old","aud":"new"}"#, audience: "new"),
  SamplePayload(#"{"x":{"aud":"inner","tid":"inner"},"aud":"outer"}"#, audience: "outer"),
  SamplePayload(#"{"x":[{"appid":"inner"}]}"#),
  SamplePayload(#"{"aud":"a\u0062c"}"#, audience: "abc"),
  SamplePayload(" {\n\"aud\" : \"a\" }\n", audience: "a"),
]

@Suite("Entra: claims of tokens") struct TokenClaimTests {
  @Test(arguments: payloads) func reads(_ payload: SamplePayload) {
    let expected = AccessToken.Claims(
      audience: payload.audience, directoryID: payload.directory,
      applicationID: payload.application)
    #expect(AccessToken(token(payload.text)).claims == expected)
  }

  @Test(arguments: ["", "a", "aa"]) func readsWithPaddingAndWithout(_ fill: String) throws {
    let payload = #"{"aud":"\#(fill)"}"#
    let padded = Base64.encode(Array(payload.utf8)).replacing("+", with: "-")
      .replacing("/", with: "_")
    let bare = String(padded.prefix { $0 != "=" })
    #expect(AccessToken("e30.\(padded).sig").claims?.audience == fill)
    #expect(AccessToken("e30.\(bare).sig").claims?.audience == fill)
    #expect(AccessToken("e30.\(padded)=.sig").claims == nil)
  }

  @Test func readsTheAlphabetOfAddressesOnly() {
    let bytes = Array(#"{"aud":"????????"}"#.utf8)
    let right = Base64.encode(bytes, alphabet: .url)
    let wrong = Base64.encode(bytes)
    #expect(right.contains("_"))
    #expect(wrong.contains("/"))
    #expect(AccessToken("e30.\(right).sig").claims?.audience == "????????")
    #expect(AccessToken("e30.\(wrong).sig").claims == nil)
  }

  @Test(arguments: [
    "[]", "null", "17", "\"text\"", "{", "{\"aud\":}", "{\"aud\":\"a\"} {}", "{'aud':'a'}",
    "{\"aud\":\"a\",}",
  ]) func readsNoPayloadThatIsNoObject(_ payload: String) {
    #expect(AccessToken(token(payload)).claims == nil)
  }

  @Test func readsNoBytesThatAreNoText() {
    let payload = Base64.encode([0x7B, 0x22, 0xE4, 0x22, 0x7D], alphabet: .url)
    #expect(AccessToken("e30.\(payload).sig").claims == nil)
  }

  @Test func readsWhateverSurroundsThePayload() {
    let payload = Base64.encode(Array(#"{"aud":"a"}"#.utf8), alphabet: .url)
    for text in ["..", "!.!", "e30.sig"] {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      let whole = "\(parts.first ?? "").\(payload).\(parts.last ?? "")"
      #expect(AccessToken(whole).claims?.audience == "a")
    }
    for text in ["e30.\(payload)", "e30.\(payload).sig.more", "e30. \(payload).sig", payload] {
      #expect(AccessToken(text).claims == nil)
    }
  }

  @Test func readsAHugePayload() {
    let padding = String(repeating: "x", count: 60_000)
    let claims = AccessToken(token(#"{"groups":"\#(padding)","aud":"a"}"#)).claims
    #expect(claims?.audience == "a")
  }

  @Test(arguments: [(40, true), (600, false), (20_000, false)])
  func endsWithPayloadsThatAreTooDeep(_ depth: Int, _ isRead: Bool) {
    let nested =
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let claims = AccessToken(token(#"{"x":\#(nested),"aud":"a"}"#)).claims
    #expect((claims?.audience == "a") == isRead)
    #expect((claims == nil) != isRead)
  }

  @Test(arguments: ["", "opaque", "a.b.c", token(#"{"aud":"a"}"#)])
  func keepsTheTokenToItself(_ text: String) {
    let token = AccessToken(text)
    #expect(token.secret == Secret(text))
    #expect("\(token.secret)" == Secret.mask)
    #expect(text.isEmpty || !"\(token)".contains(text))
  }
}
