import Storage
import Text
import Transport

/// The way to the services for one command, with the sandbox beside it where one was asked for.
struct Network: ~Copyable {
  let transport: any HTTPTransport
  private let way: ReroutableTransport
  private let configuration: TransportConfiguration
  private var sandbox: SandboxProcess?

  /// Opens the way.
  ///
  /// - Parameters:
  ///   - context: How the services are reached.
  ///   - patience: How long there is for an answer, where that is longer than usual.
  ///   - allowsPrivateAddresses: Whether an endpoint may have a private address.
  ///   - sandboxPath: The sandbox's program, where it is not the one beside this program.
  /// - Throws: Why there is no way.
  init(
    for context: CommandContext, patience: Duration = .zero, allowsPrivateAddresses: Bool = false,
    sandboxPath: String? = nil
  ) throws(CommandFailure) {
    let options = context.options.network
    var configuration = TransportConfiguration(userAgent: "leadline/\(Version.current)")
    // The check that waits must not end first: what is known of an answer that had begun is told
    // with the end of the request.
    configuration.totalTimeout = max(configuration.totalTimeout, patience - .seconds(5))
    configuration.allowsPrivateAddresses = allowsPrivateAddresses
    configuration.certificateAuthorityFile = try Self.authorityFile(options, context)
    configuration.connectTo = try options.connectTo.map(Self.checkedRoute)
    var sandbox: SandboxProcess?
    if options.usesSandbox {
      sandbox = try SandboxProcess(
        faults: options.faults, environment: context.environment, path: sandboxPath)
    } else {
      guard options.faults.isEmpty else {
        throw CommandFailure("'--fault' needs '--sandbox'", .usage)
      }
      let proxy = ProxySettings(environment: context.environment)
      configuration.proxy = proxy.proxy
      configuration.noProxy = proxy.exceptions
    }
    sandbox?.route(&configuration)
    let way = ReroutableTransport(configuration)
    let notes = context.notes
    // Each attempt is told, so the trace lies below the retries.
    transport =
      context.options.isVerbose
      ? RetryingTransport(TracingTransport(way) { notes.say($0) }) : RetryingTransport(way)
    self.way = way
    self.configuration = configuration
    self.sandbox = sandbox
  }

  /// Closes it again.
  consuming func close() {
    way.shutdown()
    sandbox?.stop()
  }

  /// Lets the sandbox do what takes faults back. `transport` may be in use meanwhile, and finds the
  /// services mended afterwards.
  ///
  /// - Parameter names: The names of faults; where there are none, nothing is done.
  /// - Returns: Those of them that stood.
  /// - Throws: Why it was not done, also where there is no sandbox.
  @discardableResult
  mutating func mend(_ names: [String]) throws(CommandFailure) -> [String] {
    guard let (mended, isRerouted) = try sandbox?.mend(names) else {
      throw CommandFailure("only the sandbox can mend faults", .usage)
    }
    if isRerouted {
      var changed = configuration
      sandbox?.route(&changed)
      way.reroute(changed)
    }
    return mended
  }

  /// The values that the sandbox takes for the fields of a destination; none without a sandbox.
  func sandboxValues(
    for destination: String, authentication: String? = nil
  ) -> [(key: String, value: String)] {
    sandbox?.values(for: destination, authentication: authentication) ?? []
  }

  /// The faults that were ordered when the sandbox was started; none without a sandbox.
  func orderedFaults() -> [PlayedFault] { sandbox?.orderedFaults() ?? [] }

  private static func authorityFile(
    _ options: NetworkOptions, _ context: CommandContext
  ) throws(CommandFailure) -> String? {
    guard let path = options.certificateAuthorityFile ?? context.environment["SSL_CERT_FILE"],
      !path.isEmpty
    else { return nil }
    // Said here by its name, and not as a mishap of every single request.
    do {
      _ = try TextFile.read(path)
    } catch {
      throw InputFile.failure(error)
    }
    return path
  }

  /// `HOST:PORT:ADDRESS:PORT`, where an address of version 6 stands in brackets.
  private static func checkedRoute(_ route: String) throws(CommandFailure) -> String {
    var depth = 0
    let colons = route.utf8.count { byte in
      if byte == UInt8(ascii: "[") { depth += 1 }
      if byte == UInt8(ascii: "]") { depth -= 1 }
      return byte == UInt8(ascii: ":") && depth == 0
    }
    guard colons == 3 else {
      throw CommandFailure(
        "'\(route)' is no detour; expected HOST:PORT:ADDRESS:PORT", .usage)
    }
    return route
  }
}

/// What the environment says about proxies, as curl and most tools read it.
struct ProxySettings {
  let proxy: String?
  let exceptions: String?

  init(environment: [String: String]) {
    func first(_ names: [String]) -> String? {
      names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    }
    proxy = first(["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])
    exceptions = first(["no_proxy", "NO_PROXY"])
  }
}
