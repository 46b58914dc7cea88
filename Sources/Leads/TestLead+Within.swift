extension TestLead {
  /// How many digits a marker has.
  private static let digitCount = 18

  /// Takes the first marker that stands in a text; `MSFT_TEST_` and any other number of digits is
  /// none.
  ///
  /// - Parameter text: Any text.
  public init?(within text: some StringProtocol) {
    var rest = text[...]
    while let place = rest.firstRange(of: Self.prefix) {
      rest = rest[place.upperBound...]
      let digits = rest.utf8.prefix { (0x30...0x39).contains($0) }
      guard digits.count == Self.digitCount else { continue }
      if let lead = TestLead(marker: Self.prefix + String(decoding: digits, as: UTF8.self)) {
        self = lead
        return
      }
    }
    return nil
  }
}
