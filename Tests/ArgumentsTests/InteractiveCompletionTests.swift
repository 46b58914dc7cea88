import Arguments
import Testing

/// Types into interactive shells on a pseudo-terminal, and looks at what they then run.
///
/// zsh's own module `zpty` drives the terminal, for bash and zsh alike.
@Suite("Completion typed at a shell") struct InteractiveCompletionTests {
  struct Typed: Sendable, CustomTestStringConvertible {
    let keys: String
    let runs: [String]
    var testDescription: String { keys.debugDescription }

    init(_ keys: String, _ runs: [String]) {
      self.keys = keys
      self.runs = runs
    }
  }

  static let lines = [
    Typed("e\t", ["explain"]), Typed("exp\tx", ["explain", "x"]),
    Typed("AAD\t2", ["AADSTS2"]), Typed("--format=jsonl\tx", ["--format=jsonl", "x"]),
    Typed("Crm:\t", ["Crm:80042f09"]), Typed("ru\ti\t", ["run:it"]),
    Typed("s\t", ["sp ace"]), Typed("'s\tx", ["sp ace", "x"]), Typed("\"s\tx", ["sp ace", "x"]),
    Typed("sp\\ a\t", ["sp ace"]), Typed("qu\\'\t", ["qu'ote"]), Typed("q\t", ["qu'ote"]),
    Typed("'q\t", ["qu'ote"]), Typed("do\t", ["do$l\"lar"]),
    Typed("\"do\t", ["do$l\"lar"]), Typed("ba\t", [#"back\slash"#]),
    Typed("'a b' c\\ d e\t", ["a b", "c d", "explain"]), Typed("fi\t", ["file one"]),
    Typed("--record=fi\t", ["--record=file one"]), Typed("nothing\t", ["nothing"]),
  ]

  /// Types each line into a shell; gives what the program was called with by each, and all output.
  private func type(
    _ lines: [Typed], shell: String, script: CompletionScript, load: String
  ) throws -> (calls: [[String]], output: String) {
    let runner = try ShellRunner(script: script.text(for: "leadline"))
    defer { runner.remove() }
    if load.contains("fpath") { _ = try runner.run("cp", ["script", "_leadline"]) }
    let typing = lines.map { "type_line \(CommandLineWords.quote("leadline " + $0.keys))\n" }
      .joined()
    let outcome = try runner.run("zsh", ["-fc", Self.driver(shell, load: load, typing: typing)])
    #expect(outcome.status == 0, "\(outcome.output)")
    return (runner.calls().filter { $0.first != "__complete" }, outcome.output)
  }

  /// Types line after line, each when the one before has run.
  private static func driver(_ shell: String, load: String, typing: String) -> String {
    """
    zmodload zsh/zpty zsh/zselect
    seen=
    drain() { local chunk; while zpty -rt shell chunk; do seen+=$chunk; done; zselect -t 2; true }
    wait_for() { repeat 1500; do drain; eval "$1" && return; done; print -r -- "$seen"; exit 1 }
    type_line() {
      zpty -wn shell "$1"$'; echo ran >> mark\\n'
      (( ++typed ))
      wait_for '(( $(grep -c ran mark) >= typed ))'
    }
    : > mark
    zpty -b shell '\(shell)'
    zpty -w shell '\(load); echo rea""dy'
    wait_for '[[ $seen == *ready* ]]'
    \(typing)
    seen=
    zpty -wn shell $'leadline \\t\\t'
    wait_for '[[ $seen == *sp*ace* ]]'
    repeat 5; do drain; done
    print -r -- "$seen"
    zpty -d shell
    exit 0
    """
  }

  @Test func bash() throws {
    let typed = try type(
      Self.lines, shell: "bash --norc -i", script: .bash, load: "source ./script")
    #expect(typed.calls == Self.lines.map(\.runs))
  }

  @Test(arguments: [
    "autoload -Uz compinit && compinit -D -u; source ./script", "source ./script",
    "fpath=($PWD $fpath); autoload -Uz compinit && compinit -D -u",
  ])
  func zsh(_ load: String) throws {
    let typed = try type(Self.lines, shell: "zsh -f -i", script: .zsh, load: load)
    #expect(typed.calls == Self.lines.map(\.runs))
    #expect(typed.output.contains("-- Match a text: first"))
    #expect(typed.output.contains("-- Print all"))
    #expect(!typed.output.contains("noise on standard error"))
  }
}
