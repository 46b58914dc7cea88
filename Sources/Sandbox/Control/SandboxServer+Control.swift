public import Text

extension SandboxServer {
  /// Does what a line of the control channel says: `mend`, `mend NAME...` or `order NAME...`.
  ///
  /// Requests that are being answered see the world before or after it. Where clients must look
  /// elsewhere from now on, the answer says so in the words of the readiness line.
  ///
  /// - Parameter line: The line, without its end.
  /// - Returns: What to answer: `{"mended": [...]}`, `{"ordered": [...]}` or `{"error": "..."}`;
  ///   `nil` for a line that says nothing.
  public func answer(toControl line: String) -> JSONValue? {
    let told: JSONValue.Member
    do throws(ControlCommand.Mistake) {
      switch try ControlCommand(line) {
      case nil: return nil
      case .mend(let names): told = .init(key: "mended", value: JSONValue(board.remove(names)))
      case .order(let orders):
        board.add(orders)
        told = .init(key: "ordered", value: JSONValue(orders.map(\.text)))
      }
    } catch {
      return ["error": JSONValue(error.message)]
    }
    return JSONValue(.object([told] + (changedWay()?.json ?? [])))
  }
}
