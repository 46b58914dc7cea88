import Commands
import Glibc
import Terminal

@main struct Leadline {
  static func main() async {
    exit(
      await Program.run(
        arguments: Array(CommandLine.arguments.dropFirst()), environment: ProcessEnvironment.current
      ))
  }
}
