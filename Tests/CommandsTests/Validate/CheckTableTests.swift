import Destinations
import TestSupport
import Testing

@testable import Commands

/// What is verified with and without secrets, as the README shows it.
@Suite("The table of checks") struct CheckTableTests {
  private static let root: String = {
    "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
  }()

  @Test func theReadmeHoldsIt() throws {
    let readme = String(decoding: try readFile(Self.root + "/README.md"), as: UTF8.self)
    let table = CheckTable(Registry.all).text
    #expect(
      readme.contains("\n\n" + table + "\n"),
      "put the output of 'leadline validate --list-checks --format markdown' into the README")
  }

  @Test func eachCheckStandsInOnePlace() {
    let lines = CheckTable(Registry.all).text.split(separator: "\n")
    #expect(lines.count == Registry.all.count + 2)
    for (destination, line) in zip(Registry.all, lines.dropFirst(2)) {
      let cells = line.split(separator: "|").dropFirst().flatMap { cell in
        cell.split(separator: "<br>").map { $0.filter { $0 != "\\" } }
      }
      for check in destination.checks {
        let places = cells.filter { $0.hasPrefix(" \(check.title)") || $0.hasPrefix(check.title) }
        #expect(places.count == 1, "\(check.id)")
      }
    }
  }

  /// A sign-in needs the secret, and so does what comes after it; the host does not.
  @Test func whatRestsOnASecretNeedsIt() throws {
    let row = try #require(CheckTable([.dynamics]).text.split(separator: "\n").last)
    let cells = row.split(separator: "|").map(String.init)
    try #require(cells.count == 4)
    let host = try #require(Destination.dynamics.checks.first { $0.id.rawValue == "dynamics.host" })
    let role = try #require(Destination.dynamics.checks.first { $0.id.rawValue == "dynamics.role" })
    let lead = try #require(Destination.dynamics.checks.last)
    #expect(cells[1].contains(host.title) && !cells[2].contains(host.title))
    #expect(cells[2].contains(role.title) && !cells[1].contains(role.title))
    #expect(cells[3].contains(lead.title))
  }

  @Test func isPrintedByTheProgram() throws {
    let result = try Installation().run("validate", "--list-checks", "--format", "markdown")
    #expect(result.status == 0)
    #expect(result.output == CheckTable(Registry.all).text)
  }
}
