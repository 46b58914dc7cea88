import Arguments

/// How the services are reached, as the options of a call say.
struct NetworkOptions {
  var certificateAuthorityFile: String?
  var connectTo: [String] = []
  var usesSandbox = false
  var faults: [String] = []

  init() {}

  init(_ parsed: ParsedCommand, over session: NetworkOptions) {
    certificateAuthorityFile = parsed.value("ca-file") ?? session.certificateAuthorityFile
    let routes = parsed.values("connect-to")
    connectTo = routes.isEmpty ? session.connectTo : routes
    usesSandbox = parsed.flag("sandbox") || session.usesSandbox
    let faults = parsed.values("fault")
    self.faults = faults.isEmpty ? session.faults : faults
  }
}
