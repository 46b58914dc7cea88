/// Why a query option cannot be understood.
struct ODataError: Error, Hashable {
  /// What is wrong with it.
  let message: String

  init(_ message: String) { self.message = message }
}
