import Testing

@testable import Diagnosis

@Suite("Shapes of lines") struct LineShapeTests {
  private func shape(_ line: String) -> [UInt8] { LineShape.of(Array(line.utf8)[...]) }

  @Test(arguments: [
    ("10:22:47 failed", "11:59:01 failed"), ("2026-11-20T07:16:38Z x", "2025-01-02T23:00:00Z x"),
    ("took 31 ms", "took 99 ms"), ("at 07:16:38.412 x", "at 07:16:38.599 x"),
    ("id 3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44", "id 8a3f80e4-cb78-4c67-b2fc-6b909a54481d"),
    ("port 443 closed by 10.0.0.1", "port 443 closed by 10.0.0.7"),
  ])
  func areTheSameButForTimesAndIds(_ one: String, _ other: String) {
    #expect(shape(one) == shape(other))
  }

  @Test(arguments: [
    ("HTTP 503 from crm", "HTTP 429 from crm"), ("status 401", "status 403"),
    ("(404) Not Found", "(407) Not Found"), ("AADSTS90002", "AADSTS90003"),
    ("error 700016", "error 700017"),
  ])
  func differWhereANumberMayBeACode(_ one: String, _ other: String) {
    #expect(shape(one) != shape(other))
  }
}
