/// Full-width ASCII, as some East Asian input methods and mail programs write it: escapes, tags and
/// codes are read out of the plain form.
enum FullWidth {
  private static let forms: ClosedRange<UInt32> = 0xFF01...0xFF5E
  private static let blank: UInt32 = 0x3000
  private static let distance: UInt32 = 0xFEE0

  /// Sets plain ASCII in place of full-width forms; `nil` when there are none.
  static func narrowed(_ scalars: [Unicode.Scalar]) -> Peeling? {
    guard scalars.contains(where: { forms.contains($0.value) }) else { return nil }
    var result = Peeling(capacity: scalars.count)
    for (index, scalar) in scalars.enumerated() {
      if forms.contains(scalar.value), let plain = Unicode.Scalar(scalar.value - distance) {
        result.append(plain, from: index)
      } else {
        result.append(scalar.value == blank ? " " : scalar, from: index)
      }
    }
    return result
  }
}
