import Commands
import Glibc
import Terminal

@main struct Leadline {
  static func main() {
    exit(
      Program.run(
        arguments: Array(CommandLine.arguments.dropFirst()), environment: ProcessEnvironment.current
      ))
  }
}
