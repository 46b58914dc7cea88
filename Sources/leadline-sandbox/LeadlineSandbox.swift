import Glibc

@main struct LeadlineSandbox {
  static func main() {
    let status: ExitStatus
    do {
      status = try SandboxProgram.run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      StandardStreams.complain(error.message)
      status = error.status
    }
    exit(status.rawValue)
  }
}
