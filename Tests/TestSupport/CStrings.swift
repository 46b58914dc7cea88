import Glibc

/// The argument and environment vectors of a child, alive as long as this value.
@safe final class CStrings {
  let arguments: [UnsafeMutablePointer<CChar>?]
  let environment: [UnsafeMutablePointer<CChar>?]

  init(program: String, arguments: [String], environment: [String: String]) {
    unsafe self.arguments = ([program] + arguments).map { unsafe strdup($0) } + [nil]
    unsafe self.environment =
      environment.sorted { $0.key < $1.key }.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
  }

  deinit {
    unsafe (arguments + environment).forEach { unsafe free($0) }
  }
}
