import Glibc
import Sandbox
import Text

/// The whole program, from arguments to exit status.
enum SandboxProgram {
  static func run(_ words: [String]) throws(ProgramFailure) -> ExitStatus {
    let arguments = try SandboxArguments(words)
    signal(SIGPIPE, SIG_IGN)
    switch arguments.request {
    case .help: try StandardStreams.write(Usage.text)
    case .version: try StandardStreams.write("leadline-sandbox 0.1.0\n")
    case .listFaults:
      try StandardStreams.write(FaultListing(FaultCatalogue.all).rendered(arguments.isJSON))
    case .serve: try serve(arguments)
    }
    return .ok
  }

  private static func serve(_ arguments: SandboxArguments) throws(ProgramFailure) {
    // Before there is any other thread, so that all of them leave the signals to `EndWatch`.
    let watch = EndWatch()
    allowManyConnections()
    let server = try makeServer(arguments)
    defer { server.stop() }
    let line = JSONWriter.compact(server.readiness) + "\n"
    var readyFile: ReadyFile?
    if let path = arguments.readyFile { readyFile = try ReadyFile(path, line) }
    let signal: Int32?
    do {
      defer { readyFile?.remove() }
      try StandardStreams.write(line)
      signal = watch.wait(obeying: arguments.endsWithInput ? ControlChannel(server) : nil)
    }
    server.stop()
    if let signal { EndWatch.end(by: signal) }
  }

  private static func makeServer(_ arguments: SandboxArguments) throws(ProgramFailure)
    -> SandboxServer
  {
    let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
    do {
      let server = try SandboxServer(
        port: arguments.port, faults: arguments.faults, latency: arguments.latency,
        temporaryFolder: folder.isEmpty ? "/tmp" : folder)
      try server.start()
      return server
    } catch {
      throw ProgramFailure(error)
    }
  }

  /// A connection takes a descriptor; many systems allow 1,024 unless asked for more.
  private static func allowManyConnections() {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, 1 << 16)
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}

extension ProgramFailure {
  fileprivate init(_ error: SandboxError) {
    switch error {
    case .portInvalid(let port): self.init("\(port) is no port", .usage)
    case .port(let port, EACCES):
      self.init("port \(port) is kept for privileged programs", .notPermitted)
    case .port(let port, let reason):
      self.init("port \(port) cannot be had: \(Self.words(reason))", .unavailable)
    case .authorityFile(let path, let reason):
      self.init("'\(path)' cannot be written: \(Self.words(reason))", .cannotCreate)
    case .system(let call, let reason):
      self.init("\(call) failed: \(Self.words(reason))", .unavailable)
    case .cryptography(let what):
      self.init("a fault of the program: \(what) could not be made", .software)
    }
  }

  static func words(_ number: Int32) -> String {
    unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
  }
}
