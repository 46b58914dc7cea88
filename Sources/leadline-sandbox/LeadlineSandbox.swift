import Sandbox

@main struct LeadlineSandbox {
  static func main() {}
}
