import TestSupport
import Text

@testable import Commands

/// A sandbox that goes on running, and the program beside it.
struct PlayedServices {
  private let installation: Installation
  private let program: String

  init() throws {
    installation = try Installation()
    program = try builtProduct(named: "leadline-sandbox")
  }

  func sandbox(_ faults: String...) throws -> SandboxProcess {
    try SandboxProcess(faults: faults, environment: installation.environment, path: program)
  }

  /// Validates the example of a fault by the way that the sandbox last said.
  func validate(
    _ fault: SandboxFault, _ sandbox: borrowing SandboxProcess
  ) throws -> ValidatedSubject {
    try validate(
      fault.example, sandbox, fault.timeLimit, sendsTestLead: fault.needsTestLead)
  }

  /// Validates an example by the way that the sandbox last said.
  func validate(
    _ example: String, _ sandbox: borrowing SandboxProcess, _ options: String...,
    sendsTestLead: Bool = false
  ) throws -> ValidatedSubject {
    var words = ["validate", "--format", "json"] + options
    words += ["--ca-file", sandbox.readiness["caFile"]?.string ?? ""]
    for way in sandbox.way["connectTo"]?.strings ?? [] { words += ["--connect-to", way] }
    if sendsTestLead { words.append("--send-test-lead") }
    var changes: [String: String] = [:]
    if sandbox.way["route"] == "proxy" { changes["https_proxy"] = sandbox.way["proxy"]?.string }
    return try ValidatedSubject(
      installation.run(
        words + ["\(Installation.examples)/\(example).json"], environment: changes))
  }
}
