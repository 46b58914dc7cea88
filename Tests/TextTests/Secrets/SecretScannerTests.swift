import Testing
import Text

/// A text in which `‹` and `›` stand around each secret.
struct MarkedText: Sendable, CustomTestStringConvertible {
  let testDescription: String

  init(_ marked: String) { testDescription = marked }

  var text: String { testDescription.filter { $0 != "‹" && $0 != "›" } }

  var redacted: String {
    var output = ""
    var isSecret = false
    for scalar in testDescription.unicodeScalars {
      if scalar == "‹" { output += Secret.mask }
      if scalar == "‹" || scalar == "›" {
        isSecret = scalar == "‹"
      } else if !isSecret {
        output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}

private typealias Samples = SecretSamples

@Suite("Secret scanner") struct SecretScannerTests {
  private func expectRedacted(_ marked: MarkedText) {
    #expect(SecretScanner.redacted(marked.text) == marked.redacted)
    #expect(SecretScanner.containsSecret(marked.text))
  }

  @Test(arguments: [
    MarkedText("client_secret=‹abc›"),
    MarkedText("client_secret=‹abc›&grant_type=client_credentials"),
    MarkedText("clientSecret: ‹abc123›"),
    MarkedText("clientSecret: ‹abcdef›"),
    MarkedText("CLIENT_SECRET=‹hunter›"),
    MarkedText("AZURE_CLIENT_SECRET='‹abc›' next"),
    MarkedText("Client Secret : ‹s3cret›"),
    MarkedText("Client secret value: ‹s3cret-value›"),
    MarkedText("**Client secret:** ‹s3cret›"),
    MarkedText("**Client secret**: ‹s3cret›"),
    MarkedText("Application Key = ‹k3y›"),
    MarkedText("API key: ‹0123456789abcdef›"),
    MarkedText("x-api-key: ‹0123456789abcdef›"),
    MarkedText("apikey=‹0f›"),
    MarkedText("token=‹abc›"),
    MarkedText("client secret：‹s3cret›"),
    MarkedText("client_secret = “‹abc›”"),
    MarkedText("client_secret=‹8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11›"),
    MarkedText("password=‹p@ss,w0rd!›, tenant=contoso"),
    MarkedText("password=‹a;b&c›;Timeout=30"),
    MarkedText("Password : ‹hunter›"),
    MarkedText("pwd=‹abc›;Encrypt=true"),
    MarkedText("DB_PASS=‹abc›"),
    MarkedText("Client Secret\t‹abc123def›"),
    MarkedText("| client_secret | ‹abc123› | x |"),
    MarkedText("{'client_secret': u'‹abc›', 'x': 1}"),
    MarkedText("$password='‹it''s›' #"),
    MarkedText("AuthType=ClientSecret;ClientSecret=‹ab=c›;Url=https://y"),
    MarkedText("secret => ‹abc›,"),
    MarkedText("Hashtable @{ ClientSecret = '‹abc›'; TenantId = 'x' }"),
    MarkedText("$clientSecret = \"‹abc›\""),
    MarkedText("password=‹åäö-用›"),
    MarkedText("munchkin client secret = ‹q1w2e3›"),
  ]) func findsNamedSecret(_ marked: MarkedText) { expectRedacted(marked) }

  @Test(arguments: [
    MarkedText(#"{"client_secret":"‹abc›","client_id":"x"}"#),
    MarkedText(#"{"applicationKey": "‹abc \" def›", "applicationId": "x"}"#),
    MarkedText(#"{"password" : "‹a b c›"}"#),
    MarkedText(#"{\"client_secret\":\"‹abc›\",\"tenant\":\"x\"}"#),
    MarkedText(#"{\\\"client_secret\\\":\\\"‹abc›\\\",\\\"tenant\\\":\\\"x\\\"}"#),
    MarkedText(#"{\u0022client_secret\u0022:\u0022‹abc›\u0022,\u0022t\u0022:1}"#),
    MarkedText(#""body":"client_id=x\u0026client_secret=‹abc›\u0026scope=y""#),
    MarkedText(#""body":"client_secret=‹abc›\nclient_id=x""#),
    MarkedText(#"{&quot;client_secret&quot;:&quot;‹abc›&quot;,&quot;t&quot;:1}"#),
    MarkedText("{&amp;quot;client_secret&amp;quot;:&amp;quot;‹abc›&amp;quot;}"),
    MarkedText(#"{"name":"CLIENT_SECRET","value":"‹abc›"}"#),
    MarkedText(#"{"name":"ClientSecret","slotSetting":false,"value":"‹abc›"}"#),
    MarkedText(#"{"clientSecret":{"type":"securestring","value":"‹abc›"}}"#),
    MarkedText(#"<add key="ClientSecret" value="‹abc›"/>"#),
    MarkedText("<client_secret>‹abc›</client_secret>"),
    MarkedText(#"<o:Password Type="x#PasswordText">‹abc›</o:Password>"#),
    MarkedText("&lt;Password&gt;‹abc›&lt;/Password&gt;"),
    MarkedText(#"{'clientSecret': '‹abc›'}"#),
    MarkedText("client_secret:\n  ‹abc12345678›"),
    MarkedText(#"{"secretText": "‹abc›", "keyId": "8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11"}"#),
    MarkedText(#"{"access_token":"‹abc›","token_type":"Bearer","refresh_token":"‹def›"}"#),
    MarkedText("id_token=‹abc›&client_assertion=‹def›&client_assertion_type=urn:x"),
    MarkedText(#"{"headers":{"Authorization":["Bearer ‹abcdef0123456789›"]}}"#),
    MarkedText(#"{"name":"Cookie","value":"‹a=b; c=d›"}"#),
    MarkedText(#"{"password":"‹ends with \\\\›","id":1}"#),
  ]) func findsStructuredSecret(_ marked: MarkedText) { expectRedacted(marked) }

  @Test(arguments: [
    MarkedText("https://a.example/x?code=‹\(Samples.functionKey)›&id=1"),
    MarkedText("https://f.azurewebsites.net/api/x?code=‹abcdefghij0123456789%3D%3D›"),
    MarkedText("https://a.logic.azure.com/x?sp=%2F&sv=1.0&sig=‹\(Samples.signature)›"),
    MarkedText("https://a.blob.core.windows.net/?sv=2022&se=2026-01-01&sig=‹ab%2Bc›&sp=r"),
    MarkedText("x%3Fsp%3D1%26sig%3D‹ab%252Bc›%26sp%3Dr"),
    MarkedText("body=client_secret%3D‹abc›%26grant_type%3Dx"),
    MarkedText("%7B%22client_secret%22%3A%22‹abc›%22%2C%22t%22%3A1%7D"),
    MarkedText("u=x%2526client_secret%253D‹abc›%2526t%253D1"),
    MarkedText("https://user:‹pass›@host/path"),
    MarkedText("https://user:‹p:a:s:s›@host:8080/a@b"),
    MarkedText(#""url":"https:\/\/user:‹pass›@host\/x""#),
    MarkedText("https%3A%2F%2Fuser%3A‹pass›%40host%2Fx"),
    MarkedText("HTTPS_PROXY=http://proxy:‹s3cret›@10.0.0.1:8080"),
    MarkedText("https://‹ghp0123456789abcdefghij›@github.com/x"),
  ]) func findsSecretInAddress(_ marked: MarkedText) { expectRedacted(marked) }

  @Test(arguments: [
    MarkedText("Authorization: Bearer ‹abc.def-ghi›"),
    MarkedText("authorization: Basic ‹dXNlcjpwYXNz›"),
    MarkedText("Authorization: SharedKey contoso:‹c2lnbmF0dXJl=›"),
    MarkedText("Authorization: ‹0123456789abcdef›"),
    MarkedText(#"curl -H "Authorization: Bearer ‹abc›" https://x"#),
    MarkedText(#"-H 'x-functions-key: ‹abc123›' https://x"#),
    MarkedText("> Authorization: Bearer ‹abcdef0123456789›\r\n> Accept: */*"),
    MarkedText("sent Bearer ‹abcdef0123456789› to"),
    MarkedText("Cookie: ‹a=b; c=d›\nHost: x"),
    MarkedText("Set-Cookie: ‹ESTSAUTH=0.AAA; path=/; HttpOnly›\r\nDate: x"),
    MarkedText("az login --service-principal -u x --password ‹abc› --tenant t"),
    MarkedText("az ad app --client-secret ‹hunter›"),
    MarkedText("az x --account-key '‹a b›' --name n"),
    MarkedText("Connect-X -ClientSecret ‹abc1› -TenantId t"),
    MarkedText("-Password:‹abc›"),
    MarkedText(#"ConvertTo-SecureString "‹abc›" -AsPlainText -Force"#),
    MarkedText(#"$password = ConvertTo-SecureString '‹abc›' -AsPlainText"#),
    MarkedText("curl -u user:‹pass› https://x"),
    MarkedText(#"curl 'https://x' -b '‹a=b; c=d›' -H 'x: y'"#),
    MarkedText(#"curl --user "user:‹pass›" https://x"#),
    MarkedText(#"curl -d "grant_type=x&client_secret=‹abc›" https://x"#),
    MarkedText(#"curl -d 'client_secret=‹abc›' https://x"#),
    MarkedText("AccountName=c;AccountKey=‹a/b+c==›;EndpointSuffix=core.windows.net"),
    MarkedText("AccountName=c;AccountKey=‹\(Samples.accountKey)›"),
    MarkedText("TableEndpoint=https://c;SharedAccessSignature=‹sv=1&sig=a%3D&se=2›;X=1"),
    MarkedText("Endpoint=sb://x/;SharedAccessKeyName=k;SharedAccessKey=‹abc=›"),
    MarkedText("Server=x;User ID=u;Password=‹p›;Encrypt=True"),
  ]) func findsSecretInHeaderOrCommand(_ marked: MarkedText) { expectRedacted(marked) }

  @Test(arguments: [
    MarkedText("the value ‹\(Samples.entra)› was refused"),
    MarkedText("'‹\(Samples.entra)›'"),
    MarkedText("‹\(Samples.entra)›"),
    MarkedText("密钥‹\(Samples.entra)›无效"),
    MarkedText("cut ‹abC8Q~dEfGh1JkLmN.›"),
    MarkedText("encoded ‹abC8Q%7EdEfGh1JkLmN.pQrStU-vWxYz_012345678›&x"),
    MarkedText("key1 ‹\(Samples.accountKey)›"),
    MarkedText("(‹\(Samples.accountKey)›)"),
    MarkedText("%22‹\(Samples.accountKey)›%22"),
    MarkedText(#"\u0022‹\#(Samples.accountKey)›\u0022"#),
    MarkedText("jwt ‹\(Samples.webToken)› end"),
    MarkedText("‹\(Samples.webToken)›."),
    MarkedText("‹eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9›…"),
    MarkedText("sid ‹\(Samples.session)›"),
    MarkedText("-----BEGIN PRIVATE KEY-----‹\nMIIE\nabc=\n›-----END PRIVATE KEY-----"),
    MarkedText("-----BEGIN RSA PRIVATE KEY-----‹\nMIIE\nabc=›\nan error of words"),
    MarkedText(#""k":"-----BEGIN EC PRIVATE KEY-----‹\nMIIE\n›-----END EC PRIVATE KEY-----""#),
  ]) func findsSecretByShape(_ marked: MarkedText) { expectRedacted(marked) }

  @Test(arguments: [
    MarkedText("client_secret=‹ab\u{1b}[31mcd\u{1b}[0mef› x"),
    MarkedText("client_\u{1b}[1msecret\u{1b}[0m=‹abc› x"),
    MarkedText(#""l":"client_secret=‹ab\u001b[31mcd›","#),
    MarkedText("the ‹abC8\u{1b}[7mQ~dEfGh1Jk\u{1b}[0mLmN.pQrStU-vWxYz_012345678› x"),
    MarkedText("client_secret=‹ab\u{200b}cd› x"),
    MarkedText("\u{1b}]0;title\u{7}password=‹abc› x"),
  ]) func findsSecretInColours(_ marked: MarkedText) { expectRedacted(marked) }
}
