import Destinations
import Glibc
import Reports
import TestSupport
import Testing

/// The files as a program reads them that nobody here wrote.
@Suite("Readers of other people", .enabled(if: PythonReader.path != nil))
struct ValidationReaderTests {
  private static let subjects =
    ValidationSample.all + HostileWords.all.map { ValidationHostileTests.subject($0.text) }

  @Test func expatReadsTheXML() throws {
    let script = """
      import sys, xml.etree.ElementTree as tree
      root = tree.fromstring(sys.stdin.buffer.read())
      cases = root.findall('testsuite/testcase')
      print(root.tag, len(root), len(cases), len(root.findall('.//failure')))
      """
    let output = try PythonReader.run(script, ValidationSample.render(.junit, Self.subjects))
    let hostile = HostileWords.all.count
    #expect(output == "testsuites \(5 + hostile) \(14 + 5 * hostile) \(3 + hostile)\n")
  }

  @Test(arguments: [ReportFormat.json, .sarif]) func pythonReadsTheJSON(_ format: ReportFormat)
    throws
  {
    let script = """
      import json, sys
      value = json.loads(sys.stdin.buffer.read().decode('utf-8'))
      print(len(value['subjects']) if 'subjects' in value else len(value['runs'][0]['results']))
      """
    let output = try PythonReader.run(script, ValidationSample.render(format, Self.subjects))
    let hostile = HostileWords.all.count
    #expect(output == "\(format == .json ? 5 + hostile : 14 + 5 * hostile)\n")
  }

  /// Leaves the reports for `Tests/Interop/validate_reports.py`, where a folder is named.
  @Test(
    .enabled(if: getenv("REPORTS_FOLDER") != nil),
    arguments: [
      (ReportFormat.json, "json"), (.junit, "xml"), (.sarif, "sarif"), (.markdown, "md"),
    ]) func reportsAreLeftForOthers(_ format: ReportFormat, _ ending: String) throws
  {
    let folder = try #require(getenv("REPORTS_FOLDER"))
    for (name, subjects) in [
      ("hostile", Self.subjects), ("none", []), ("many", Self.subjects + Self.many),
    ] {
      let path = "\(String(cString: folder))/\(name).\(ending)"
      let file = try #require(fopen(path, "w"))
      #expect(fputs(ValidationSample.render(format, subjects), file) >= 0)
      #expect(fclose(file) == 0)
    }
  }

  /// More than any limit.
  private static let many = Array(repeating: ValidationSample.all, count: 4_000).flatMap { $0 }

  @Test func aReaderRefusesWhatItHasTo() throws {
    #expect(throws: PythonReader.Refusal.self) {
      try PythonReader.run(
        "import sys, xml.etree.ElementTree as tree; tree.fromstring(sys.stdin.buffer.read())",
        "<a>\u{1B}</a>")
    }
  }
}

/// Python, where it is there.
enum PythonReader {
  struct Refusal: Error { let words: String }

  private static let search: String = {
    guard let value = getenv("PATH") else { return "" }
    return String(cString: value)
  }()

  static let path: String? = {
    let files: [String] = search.split(separator: ":").map { "\($0)/python3" }
    return files.first { access($0, X_OK) == 0 }
  }()

  static func run(_ script: String, _ input: String) throws -> String {
    let python = try #require(path)
    let process = ChildProcess(
      python, ["-c", script], environment: ["PATH": search], input: .bytes(Array(input.utf8)))
    let result = try process.run()
    guard result.status == 0 else { throw Refusal(words: result.errorOutput) }
    return result.output
  }
}
