public import Knowledge

extension Parameter {
  /// A value in the form in which it may stand in a command or a click path.
  ///
  /// - Parameter text: The value as it was found, which may come from a stranger.
  /// - Returns: The value, or `nil` when it is not of this parameter's form.
  public func checked(_ text: String) -> String? { ParameterPattern.value(of: self, in: text) }
}
