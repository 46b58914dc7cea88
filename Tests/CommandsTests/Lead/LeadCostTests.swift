import TestSupport
import Testing
import Text

@Suite("lead cost") struct LeadCostTests {
  private let user: Installation

  init() throws { user = try Installation() }

  private func cost(_ arguments: String...) throws -> ChildProcess.Result {
    try user.run(["lead", "cost"] + arguments, environment: ["COLUMNS": "100"])
  }

  @Test func tellsMicrosoftsExampleAndItsOwn() throws {
    let result = try cost()
    #expect(result.status == 0)
    #expect(result.errorOutput.isEmpty)
    #expect(result.output.hasPrefix("1,000 leads a month of 1,024 bytes each, kept for 12 months"))
    for words in [
      "the table, a month  $0.00058\n", "about 50 cents a month", "Power Automate Premium, a user",
      "safe upper bound", "2026-11-20", "https://azure.microsoft.com/pricing/",
    ] {
      #expect(result.output.contains(words), "\(words)")
    }
  }

  @Test func isWithinTheWidth() throws {
    let result = try user.run(["lead", "cost"], environment: ["COLUMNS": "60"])
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 60 })
  }

  @Test func countsWhatIsGiven() throws {
    let json = try cost(
      "--leads", "50000", "--size", "2048", "--months", "36", "--every", "5", "--format", "json"
    ).json()
    #expect(json["storedBytes"]?.integer == 50_000 * 2048 * 36)
    #expect(json["looksPerMonth"]?.integer == 8760)
    #expect(json["table"]?["writing"] == "0.0018")
    #expect(json["notices"]?["powerAutomatePremiumPerUser"] == "15")
    #expect(json["microsoftsExample"]?["perMonth"] == "0.50")
    #expect(json["assumptions"]?["storedGigabytePerMonth"] == "0.045")
  }

  @Test func takesPricesOfOnesOwn() throws {
    let json = try cost(
      "--leads", "10000", "--storage-price", "0", "--operations-price", "1.5", "--unread",
      "--format", "json"
    ).json()
    #expect(json["table"]?["total"] == "1.5")
    #expect(json["notices"]?.isNull == true)
    #expect(json["looksPerMonth"]?.integer == 0)
  }

  @Test func leavesOutReadingWhereNothingLooks() throws {
    let output = try cost("--unread").output
    #expect(!output.contains("reading") && !output.contains("Logic App (C"))
  }

  @Test(
    arguments: [
      ["--leads", "-1"], ["--leads", "1000000001"], ["--leads", "9223372036854775808"],
      ["--leads", "many"], ["--size", "0"], ["--size", "1048577"], ["--months", "0"],
      ["--every", "0"], ["--every", "5", "--unread"], ["--storage-price", "-1"],
      ["--storage-price", "1,5"], ["--operations-price", ""], ["--format", "xml"], ["table"],
    ])
  func refuses(_ arguments: [String]) throws {
    let result = try user.run(["lead", "cost"] + arguments)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(!result.errorOutput.isEmpty)
  }

  @Test func holdsAtTheLimits() throws {
    let result = try cost(
      "--leads", "1000000000", "--size", "1048576", "--months", "1200", "--every", "1",
      "--storage-price", "999999999", "--operations-price", "999999999")
    #expect(result.status == 0)
  }
}
