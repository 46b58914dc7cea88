import Arguments
import Glibc
import TestSupport
import Testing
import Text

@Suite("The program") struct ProgramTests {
  private let user: Installation

  init() throws { user = try Installation() }

  @Test func namesItsVersion() throws {
    let result = try user.run("--version")
    #expect(result.status == 0)
    #expect(result.output.split(separator: "\n").first == "leadline 0.1.0")
    #expect(try user.run("diagnose", "--version").output == result.output)
  }

  @Test(arguments: [
    [], ["diagnose"], ["explain"], ["guide"], ["knowledge"], ["knowledge", "lint"],
    ["knowledge", "stats"],
    ["knowledge", "list"], ["completion"], ["help"],
  ])
  func helps(_ verb: [String]) throws {
    let result = try user.run(verb + ["--help"])
    #expect(result.status == 0)
    #expect(result.errorOutput.isEmpty)
    #expect(result.output.contains("--lang"))
    for line in result.output.split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= 80, "\(line)")
    }
    if verb != ["help"] {
      #expect(try user.run(["help"] + verb).output == result.output)
    }
    #expect(try user.run(verb + ["--help", "--frob"]).output == result.output)
    let narrow = try user.run(verb + ["--help"], environment: ["COLUMNS": "40"])
    #expect(narrow.status == 0)
  }

  @Test func helpNamesEveryVerb() throws {
    let help = try user.run("--help").output
    for verb in ["diagnose", "explain", "guide", "knowledge", "completion"] {
      #expect(help.contains("\n  \(verb) "), "\(verb)")
    }
    #expect(!help.contains("__complete"))
  }

  @Test(arguments: CompletionScript.allCases)
  func printsTheShellsScript(_ shell: CompletionScript) throws {
    let result = try user.run("completion", shell.rawValue)
    #expect(result.status == 0)
    #expect(result.output == shell.text(for: "leadline"))
  }

  @Test(arguments: [
    (["explain", "aad-inv"], ["aad-invalid-client-secret", "aad-invalid-tenant-identifier"]),
    (["explain", "AADSTS7000"], ["AADSTS7000215"]), (["explain", "0x80042"], ["0x80042F09"]),
    (["--lang", ""], Sample.languages), (["--lang", "zh"], ["zh-Hans"]),
    (["diagnose", "--form"], ["--format"]), (["kn"], ["knowledge"]),
    (["completion", ""], ["bash", "fish", "zsh"]),
    (["diagnose", "--format", "js"], ["json", "jsonl"]),
  ])
  func completes(_ words: [String], _ expected: [String]) throws {
    let result = try user.run(["__complete", "--"] + words)
    #expect(result.status == 0)
    #expect(result.errorOutput.isEmpty)
    let values = result.output.split(separator: "\n").map { line in
      String(line.prefix { $0 != "\t" })
    }
    for value in expected { #expect(values.contains(value), "\(value)") }
  }

  @Test func saysNothingWhereNothingCompletes() throws {
    let result = try user.run("__complete", "--", "explain", "zzz")
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
  }

  /// An installed program has neither the package nor an environment around it.
  @Test func worksAloneWhereverItIs() throws {
    // Copied by another program: a file that this one has open for writing cannot be run.
    let path = user.folder.file("moved")
    #expect(try user.shell("cp \"$LEADLINE\" moved").status == 0)
    func run(_ arguments: [String], _ input: ChildProcess.Input = .none) throws
      -> ChildProcess.Result
    {
      var child = ChildProcess(path, arguments, environment: [:], input: input)
      child.workingDirectory = "/"
      return try child.run()
    }
    #expect(try run(["--version"]).output.hasPrefix("leadline 0.1.0\n"))
    #expect(try run(["explain", "7000215"]).output == (try user.run("explain", "7000215")).output)
    let diagnosis = try run([], .bytes(Array(Sample.tenantNotFound.utf8)))
    #expect(diagnosis.status == 0)
    #expect(diagnosis.output.contains(Sample.tenantID))
    #expect(try run(["--lang", "zh-Hans", "explain", "90002"]).output.contains("目录"))
    #expect(try run(["diagnose", "/nowhere"]).status == 66)
  }

  @Test func loadsNoNetworkLibrary() throws {
    let linked = try ChildProcess("/usr/bin/ldd", [user.program], environment: user.environment)
      .run()
    #expect(linked.status == 0)
    #expect(linked.output.contains("libedit"))
    for library in ["libcurl", "libssl", "libcrypto", "libFoundationNetworking"] {
      #expect(!linked.output.contains(library), "\(library)")
    }
  }

  /// What is mapped while the program waits for its input, when all that it needs is loaded.
  @Test func mapsNoNetworkLibrary() throws {
    let result = try user.shell(
      """
      mkfifo hold; "$LEADLINE" diagnose --all hold & sleep 5 > hold & writer=$!
      for i in $(seq 100); do
        grep -q libedit /proc/$(jobs -p | head -1)/maps 2>/dev/null && break; sleep 0.02
      done
      sleep 0.3; cat /proc/$(jobs -p | head -1)/maps; kill $writer; wait
      """)
    #expect(result.output.contains("libedit"))
    #expect(!result.output.contains("libcurl"))
  }

  @Test(arguments: [
    ["diagnose", "text"], ["diagnose", "--format", "json", "text"],
    ["diagnose", "--all", "--format", "json", "text"], ["explain", "AADSTS7000215"],
    ["explain", "--list"], ["knowledge", "stats"], ["--help"], ["explain", "AADSTS7000216"],
  ])
  func saysTheSameEveryTime(_ arguments: [String]) throws {
    let text =
      Sample.tenantNotFound + "\nINVALID CLIENT SECRET IS PROVIDED. AADSTS700016 0x80042f09"
    try user.folder.write("text", text: text)
    let first = try user.run(arguments)
    for locale in ["en_US.UTF-8", "C", "POSIX", "tr_TR.UTF-8", "no_such_locale"] {
      let again = try user.run(
        arguments + ["--lang", "en"], environment: ["LANG": locale, "LC_ALL": locale])
      #expect(again.outputBytes == first.outputBytes, "\(locale)")
      #expect(again.errorBytes == first.errorBytes, "\(locale)")
      #expect(again.status == first.status)
    }
    #expect(try user.run(arguments, environment: ["LC_ALL": "C"]).outputBytes == first.outputBytes)
  }

  @Test func saysWhatIsDoneWhereItIsAsked() throws {
    try user.folder.write("text", text: Sample.invalidSecret)
    try user.folder.write(
      "overlay/failures/entra/contoso-gate-closed.md", text: OverlayEntry().text)
    let call = ["--knowledge", "overlay", "diagnose", "text"]
    let result = try user.run(call + ["--verbose"])
    #expect(
      result.errorLines == [
        "leadline: 'overlay' is laid over the built-in knowledge base",
        "leadline: \(Sample.invalidSecret.utf8.count) bytes were read from 'text'",
      ])
    let usual = try user.run(call)
    #expect(usual.errorOutput.isEmpty)
    #expect(usual.output == result.output)
    #expect(try user.run(call + ["--verbose", "--quiet"]).errorOutput.isEmpty)
  }

  /// Nothing is written that was not asked for.
  @Test func leavesTheHomeAlone() throws {
    _ = try user.diagnose(Sample.unknown)
    _ = try user.run("explain", "AADSTS90002")
    _ = try user.run([], input: .bytes(Array(Sample.tenantNotFound.utf8)))
    var facts = stat()
    #expect(unsafe stat(user.folder.file("home"), &facts) == -1)
  }
}
