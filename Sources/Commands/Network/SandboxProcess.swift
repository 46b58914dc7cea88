import Glibc
import Storage
import Text
import Transport

/// A `leadline-sandbox` that runs as long as the command that started it.
struct SandboxProcess: ~Copyable {
  private static let program = "leadline-sandbox"
  private static let patience: Duration = .seconds(15)

  private var child: ChildProgram
  private let readiness: JSONValue

  /// Starts it and waits until it can be asked.
  init(faults: [String], environment: [String: String]) throws(CommandFailure) {
    var child = try Self.start(faults, environment)
    readiness = try Self.readiness(of: &child)
    self.child = child
  }

  private static func start(
    _ faults: [String], _ environment: [String: String]
  ) throws(CommandFailure) -> ChildProgram {
    let path = try path()
    let words = [path, "--until-stdin-closes"] + faults.flatMap { ["--fault", $0] }
    do {
      return try ChildProgram(words, environment: needed(of: environment))
    } catch {
      throw CommandFailure("the sandbox '\(path)' did not start: \(error)", .configuration)
    }
  }

  /// The variables that a program of this kind needs: the others may hold secrets.
  static func needed(of environment: [String: String]) -> [String: String] {
    let names: Set<String> = [
      "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "LLVM_PROFILE_FILE", "PATH", "TMPDIR",
    ]
    return environment.filter { names.contains($0.key) || $0.key.hasSuffix("SAN_OPTIONS") }
  }

  private static func readiness(
    of child: inout ChildProgram
  ) throws(CommandFailure) -> JSONValue {
    let line = (try? child.readLine(within: patience)) ?? []
    if !line.isEmpty, let readiness = try? JSONParser.parse(line) { return readiness }
    // It has said why on standard error, which is this program's as well.
    var status = ExitStatus.configuration
    do throws(ChildProgramError) {
      _ = try child.readAll(within: .seconds(1))
    } catch {
      if error == .failed(status: ExitStatus.usage.rawValue) { status = .usage }
    }
    throw CommandFailure("the sandbox did not start", status)
  }

  /// Sends every request there.
  func route(_ configuration: inout TransportConfiguration) {
    configuration.certificateAuthorityFile = readiness["caFile"]?.string
    if readiness["route"]?.string == "proxy" {
      configuration.proxy = readiness["proxy"]?.string
    } else {
      // The first that fits counts: what the sandbox does not play is not there, rather than real.
      configuration.connectTo =
        (readiness["connectTo"]?.array?.compactMap(\.string) ?? []) + ["::-not-played.invalid:"]
    }
  }

  /// Lets it go.
  consuming func stop() { child.stop(within: .seconds(2)) }

  /// The names of the faults that can be ordered; none where there is no sandbox.
  static func faults(environment: [String: String]) -> [String] {
    guard let path = try? path(),
      var child = try? ChildProgram([path, "--list-faults"], environment: needed(of: environment)),
      let bytes = try? child.readAll(within: .seconds(2), maximumBytes: 1 << 20)
    else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .compactMap { $0.split(separator: "\t").first.map(String.init) }
  }

  /// Beside this program, wherever that was moved to.
  private static func path() throws(CommandFailure) -> String {
    var name = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = unsafe readlink("/proc/self/exe", &name, name.count)
    let own = String(
      decoding: name.prefix(max(0, length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = own.lastIndex(of: "/").map { String(own[..<$0]) } ?? "."
    let path = "\(folder)/\(program)"
    guard unsafe access(path, X_OK) == 0 else {
      throw CommandFailure(
        "there is no '\(path)'; '--sandbox' needs \(program) beside leadline", .configuration)
    }
    return path
  }
}
