import Glibc
import TestSupport
import Testing

@Suite("Bad input: paths and streams") struct BadPathTests {
  private let user: Installation

  init() throws { user = try Installation() }

  private static let modes = [[], ["--all"], ["--format", "json"]]

  @Test(arguments: modes)
  func aMissingFile(_ options: [String]) throws {
    for path in ["nope.txt", "no/such/folder", "", String(repeating: "x", count: 5000)] {
      let result = try user.run(["diagnose"] + options + [path])
      #expect(result.status == 66, "\(path.prefix(20))")
      #expect(result.errorLines.count == 1)
    }
  }

  @Test(arguments: modes)
  func aFolder(_ options: [String]) throws {
    let result = try user.run(["diagnose"] + options + [user.folder.path])
    #expect(result.status == 66)
    #expect(result.errorLines == ["leadline: '\(user.folder.path)' is a folder"])
  }

  /// The superuser may read everything, unless the capabilities for it are taken away.
  @Test(arguments: modes)
  func anUnreadableFile(_ options: [String]) throws {
    let path = try user.folder.write("secret.txt", text: Sample.tenantNotFound)
    #expect(unsafe chmod(path, 0) == 0)
    let arguments = ["diagnose"] + options + [path]
    let call = "\"$LEADLINE\" " + arguments.map { "'\($0)'" }.joined(separator: " ")
    let result =
      geteuid() == 0
      ? try user.shell("exec setpriv --inh-caps=-all --securebits=+noroot \(call)")
      : try user.shell("exec \(call)")
    #expect(result.status == 77)
    #expect(result.errorLines == ["leadline: you may not read '\(path)'"])
  }

  @Test(arguments: ["diagnose", "diagnose --all", "diagnose --format jsonl"])
  func aFIFOWaitsForItsWriter(_ call: String) throws {
    try user.folder.write("text", text: Sample.tenantNotFound)
    let result = try user.shell(
      "mkfifo pipe && { sleep 0.1; cat text; } > pipe & "
        + "until [ -p pipe ]; do sleep 0.01; done; exec \"$LEADLINE\" \(call) pipe")
    #expect(result.status == 0)
    #expect(result.output.contains("aad-tenant-not-found"))
  }

  @Test func aSubstitutedProcessAndALinkAreFiles() throws {
    try user.folder.write("text", text: Sample.tenantNotFound)
    #expect(try user.shell("\"$LEADLINE\" diagnose <(cat text)").status == 0)
    #expect(try user.shell("ln -s text link && \"$LEADLINE\" diagnose link").status == 0)
    #expect(try user.shell("ln -s loop loop; \"$LEADLINE\" diagnose loop").status == 66)
    #expect(try user.shell("ln -s gone dangling; \"$LEADLINE\" diagnose dangling").status == 66)
  }

  @Test(arguments: [
    ["diagnose", "text"], ["diagnose", "--all", "text"], ["diagnose", "--format", "json", "text"],
    ["explain", "AADSTS90002"], ["explain", "--list"], ["--help"], ["--version"],
    ["knowledge", "list"], ["knowledge", "stats"], ["completion", "bash"],
    ["__complete", "--", "explain", ""],
  ])
  func aFullDisk(_ arguments: [String]) throws {
    try user.folder.write("text", text: Sample.tenantNotFound)
    let result = try user.run(arguments, output: .file("/dev/full"))
    #expect(result.status == 74)
    #expect(
      result.errorLines == ["leadline: the output could not be written: No space left on device"])
  }

  @Test func aFullDiskIsGraverThanAnUnknownText() throws {
    try user.folder.write("text", text: Sample.unknown)
    #expect(try user.run(["diagnose", "text"], output: .file("/dev/full")).status == 74)
    #expect(
      try user.run(["diagnose", "nope", "text"], output: .file("/dev/full")).status == 74)
  }

  @Test(arguments: [
    ["diagnose", "text"], ["diagnose", "--all", "--format", "jsonl", "text"],
    ["explain", "AADSTS90002"], ["--help"], ["completion", "zsh"], ["knowledge", "list"],
  ])
  func aClosedPipeEndsItQuietly(_ arguments: [String]) throws {
    try user.folder.write("text", text: Sample.tenantNotFound)
    let result = try user.run(arguments, output: .closedPipe)
    #expect(result.status == 141)
    #expect(result.errorOutput.isEmpty)
  }

  @Test func aClosedPipeEndsItQuietlyWhereTheSignalIsIgnored() throws {
    try user.folder.write("text", text: Sample.tenantNotFound)
    let result = try user.shell(
      "trap '' PIPE; \"$LEADLINE\" diagnose text | true; echo \"${PIPESTATUS[0]}\"")
    // Whether the reader has gone before the answer comes is a race that either may win.
    #expect(["141\n", "0\n"].contains(result.output))
    #expect(result.errorOutput.isEmpty)
    let ignored = try user.shell("trap '' PIPE; \"$LEADLINE\" diagnose text > >(exec true)")
    #expect(ignored.errorOutput.isEmpty)
  }

  @Test func standardInputClosed() throws {
    try user.folder.write("text", text: Sample.tenantNotFound)
    for call in ["diagnose -", "diagnose", "diagnose --all", ""] {
      let result = try user.shell("exec \"$LEADLINE\" \(call) <&-")
      #expect(result.status == 66, "\(call)")
      #expect(result.errorLines.count == 1)
    }
    #expect(try user.shell("exec \"$LEADLINE\" diagnose text <&-").status == 0)
    #expect(try user.shell("exec \"$LEADLINE\" explain AADSTS90002 <&-").status == 0)
  }

  @Test func standardOutputClosed() throws {
    try user.folder.write("text", text: Sample.tenantNotFound)
    #expect(try user.shell("exec \"$LEADLINE\" diagnose text >&-").status == 74)
    #expect(try user.shell("exec \"$LEADLINE\" --version >&-").status == 74)
    // The record must not take the place of the result.
    try user.folder.write("odd", text: Sample.unknown)
    let result = try user.shell("exec \"$LEADLINE\" diagnose --record kept odd >&-")
    #expect(result.status == 74)
    let kept = String(decoding: try user.folder.read("kept"), as: UTF8.self)
    #expect(kept.hasPrefix("{"))
    #expect(kept.split(separator: "\n").count == 1)
  }

  @Test func standardErrorClosed() throws {
    #expect(try user.shell("exec \"$LEADLINE\" diagnose nope 2>&-").status == 66)
    #expect(try user.shell("exec \"$LEADLINE\" frob 2>&-").status == 64)
  }
}
