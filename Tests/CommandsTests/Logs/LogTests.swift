import TestSupport
import Testing
import Text

@Suite("diagnose --all") struct LogTests {
  private let user: Installation

  init() throws { user = try Installation() }

  private func log(_ bytes: Int = 3 << 20, _ name: String = "service.log") throws -> GeneratedLog {
    try GeneratedLog(bytes: bytes, in: user.folder, named: name)
  }

  /// The program is looked at while it waits for a second log's writer, when the first is read:
  /// the largest size that the system keeps of an ended process may be that of its parent.
  @Test func streamsALargeLogInConstantMemory() throws {
    let large = try log(200 << 20, "large.log")
    let result = try user.shell(
      """
      mkfifo hold
      "$LEADLINE" diagnose --all --format json large.log hold > found & program=$!
      exec 3> hold; grep VmHWM /proc/$program/status >&2; exec 3>&-
      wait $program; status=$?; cat found; exit $status
      """)
    #expect(result.status == 1)
    try Self.expectCounts(in: result, of: large)
    let words = result.errorOutput.split { !$0.isNumber && !$0.isLetter }
    #expect(words.first == "VmHWM" && words.last == "kB")
    let kibibytes = try #require(words.dropFirst().first.flatMap { Int($0) })
    #expect(Sanitizer.isOn || kibibytes < 40 << 10)
  }

  private static func expectCounts(
    in result: ChildProcess.Result, of log: GeneratedLog
  ) throws {
    let failures = try result.json()["logs"]?[0]?["failures"]?.array ?? []
    #expect(failures.count == GeneratedLog.failures.count)
    for (id, _) in GeneratedLog.failures {
      let failure = failures.first { $0["id"]?.string == id }
      let lines = log.lines(of: id)
      #expect(failure?["count"]?.integer == lines.count, "\(id)")
      #expect(
        failure?["firstLines"]?.array?.map(\.integer) == Array(lines.prefix(5)).map(Optional.some))
    }
  }

  @Test func groupsInText() throws {
    let log = try log()
    let result = try user.run("diagnose", "--all", log.path, environment: ["COLUMNS": "200"])
    #expect(result.status == 0)
    for (id, _) in GeneratedLog.failures {
      let lines = log.lines(of: id)
      let shown = lines.prefix(5).map(String.init).joined(separator: ", ")
      #expect(result.output.contains("\n  \(id)\n  \(lines.count) times, lines \(shown), …\n"))
    }
    #expect(result.output.contains("leadline explain ID"))
  }

  @Test func writesALineForEachOccurrence() throws {
    let log = try log()
    let result = try user.run("diagnose", "--all", "--format", "jsonl", log.path)
    #expect(result.status == 0)
    let occurrences = try result.jsonLines()
    for (id, _) in GeneratedLog.failures {
      let found = occurrences.filter { $0["id"]?.string == id }
      #expect(found.compactMap { $0["line"]?.integer } == log.lines(of: id))
    }
    let lines = occurrences.compactMap { $0["line"]?.integer }
    #expect(lines == lines.sorted())
    let first = try #require(occurrences.first)
    #expect(
      first.keys.prefix(7) == [
        "schemaVersion", "source", "line", "endLine", "id", "tier", "title",
      ])
    #expect(first["source"]?.string == log.path)
    #expect(first["endLine"]?.integer == 1000)
    #expect(first["evidence"]?[0]?["line"]?.integer == 1000)
    #expect(first["evidence"]?[0]?["column"]?.integer == 37)
    #expect(first["parameters"]?["tenantId"]?.string == Sample.tenantID)
  }

  @Test func saysWhatEachOfSeveralLogsHolds() throws {
    let log = try log()
    try user.folder.write("quiet.log", text: "\(Sample.unknown)\n")
    let text = try user.run("diagnose", "--all", log.path, "quiet.log")
    #expect(text.status == 1)
    #expect(text.output.hasPrefix("\(log.path)\n"))
    #expect(text.output.contains("quiet.log\n  No known failure was found.\n"))
    let json = try user.run("diagnose", "--all", "--format", "json", log.path, "gone", "quiet.log")
    #expect(json.status == 66)
    #expect(json.errorLines.count == 1)
    let logs = try #require(try json.json()["logs"])
    #expect(logs.strings("source") == [log.path, "quiet.log"])
    #expect(logs[1]?["failures"]?.array == [])
  }

  @Test(arguments: ["text", "json", "jsonl"])
  func readsPipesAndFIFOsAlike(_ format: String) throws {
    let log = try log()
    let call = ["diagnose", "--all", "--format", format]
    let file = try user.run(call + [log.path]).output
    let pipe = try user.run(call + ["-"], input: .bytes(try readFile(log.path))).output
    let bare = try user.run(call, input: .file(log.path)).output
    let fifo = try user.shell(
      "mkfifo fifo && { cat '\(log.path)' > fifo & } && \"$LEADLINE\" \(call.joined(separator: " ")) fifo"
    )
    let named = { (text: String) in text.split(separator: log.path).joined(separator: "-") }
    #expect(named(file) == pipe)
    #expect(bare == pipe)
    #expect(fifo.status == 0)
    #expect(fifo.output.split(separator: "\"fifo\"").joined(separator: "\"-\"") == pipe)
  }

  @Test func findsWhatStandsInSeveralLinesAndAtTheEnds() throws {
    let texts = [
      Sample.tenantNotFound, "\n\n\(Sample.tenantNotFound)\n", "\(Sample.tenantNotFound)\r\n",
      "Could not save the lead to Dynamics CRM using AAD.\nException::\nError validating"
        + " credentials.: Invalid client secret is provided.\n",
    ]
    for text in texts {
      let lines = try user.diagnose(text, "--all", "--format", "jsonl").jsonLines()
      #expect(lines.count == 1, "\(text.debugDescription)")
      let id = text.contains("AADSTS90002") ? "aad-tenant-not-found" : "aad-invalid-client-secret"
      #expect(lines.first?["id"]?.string == id)
    }
  }

  @Test func saysWhenItHoldsNothing() throws {
    let text = try user.diagnose(Sample.unknown, "--all")
    #expect(text.status == 1)
    #expect(text.output == "  No known failure was found.\n")
    let lines = try user.diagnose(Sample.unknown, "--all", "--format", "jsonl")
    #expect(lines.status == 1)
    #expect(lines.output.isEmpty)
  }

  @Test func speaksTheLanguageAskedFor() throws {
    let log = try log()
    let result = try user.run("diagnose", "--all", "--lang", "sv", "--format", "json", log.path)
    let english = try user.run("diagnose", "--all", "--format", "json", log.path)
    let swedish = try result.json()["logs"]?[0]?["failures"]?[0]?["title"]?.string
    #expect(swedish != nil)
    #expect(try english.json()["logs"]?[0]?["failures"]?[0]?["title"]?.string != swedish)
  }
}
