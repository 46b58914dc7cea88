/// Lets a system call of a child fail, or ends the child there: lays the library of
/// `Tests/CSystemCallFaults`, which says what is counted, over it.
///
/// A program built with a sanitizer refuses to be overlaid (`Sanitizer.isOn`).
public struct SystemCallFault: Sendable {
  /// What happens at the call.
  public enum Kind: String, Sendable, CaseIterable {
    /// The process is killed before it.
    case kill
    /// The process is killed when half of a write is done, else just behind the call.
    case halfway
    /// A write writes half of its bytes and says so.
    case short
    /// The disk is full.
    case full = "ENOSPC"
    /// The disk is broken.
    case broken = "EIO"
    /// The user may not.
    case notPermitted = "EACCES"
    /// The file system is read-only.
    case readOnly = "EROFS"
    /// A signal came in between.
    case interrupted = "EINTR"

    /// Whether the process ends by it.
    public var kills: Bool { self == .kill || self == .halfway }
  }

  /// A call that was counted.
  public struct Call: Sendable, Hashable, CustomStringConvertible {
    /// The function's name.
    public let name: String
    /// What it was about.
    public let path: String
    /// Both, for a failing test's report.
    public var description: String { "\(name) \(path)" }
  }

  private let library: String
  private let folder: String
  private let log: String

  /// Prepares for the calls that concern a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder's absolute path; calls elsewhere are left alone.
  ///   - log: A file elsewhere, for the names of the counted calls. It is added to.
  /// - Throws: `TestSupportError.missing` when the library was not built.
  public init(folder: String, log: String) throws(TestSupportError) {
    library = try builtProduct(named: "libSystemCallFaults.so")
    self.folder = folder
    self.log = log
  }

  /// The variables that a child needs beside its own.
  ///
  /// - Parameters:
  ///   - number: Which call, from 1, is hit; nil for none, so that they are counted only.
  ///   - kind: What happens at it.
  ///   - goesOn: Whether it happens at all later ones as well.
  /// - Returns: The variables.
  public func environment(
    at number: Int? = nil, with kind: Kind = .kill, goesOn: Bool = false
  ) -> [String: String] {
    var variables = [
      "LD_PRELOAD": library, "SYSTEM_CALL_FAULT_FOLDER": folder, "SYSTEM_CALL_FAULT_LOG": log,
    ]
    if let number {
      variables["SYSTEM_CALL_FAULT_AT"] = "\(number)\(goesOn ? "+" : "")"
      variables["SYSTEM_CALL_FAULT_WITH"] = kind.rawValue
    }
    return variables
  }

  /// Reads which calls were counted, in order, by all children together.
  ///
  /// - Returns: The calls; none where no child made one.
  public func calls() -> [Call] {
    guard let bytes = try? readFile(log) else { return [] }
    return bytes.split(separator: UInt8(ascii: "\n")).map { line in
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 1)
      return Call(
        name: String(decoding: parts.first ?? [], as: UTF8.self),
        path: String(decoding: parts.dropFirst().first ?? [], as: UTF8.self))
    }
  }
}
