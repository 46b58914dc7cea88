import Destinations
import Glibc
import Storage
import Text
import Transport

/// A `leadline-sandbox` that runs as long as the command that started it.
struct SandboxProcess: ~Copyable {
  private static let program = "leadline-sandbox"
  private static let patience: Duration = .seconds(15)

  private var child: ChildProgram
  private let path: String
  private let environment: [String: String]
  /// What it said when it was ready.
  let readiness: JSONValue
  /// What it last said of the way to it, in the words of `readiness`.
  private(set) var way: JSONValue

  /// Starts it and waits until it can be asked.
  ///
  /// - Parameters:
  ///   - faults: What goes wrong from the start.
  ///   - environment: The variables of this program.
  ///   - path: The program, where it is not the one beside this program.
  /// - Throws: Why there is no sandbox.
  init(
    faults: [String], environment: [String: String], path: String? = nil
  ) throws(CommandFailure) {
    let path = if let path { path } else { try Self.path() }
    var child = try Self.start(path, faults, environment)
    let readiness = try Self.readiness(of: &child)
    self.child = child
    self.path = path
    self.readiness = readiness
    way = readiness
    self.environment = environment
  }

  private static func start(
    _ path: String, _ faults: [String], _ environment: [String: String]
  ) throws(CommandFailure) -> ChildProgram {
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
    configuration.proxy = nil
    configuration.connectTo = []
    if way["route"]?.string == "proxy" {
      configuration.proxy = way["proxy"]?.string
    } else {
      // The first that fits counts: what the sandbox does not play is not there, rather than real.
      configuration.connectTo =
        (way["connectTo"]?.array?.compactMap(\.string) ?? []) + ["::-not-played.invalid:"]
    }
  }

  /// Takes faults back.
  ///
  /// - Parameter names: Their names; where there are none, nothing is done.
  /// - Returns: The names of those that stood, and whether requests must go another way now, as
  ///   `route` then says.
  /// - Throws: Why it was not done.
  mutating func mend(
    _ names: [String]
  ) throws(CommandFailure) -> (mended: [String], isRerouted: Bool) {
    guard !names.isEmpty else { return ([], false) }
    let answer = try ask("mend " + names.joined(separator: " "))
    return (answer["mended"]?.array?.compactMap(\.string) ?? [], answer["route"] != nil)
  }

  /// Says a line on the control channel.
  ///
  /// - Parameter line: The line.
  /// - Returns: The answer.
  /// - Throws: Why it cannot be done.
  mutating func ask(_ line: String) throws(CommandFailure) -> JSONValue {
    // One line is one command, whatever the names hold.
    let line = line.split(whereSeparator: \.isNewline).joined(separator: " ")
    let answer: JSONValue
    child.writeLine(line)
    do {
      answer = try JSONParser.parse(try child.readLine(within: Self.patience))
    } catch {
      throw CommandFailure("the sandbox has ended or does not answer", .configuration)
    }
    if answer["route"] != nil { way = answer }
    if let error = answer["error"]?.string { throw CommandFailure("the sandbox: \(error)", .usage) }
    return answer
  }

  /// The values that the sandbox takes for the fields of a destination.
  ///
  /// - Parameters:
  ///   - destination: Its id, such as `dynamics`.
  ///   - authentication: The kind of sign-in, where the destination has several.
  /// - Returns: Keys of fields and their values, in the order of the fields; nothing where the
  ///   sandbox does not play the destination.
  func values(
    for destination: String, authentication: String? = nil
  ) -> [(key: String, value: String)] {
    let credentials = readiness["credentials"]
    let exact = authentication.map { "\(destination)-\($0)" } ?? destination
    let name = credentials?[exact] == nil ? destination : exact
    // Without a destination there is nothing to verify.
    guard let block = credentials?[name] else { return [] }
    return Self.texts(of: block)
      + Self.texts(of: readiness["verification"]?[name]).map { key, value in
        (key: Field.verificationPrefix + key, value: value)
      }
  }

  private static func texts(of block: JSONValue?) -> [(key: String, value: String)] {
    (block?.object ?? []).compactMap { member in
      member.value.string.map { (key: member.key, value: $0) }
    }
  }

  /// The faults that were ordered when it was started, each once.
  func orderedFaults() -> [PlayedFault] {
    let orders = (readiness["faults"]?.array ?? []).compactMap(\.string)
    let names = Set(orders.map { String($0.prefix { $0 != "@" && $0 != "*" }) })
    guard !names.isEmpty else { return [] }
    return Self.catalogue(environment: environment, path: path).filter { names.contains($0.name) }
  }

  /// Lets it go.
  consuming func stop() { child.stop(within: .seconds(2)) }

  /// The names of the faults that can be ordered; none where there is no sandbox.
  static func faults(environment: [String: String]) -> [String] {
    catalogue(environment: environment).map(\.name)
  }

  /// The faults that can be ordered, with the checks that see them; none where there is no sandbox.
  static func catalogue(
    environment: [String: String], path: String? = nil
  ) -> [PlayedFault] {
    let words = ["--list-faults", "--format", "json"]
    guard let path = try? path ?? Self.path(),
      var child = try? ChildProgram([path] + words, environment: needed(of: environment)),
      let bytes = try? child.readAll(within: .seconds(2), maximumBytes: 1 << 20),
      let list = try? JSONParser.parse(bytes)
    else { return [] }
    return (list.array ?? []).compactMap { PlayedFault($0) }
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
