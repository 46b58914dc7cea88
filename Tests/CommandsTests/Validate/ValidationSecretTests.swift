import Glibc
import TestSupport
import Testing
import Text

/// Secrets that nothing but the service may see, looked for in every encoding.
@Suite("Secrets stay where they are") struct ValidationSecretTests {
  /// With a blank and signs that every encoding changes.
  private static let canary = "Kanarie8Q~\"v0gel+/=& zo geel%41"
  private static let key = Base64.encode(
    Array("canary-in-the-account-key-0123456789-abcdefghijklmnopqrstuvwxyz!".utf8))

  private static let documents = """
    [{"leadDestination": "dynamics", "product": {"externalId": "one"},
      "dynamicsLeadConfiguration": {
        "instanceUrl": "https://contoso.crm4.dynamics.com", "authentication": "azureAD",
        "directoryId": "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44",
        "applicationId": "8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11",
        "applicationKey": "${env:CANARY}"}},
     {"leadDestination": "dynamics", "product": {"externalId": "two"},
      "dynamicsLeadConfiguration": {
        "instanceUrl": "https://contoso.crm4.dynamics.com", "authentication": "office365",
        "username": "lead.writer@contoso.onmicrosoft.com", "password": "${file:FOLDER/secret}"},
      "x-leadline": {"schemaVersion": 1,
        "verification": {"clientId": "5b0f7d3e-2c64-4f0d-8a53-9d0c4e1f6a72"}}},
     {"leadDestination": "table", "product": {"externalId": "three"},
      "tableLeadConfiguration": {"storageAccountConnectionString":
        "DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey=${env:CANARY_KEY};EndpointSuffix=core.windows.net"}},
     {"leadDestination": "table", "product": {"externalId": "four"},
      "tableLeadConfiguration": {"storageAccountConnectionString":
        "TableEndpoint=https://contosoleads.table.core.windows.net/;SharedAccessSignature=sv=2019-02-02&ss=t&srt=sco&sp=raud&se=2099-12-31T00%3A00%3A00Z&sig=\(PercentEncoding.encode(key))"}}]
    """

  /// Every form in which a secret could be found again.
  private static func forms(of secret: String) -> [[UInt8]] {
    let bytes = Array(secret.utf8)
    var forms = [
      bytes, Array(PercentEncoding.encode(secret).utf8),
      Array(PercentEncoding.form([("x", secret)]).utf8.dropFirst(2)),
      Array(JSONWriter.compact(JSONValue(secret)).utf8.dropFirst().dropLast()),
    ]
    let hexadecimal = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    forms += [Array(hexadecimal.utf8), Array(hexadecimal.uppercased().utf8)]
    for shift in 0..<3 {
      let shifted = Array(Base64.encode([UInt8](repeating: 0, count: shift) + bytes).utf8)
      // The signs at both ends hold bits of what stands beside the secret.
      forms.append(Array(shifted.dropFirst(shift == 0 ? 0 : 4).dropLast(4)))
    }
    return forms
  }

  private static func holds(_ bytes: [UInt8], _ form: [UInt8]) -> Bool {
    guard bytes.count >= form.count else { return false }
    return String(decoding: bytes, as: UTF8.self).contains(String(decoding: form, as: UTF8.self))
  }

  @Test(arguments: [nil, "throttled", "tls-untrusted", "sign-in-unavailable", "key-rejected"])
  func noOutputHoldsThem(_ fault: String?) throws {
    let user = try Installation()
    let secret = try user.folder.write("secret", text: Self.canary + "\n")
    unsafe chmod(secret, 0o600)
    let text = Self.documents.replacing("FOLDER", with: user.folder.path)
    let document = try user.folder.write("offers.json", text: text)
    var words = ["validate", "--sandbox", "--verbose", "--send-test-lead"]
    if let fault { words += ["--fault", fault] }
    let formats = ["json", "junit", "sarif", "github", "azure-devops", "markdown"]
    for format in formats { words += ["--report", "\(format)=\(user.folder.file(format))"] }
    let result = try user.run(
      words + [document], environment: ["CANARY": Self.canary, "CANARY_KEY": Self.key])
    #expect([1, 75].contains(result.status), "\(result.errorOutput)")
    var outputs = [("output", result.outputBytes), ("errors", result.errorBytes)]
    for format in formats { outputs.append((format, try user.folder.read(format))) }
    #expect(result.errorOutput.contains("GET https://"))
    for secret in [Self.canary, Self.key] {
      for form in Self.forms(of: secret) {
        for (name, bytes) in outputs {
          #expect(!Self.holds(bytes, form), "\(name): \(String(decoding: form, as: UTF8.self))")
        }
      }
    }
  }

  /// What other users of the machine can see of a process: its words, and those of its children.
  @Test func noProcessShowsThem() throws {
    let user = try Installation()
    let document = try user.folder.write(
      "offers.json", text: Self.documents.replacing("FOLDER", with: user.folder.path))
    let script = """
      "$LEADLINE" validate --sandbox --fault no-answer --timeout 3 '\(document)' >/dev/null 2>&1 &
      sleep 1
      for process in $(pgrep -P $!) ; do
        tr '\\0' '\\n' < /proc/$process/cmdline; tr '\\0' '\\n' < /proc/$process/environ
      done
      tr '\\0' '\\n' < /proc/$!/cmdline
      grep -rl Kanarie /tmp/leadline* 2>/dev/null
      wait
      """
    var child = ChildProcess(
      "/bin/bash", ["-c", script],
      environment: user.environment.merging([
        "LEADLINE": user.program, "CANARY": Self.canary, "CANARY_KEY": Self.key,
      ]) { $1 })
    child.workingDirectory = user.folder.path
    let result = try child.run()
    #expect(result.output.contains("leadline-sandbox"), "\(result.output)")
    #expect(!result.output.contains("Kanarie"))
    #expect(!result.output.contains(Self.key))
  }
}
