import Glibc
import Synchronization

/// A value that no description, log, mirror or argument list may hold.
///
/// The bytes are overwritten when the last copy goes away.
public struct Secret: Sendable {
  /// What stands for every secret, whatever its length.
  public static let mask = "••••••••"

  private let storage: SecretStorage

  /// Takes over the bytes of a secret.
  ///
  /// - Parameter bytes: The secret, as it is sent.
  public init(bytes: [UInt8]) {
    storage = SecretStorage(bytes)
  }

  /// Holds a secret given as text.
  ///
  /// - Parameter text: The secret.
  public init(_ text: String) {
    self.init(bytes: Array(text.utf8))
  }

  /// Whether there is nothing to hide.
  public var isEmpty: Bool { storage.withBytes { $0.isEmpty } }

  /// Hands the secret out: the only way to read it, for the point of use.
  ///
  /// - Parameter body: Uses the bytes and does not keep them.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws.
  public func withExposedValue<Result, Failure: Error>(
    _ body: ([UInt8]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(storage.withBytes { $0 })
  }
}

extension Secret: Hashable {
  /// Compares two secrets, always over the whole length.
  ///
  /// - Parameters:
  ///   - left: A secret.
  ///   - right: Another.
  /// - Returns: Whether they hold the same bytes.
  public static func == (left: Secret, right: Secret) -> Bool {
    left.withExposedValue { first in
      right.withExposedValue { second in
        guard first.count == second.count else { return false }
        var difference: UInt8 = 0
        for index in first.indices { difference |= first[index] ^ second[index] }
        return difference == 0
      }
    }
  }

  /// Feeds the bytes into a hasher, which is seeded anew in each process.
  ///
  /// - Parameter hasher: The hasher to feed.
  public func hash(into hasher: inout Hasher) {
    withExposedValue { hasher.combine($0) }
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Dots.
  public var description: String { Self.mask }
  /// Dots.
  public var debugDescription: String { Self.mask }
  /// A mirror without children, so that `dump` shows dots as well.
  public var customMirror: Mirror { Mirror(reflecting: Self.mask) }
}

/// Owns the bytes of a secret and overwrites them at the end.
private final class SecretStorage: Sendable {
  private let bytes: Mutex<[UInt8]>

  init(_ bytes: [UInt8]) {
    self.bytes = Mutex(bytes)
  }

  deinit {
    bytes.withLock { bytes in
      unsafe bytes.withUnsafeMutableBytes { buffer in
        // Unlike a plain loop, this call is never optimised away.
        if let start = buffer.baseAddress { unsafe explicit_bzero(start, buffer.count) }
      }
    }
  }

  func withBytes<Result>(_ body: ([UInt8]) -> Result) -> Result {
    body(bytes.withLock { $0 })
  }
}
