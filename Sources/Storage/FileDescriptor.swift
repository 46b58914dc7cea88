import Glibc

/// Owns one open file and closes it.
struct FileDescriptor: ~Copyable {
  let number: Int32

  /// Opens a path; nil leaves the reason in `errno`.
  init?(_ path: String, _ flags: Int32, mode: mode_t = 0o600) {
    var result: Int32
    repeat {
      result = unsafe open(path, flags | O_CLOEXEC, mode)
    } while result < 0 && errno == EINTR
    guard result >= 0 else { return nil }
    number = result
  }

  /// Takes over an open file.
  init(owning number: Int32) { self.number = number }

  deinit { close(number) }

  /// What the open file is; nil leaves the reason in `errno`.
  var facts: stat? {
    var facts = stat()
    return unsafe fstat(number, &facts) == 0 ? facts : nil
  }

  /// Writes everything, or gives the errno value that prevented it.
  func writeAll(_ bytes: [UInt8]) -> Int32? {
    var start = 0
    while start < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe write(number, buffer.baseAddress?.advanced(by: start), buffer.count - start)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      start += count
    }
    return nil
  }

  /// Writes everything at a place of the file, or gives the errno value that prevented it.
  func writeAll(_ bytes: [UInt8], at offset: Int) -> Int32? {
    var start = 0
    while start < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe pwrite(
          number, buffer.baseAddress?.advanced(by: start), buffer.count - start, offset + start)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      start += count
    }
    return nil
  }

  /// Reads a part of the file; nil leaves the reason in `errno`.
  func bytes(from offset: Int, count: Int) -> [UInt8]? {
    var failed = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = unsafe pread(
          number, buffer.baseAddress?.advanced(by: filled), count - filled, offset + filled)
        if got < 0, errno == EINTR { continue }
        failed = got < 0
        if got <= 0 { return }
        filled += got
      }
    }
    return failed ? nil : bytes
  }
}

extension stat {
  var isRegularFile: Bool { st_mode & S_IFMT == S_IFREG }
  var isDirectory: Bool { st_mode & S_IFMT == S_IFDIR }
  var isCharacterDevice: Bool { st_mode & S_IFMT == S_IFCHR }

  func isSameFile(as other: stat) -> Bool {
    st_dev == other.st_dev && st_ino == other.st_ino
  }
}
