import Destinations
import Knowledge
import Reports
import Testing
import Text

/// Words that some reader would act upon.
struct HostileWords: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String

  init(_ name: String, _ text: String) {
    testDescription = name
    self.text = text
  }

  static let all = [
    HostileWords("colour", "\u{1B}[31mred\u{1B}[0m"),
    HostileWords("clipboard", "\u{1B}]52;c;cm0=\u{7}"),
    HostileWords("C1", "\u{9B}2J\u{90}x\u{9C}"),
    HostileWords("NUL and DEL", "a\0b\u{7F}\u{8}c"),
    HostileWords("bidi", "user\u{202E}gro.elpmaxe\u{2066}x"),
    HostileWords("zero width", "ten\u{200B}ant\u{FEFF}"),
    HostileWords("noncharacters", "a\u{FFFE}b\u{FFFF}c\u{1FFFE}"),
    HostileWords("lone carriage return", "all is well\rsecond"),
    HostileWords("line feeds", "one\n\n::error::two\n##[error]three\r\nfour"),
    HostileWords("end of CDATA", "a ]]> b <![CDATA[ c"),
    HostileWords("XML", "<failure>&amp;</testsuites><!-- \"x' -->"),
    HostileWords("runner command", "::error file=a::owned"),
    HostileWords("runner commands resumed", "::q7Kx2v::\n::add-mask::x"),
    HostileWords("runner property", "a,line=9,title=x::y%0A::error::z"),
    HostileWords("sign with a mark", ":\u{301}:error,\u{301}%\u{301}0A]\u{301};\u{301}"),
    HostileWords("Azure command", "##vso[task.complete result=Succeeded;]x"),
    HostileWords("Azure property", "a;type=error]##vso[task.setvariable variable=p]q%AZP25"),
    HostileWords("command in markup", "#**#vso[task.x]b :**:error::"),
    HostileWords("table", "a|b\\|c\n| d | e |\n| --- | --- |"),
    HostileWords("script", "<script>alert(1)</script><img src=x onerror=y>"),
    HostileWords("link", "[x](https://evil.example) ![y](z) <https://evil.example>"),
    HostileWords("bare link", "https://evil.example www.evil.example a@evil.example"),
    HostileWords("mention", "@octocat #1 GH-1 octocat/repo#2"),
    HostileWords("fence", "```\n````\n# head\n~~~\n`x`"),
    HostileWords("emphasis", "**bold** _x_ ~~y~~ `code $a$ \\"),
    HostileWords("blank", " \n\t "), HostileWords("nothing", ""),
  ]
}

@Suite("Hostile words in a validation") struct ValidationHostileTests {
  static func subject(_ text: String) -> SubjectReport {
    SubjectReport(
      name: text, source: text, destination: text,
      checks: [
        ValidationSample.line("a.ok"),
        ValidationSample.line(
          "a.broken", "it works", .broken, said: text, entry: "sample-tenant", field: text,
          position: TextPosition(line: 3, column: 4, offset: 9),
          parameters: [.tenantId: text, .userId: text, .instanceUrl: text]),
        ValidationSample.line("a.warning", "it works", .warning, said: text),
        ValidationSample.line("a.open", "it works", .notEstablished, said: text, field: text),
        ValidationSample.line("a.skipped", "it works", .skipped, because: "a.broken"),
      ])
  }

  private func render(_ format: ReportFormat, _ hostile: HostileWords, width: Int = 80) -> String {
    ValidationSample.render(format, [Self.subject(hostile.text)], width: width)
  }

  /// Nothing that a terminal or the log of a build service acts upon, in the whole and in each
  /// line.
  private func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.split(separator: "\n").allSatisfy {
      SafeText.escaped(String($0)) == String($0)
    }
  }

  @Test(arguments: HostileWords.all) func textIsHarmlessAtEveryWidth(_ hostile: HostileWords) {
    for width in stride(from: 20, through: 100, by: 4) {
      let text = render(.text, hostile, width: width)
      #expect(isHarmless(text), "width \(width): \(text)")
    }
  }

  @Test(arguments: HostileWords.all) func jsonIsCompleteAndHarmless(_ hostile: HostileWords) throws
  {
    let text = render(.json, hostile)
    #expect(isHarmless(text))
    let subject = try JSONParser.parse(text)["subjects"]?[0]
    #expect(subject?["name"]?.string == hostile.text)
    #expect(subject?["source"]?.string == hostile.text)
    #expect(subject?["checks"]?[1]?["said"]?.string == hostile.text)
    #expect(subject?["checks"]?[3]?["field"]?.string == hostile.text)
  }

  @Test(arguments: HostileWords.all) func xmlIsWellFormedAndHarmless(_ hostile: HostileWords) throws
  {
    let text = render(.junit, hostile)
    #expect(isHarmless(text))
    let suites = try XMLChecker.parse(text).children
    #expect(suites.map(\.name) == ["testsuite"])
    #expect(suites[0].children.map(\.name) == Array(repeating: "testcase", count: 5))
    #expect(suites[0].children[1].children.map(\.name) == ["failure"])
  }

  @Test(arguments: HostileWords.all) func sarifIsHarmless(_ hostile: HostileWords) throws {
    let text = render(.sarif, hostile)
    #expect(isHarmless(text))
    let json = try JSONParser.parse(text)
    #expect(json["runs"]?[0]?["results"]?.array?.count == 5)
    for string in strings(json) { #expect(isHarmless(string), "\(string)") }
    for result in json["runs"]?[0]?["results"]?.array ?? [] {
      #expect(result["message"]?["text"]?.string?.contains("](") == false)
      let location = result["locations"]?[0]?["physicalLocation"]?["artifactLocation"]
      let uri = location?["uri"]?.string ?? ""
      #expect(!uri.isEmpty && uri.utf8.allSatisfy { (0x21...0x7E).contains($0) })
      #expect(!uri.contains { "\"<>\\^`{|}[]?#".contains($0) })
    }
  }

  private func strings(_ value: JSONValue) -> [String] {
    if let string = value.string { return [string] }
    return (value.array ?? []).flatMap(strings)
      + (value.object ?? []).flatMap { [$0.key] + strings($0.value) }
  }

  /// Reads as the runner does: by UTF-16 units, after trimming.
  @Test(arguments: HostileWords.all) func runnerObeysOnlyUs(_ hostile: HostileWords) {
    let lines = Array(render(.github, hostile).unicodeScalars.split(separator: "\n")).map(
      String.init)
    let resumed = lines.indices.filter { lines[$0] == "::q7Kx2v::" }
    #expect(resumed.count == 1)
    #expect(lines.first == "::stop-commands::q7Kx2v")
    let split = resumed.first ?? 0
    #expect(lines[1..<split].allSatisfy(isHarmless))
    let commands = lines[(split + 1)...].map { RunnerCommand($0) }
    #expect(commands.map { $0?.name } == ["error", "warning", "notice"])
    for command in commands {
      let keys = command?.properties ?? []
      #expect(["file", "line", "col", "title"].filter(keys.contains) == keys)
      #expect(command.map { isHarmless($0.message) } == true)
    }
  }

  @Test(arguments: HostileWords.all) func agentObeysOnlyUs(_ hostile: HostileWords) {
    let lines = render(.azureDevOps, hostile).unicodeScalars.split(separator: "\n").map(String.init)
    let issues = lines.filter { $0.hasPrefix("##vso[task.logissue type=") }
    #expect(issues.count == 3)
    for line in lines {
      let rest = issues.contains(line) ? String(line.unicodeScalars.dropFirst(2)) : line
      #expect(isHarmless(rest), "\(rest)")
    }
    for issue in issues {
      let properties = issue.dropFirst("##vso[task.logissue ".count).prefix { $0 != "]" }
      let keys = properties.utf8.split(separator: UInt8(ascii: ";")).map {
        String(decoding: $0.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
      }
      let expected = ["type", "sourcepath", "linenumber", "columnnumber", "code"]
      #expect(expected.filter(keys.contains) == keys)
    }
  }

  @Test(arguments: HostileWords.all) func markdownStaysText(_ hostile: HostileWords) {
    let text = render(.markdown, hostile)
    #expect(isHarmless(text))
    var fence: String?
    var outside: [String] = []
    for line in text.unicodeScalars.split(separator: "\n").map(String.init) {
      if let open = fence {
        if line == open { fence = nil }
        continue
      }
      if line.hasPrefix("```") {
        fence = line
        continue
      }
      expectInert(line)
      outside.append(line)
    }
    #expect(fence == nil)
    #expect(outside.count { $0.hasPrefix("| ") } == 3)
    #expect(outside.count { $0.hasPrefix("#") } == 5)
  }

  /// No HTML but ours, no table cell too many, nothing that becomes a link or a mention.
  private func expectInert(_ line: String) {
    var rest = line
    for tag in ["<code>", "</code>", "<strong>", "</strong>", "<wbr>"] {
      rest = rest.replacing(tag, with: "")
    }
    #expect(!rest.unicodeScalars.contains("<"), "\(line)")
    if !line.hasPrefix("| --- ") {
      #expect(rest.unicodeScalars.count { $0 == "|" } == (line.hasPrefix("| ") ? 5 : 0), "\(line)")
    }
    for sign in ["@", "[", "]", "`", "://", "www.", "\\", "~", "$"] {
      #expect(!rest.contains(sign), "\(line)")
    }
    let tags = ["<code>", "</code>"].map { line.ranges(of: $0).count }
    #expect(tags[0] == tags[1], "\(line)")
  }
}

/// A command as GitHub's runner takes a line apart.
private struct RunnerCommand {
  let name: String
  let properties: [String]
  let message: String

  init?(_ line: String) {
    let units = Array(line.utf16)
    let colon = UInt16(UInt8(ascii: ":"))
    guard units.starts(with: [colon, colon]) else { return nil }
    guard
      let end = units.indices.dropFirst(2).first(where: {
        $0 + 1 < units.count && units[$0] == colon && units[$0 + 1] == colon
      })
    else { return nil }
    let head = units[2..<end].split(separator: UInt16(UInt8(ascii: " ")), maxSplits: 1)
    name = String(decoding: head[0], as: UTF16.self)
    properties = (head.count > 1 ? head[1] : []).split(separator: UInt16(UInt8(ascii: ",")))
      .map { String(decoding: $0.prefix { $0 != UInt16(UInt8(ascii: "=")) }, as: UTF16.self) }
    message = String(decoding: units[(end + 2)...], as: UTF16.self)
  }
}
