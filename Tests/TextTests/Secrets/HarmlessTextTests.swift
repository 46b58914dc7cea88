import Testing
import Text

@Suite("Secret scanner on harmless text") struct HarmlessTextTests {
  @Test(arguments: [
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the "
      + "client secret value, not the client secret ID, for a secret added to app "
      + "'8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11'.",
    "Invalid client secret is provided.",
    "invalid_client: Invalid client secret: check the value",
    "AADSTS50056: Invalid or null password: password doesn't exist in the directory for this user.",
    "AADSTS50126: Error validating credentials due to invalid username or password.",
    "AADSTS700016: Application with identifier 'x' was not found in the directory 'contoso'.",
    "https://login.microsoftonline.com/error?code=7000215",
    "error_uri: https://login.microsoftonline.com/error?code=700016",
    "https://a.example/?code=InvalidAuthenticationInfo",
    "Trace ID: 1b7b0a5e-5f2c-4c7d-9a1e-0c3f5a7b9d00\r\nCorrelation ID: "
      + "8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11\r\nTimestamp: 2026-11-20 04:05:20Z",
    #"{"error":"invalid_client","error_codes":[7000215],"timestamp":"2026-11-20 04:05:20Z"}"#,
    #"{"error":{"code":"InvalidAuthenticationToken","message":"Access token has expired."}}"#,
    "grant_type=client_credentials&client_id=8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11&scope=x",
    "grant_type=refresh_token&client_assertion_type=urn:ietf:params:oauth",
    "client_secret_id: 8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11",
    "Secret ID 8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11",
    "client_secret=***", "client_secret=********&x=1", "password: ••••••••", "secret: xxxxxxxx",
    #""client_secret":"<your secret>""#, "client_secret=<secret>", "client_secret={{secret}}",
    "client_secret=${env:CLIENT_SECRET}", "-ClientSecret $clientSecret -TenantId x",
    "password=$DB_PASSWORD", "password=%DB_PASSWORD%", "--password $(cat file)", "secret=$env:X",
    #""password":null"#, #""applicationKey": """#, "client_secret=", "client_secret=&x=1",
    "token: [REDACTED]", "Authorization: Bearer ***", "Authorization: Bearer <token>",
    "applicationKey: YOUR_CLIENT_SECRET",
    "WWW-Authenticate: Bearer authorization_uri=\"https://login.windows.net/common\", error=\"x\"",
    "Bearer error=\"invalid_token\"", "The Bearer authentication scheme of 2026",
    "Make sure the value of the Authorization header is formed correctly including the signature.",
    "Authorization: the header is missing", "Authorization header: missing value",
    "Basic authentication was turned off", "Basic tier", "SharedKey authorization is disabled",
    "System.IO.X, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089",
    "cancellationToken: 12345678901234567890", "Unexpected token: } at position 15",
    "Unexpected token < in JSON at position 0", "invalid_token: The access token expired",
    "    token = app.acquire_token(\"https://x\")", "password = getpass.getpass(", "-b 'file'",
    "| Client secret | Client ID |", "Password\tUser name", "password=''",
    "token expired", "token_type=Bearer", "expires_in=3599&token_endpoint=https://x/y",
    "RowKey=1234567890123456789;PartitionKey=abc", "The key: abc", "sigma=1", "design=2",
    "PWD=/home/user", "OLDPWD=/srv", "compass=north", "bypass: 1",
    "at Microsoft.Crm.Secret.Get(String name)", "https://host:443/a@b", "mail to a:b@c.example",
    "ssh://git@github.com/x", "file:///a/b", "docker run -u 1000:1000 image", "-u http://x:80",
    "eyJ", "eyJhbc.def", "00D5g000004abcd", "Hello!World", "aQ~b", "Q~", "8Q~",
    "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----",
    "sha512 " + String(repeating: "ab", count: 64), "a == b", "====", "x=%3D%3D",
    "session cookie: expired", "Cookies: enabled", "passwordless: true", "password:\nTrace ID: x",
    "client_secret=\nclient_id=abc123", "密码无效", "", " ", "\0",
  ]) func keeps(_ text: String) {
    #expect(SecretScanner.redacted(text) == text)
    #expect(!SecretScanner.containsSecret(text))
  }

  @Test func keepsWhatSupportAsksForBesideSecrets() {
    let text = """
      POST /oauth2/token tenant=8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11
      client_id=1b7b0a5e-5f2c-4c7d-9a1e-0c3f5a7b9d00&client_secret=\(SecretSamples.entra)
      AADSTS7000215: Invalid client secret provided.
      x-ms-request-id: 5c1c0a4e-90a7-4b61-9a50-6f3f0f6d7c22
      """
    let redacted = SecretScanner.redacted(text)
    #expect(
      redacted
        == text.split(separator: SecretSamples.entra, omittingEmptySubsequences: false)
        .joined(separator: Secret.mask))
  }

  @Test func redactingAgainChangesNothing() {
    let text = #"client_secret=abc {"password":"x"} Authorization: Bearer abcdef0123456789"#
    let redacted = SecretScanner.redacted(text)
    #expect(redacted != text)
    #expect(SecretScanner.redacted(redacted) == redacted)
  }
}
