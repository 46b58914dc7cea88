import Glibc

/// Runs a shell in a temporary folder that holds a stub of the program and a completion script.
struct ShellRunner {
  /// What a shell did.
  struct Outcome {
    /// Everything that it printed.
    let output: String
    /// Its exit status; -1 when a signal ended it.
    let status: Int32
  }

  /// Why a shell could not be run.
  enum Failure: Error {
    case system(String, code: Int32)
  }

  let folder: String

  /// Makes the folder, with `leadline` (the stub), `script` and some files in it.
  init(script: String) throws {
    var template = Array("/tmp/arguments-tests-XXXXXX\0".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure.system("mkdtemp", code: errno) }
    folder = String(
      decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    try write(StubProgram.text, to: "leadline", mode: 0o755)
    try write(script, to: "script", mode: 0o644)
    try write("", to: "log", mode: 0o644)
    try write("", to: "file one", mode: 0o644)
    mkdir("\(folder)/folder", 0o755)
  }

  /// Deletes the folder.
  func remove() {
    _ = try? run("rm", ["-rf", folder])
  }

  func write(_ text: String, to name: String, mode: mode_t) throws {
    let file = open("\(folder)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard file >= 0 else { throw Failure.system("open \(name)", code: errno) }
    defer { close(file) }
    let bytes = Array(text.utf8)
    guard Glibc.write(file, bytes, bytes.count) == bytes.count else {
      throw Failure.system("write \(name)", code: errno)
    }
  }

  /// The calls that the stub got, each as its words.
  func calls() -> [[String]] {
    contents(of: "log").split(separator: "\u{1}\n").map { call in
      call.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
  }

  /// Runs a program of the system, with the stub before all others on `PATH`.
  func run(_ program: String, _ arguments: [String]) throws -> Outcome {
    let child = try spawn([program] + arguments)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let hasExited = status & 0x7F == 0
    return Outcome(output: contents(of: "output"), status: hasExited ? status >> 8 & 0xFF : -1)
  }

  private func contents(of name: String) -> String {
    let file = open("\(folder)/\(name)", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(file, &buffer, buffer.count), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The output goes to a file: a pipe could be inherited by the shell of another test.
  private func spawn(_ command: [String]) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(
      &actions, 1, "\(folder)/output", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    let environment = [
      "PATH=\(folder):/usr/bin:/bin", "HOME=\(folder)", "ZDOTDIR=\(folder)", "LANG=C.UTF-8",
      "TERM=xterm", "LOG=\(folder)/log",
    ]
    var words =
      (["sh", "-c", "cd \"$0\" && exec \"$@\"", folder] + command).map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, "/bin/sh", &actions, nil, &words, &variables)
    guard code == 0 else { throw Failure.system("posix_spawn", code: code) }
    return child
  }
}

/// The program that the scripts call in these tests: it notes its words in `$LOG`, and offers what
/// begins with the last of them.
enum StubProgram {
  static let text = #"""
    #!/bin/sh
    { for word; do printf '%s\n' "$word"; done; printf '\001\n'; } >> "$LOG"
    [ "$1" = __complete ] || exit 0
    echo 'noise on standard error' >&2
    for last; do :; done
    [ "$2" = --quoted ] && last=$(printf %s "$last" | sed "s/^['\"]//; s/\\\\//g")
    case $last in
      fi*|--record=*) printf '\tfile\n'; exit ;;
      fo*|--knowledge=*) printf '\tdirectory\n'; exit ;;
    esac
    while IFS= read -r line; do
      case $line in "$last"*) printf '%s\n' "$line" ;; esac
    done <<'END'
    diagnose	Match a text: first
    explain	Print all
    AADSTS1	one
    AADSTS2
    --format=json	JSON
    --format=jsonl	JSON lines
    Crm:80042f09	with a colon
    run:it	first
    run:on	second
    sp ace	a space
    qu'ote	a quote
    do$l"lar	a dollar
    back\slash	a backslash
    END

    """#
}
