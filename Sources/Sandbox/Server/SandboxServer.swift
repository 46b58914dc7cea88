import Glibc
import Synchronization
public import Text

/// The sandbox: loopback only, one port for everything, a certificate authority of its own.
///
/// A connection that begins with a handshake of TLS is served at once, under the host name that it
/// asks for; one that begins with `CONNECT` uses the proxy. Writing to a connection that its client
/// has left must not end the process: `start` makes the process ignore SIGPIPE.
public final class SandboxServer: Sendable {
  /// What to tell clients.
  public let readiness: JSONValue
  /// The port on 127.0.0.1.
  public let port: Int
  /// The file with the certificate authority.
  public let authorityFile: String

  /// What goes wrong just now.
  let board: FaultBoard

  private let listener: Listener
  private let authority: AuthorityFile
  /// A port that refuses connections for as long as the sandbox lives.
  private let refusing: LoopbackPort
  private let isStopped = Mutex(false)
  /// Where clients were last told to go.
  private let way: Mutex<Way>

  /// Takes a port and makes the certificates.
  ///
  /// - Parameters:
  ///   - port: The port on 127.0.0.1; 0 for any that is free.
  ///   - faults: What goes wrong.
  ///   - latency: How long each answer is held back.
  ///   - temporaryFolder: Where the folder with the authority's file is made.
  /// - Throws: `SandboxError`.
  public convenience init(
    port: Int = 0, faults: [FaultOrder] = [], latency: Duration = .zero,
    temporaryFolder: String = "/tmp"
  ) throws(SandboxError) {
    let services: [any Service]
    do {
      services = try Services.all()
    } catch {
      throw .cryptography("\(error)")
    }
    try self.init(
      services: services, port: port, faults: faults, latency: latency,
      temporaryFolder: temporaryFolder)
  }

  init(
    services: [any Service], port: Int = 0, faults: [FaultOrder] = [], latency: Duration = .zero,
    temporaryFolder: String = "/tmp"
  ) throws(SandboxError) {
    board = FaultBoard(faults)
    let router = Router(services: services, board: board, latency: latency)
    let made = try Self.make(router, temporaryFolder)
    authority = made.file
    do {
      refusing = try LoopbackPort(port: 0, isListening: false)
    } catch {
      made.file.remove()
      throw error
    }
    do {
      listener = try Listener(port: port, handler: made.handler)
    } catch {
      close(refusing.descriptor)
      made.file.remove()
      throw error
    }
    self.port = listener.port
    authorityFile = made.file.path
    let way = Way(
      port: listener.port, refusingPort: refusing.port, hosts: router.hosts, plan: board.plan)
    self.way = Mutex(way)
    readiness = Readiness(authorityFile: made.file.path, way: way, faults: faults).json
  }

  deinit { stop() }

  /// Begins to serve.
  ///
  /// - Throws: `SandboxError.system` when there is no thread to be had.
  public func start() throws(SandboxError) {
    signal(SIGPIPE, SIG_IGN)
    try listener.start()
  }

  /// Ends every connection, gives the port back and removes the authority's file.
  public func stop() {
    let isFirst = isStopped.withLock { isStopped in
      defer { isStopped = true }
      return !isStopped
    }
    guard isFirst else { return }
    listener.stop()
    close(refusing.descriptor)
    authority.remove()
  }

  /// How many connections stand.
  public var connectionCount: Int { listener.connectionCount }

  /// Where clients must go by now.
  ///
  /// - Returns: The way, where it is another than they were last told.
  func changedWay() -> Way? {
    way.withLock { way in
      let old = way
      way.plan = board.plan
      return way.json == old.json ? nil : way
    }
  }

  private static func make(
    _ router: Router, _ folder: String
  ) throws(SandboxError) -> (handler: ConnectionHandler, file: AuthorityFile) {
    let contexts: ContextStore
    let authority: [UInt8]
    do {
      contexts = try ContextStore(hosts: router.hosts, plan: router.board.plan)
      authority = try contexts.authority.pem()
    } catch {
      throw .cryptography("\(error)")
    }
    let file = try AuthorityFile(authority, in: folder)
    return (ConnectionHandler(router: router, contexts: contexts), file)
  }
}
