import Glibc

/// Tells whether the tests, and so the program beside them, were built with a sanitizer, which
/// takes memory of its own.
public enum Sanitizer {
  /// Whether the process was built so.
  public static var isOn: Bool {
    guard let program = unsafe dlopen(nil, RTLD_NOW) else { return false }
    return unsafe dlsym(program, "__asan_init") != nil || dlsym(program, "__tsan_init") != nil
  }
}
