/// Why the sandbox does not start.
public enum SandboxError: Error, Sendable, Hashable {
  /// The number of a port is not one.
  case portInvalid(Int)
  /// The port cannot be had; the system's number for the reason.
  case port(Int, Int32)
  /// The file of the certificate authority cannot be written; the system's number for the reason.
  case authorityFile(String, Int32)
  /// Any other call of the system failed, with its number for the reason.
  case system(String, Int32)
  /// OpenSSL failed.
  case cryptography(String)
}
