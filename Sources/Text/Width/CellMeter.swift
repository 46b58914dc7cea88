/// Counts cells scalar by scalar, with what stands before taken into account.
struct CellMeter {
  private var previous: Unicode.Scalar = " "
  private var previousCells = 0

  /// The cells that a scalar adds to the text measured so far.
  ///
  /// A skin tone, and what follows a joiner in an emoji sequence, add none; an emoji selector may
  /// add one. Each half of a flag takes one cell, so that the pair takes two.
  mutating func cells(adding scalar: Unicode.Scalar) -> Int {
    defer { previous = scalar }
    let value = scalar.value
    if value == 0xFE0F {
      guard previousCells == 1, previous.properties.isEmoji else { return 0 }
      previousCells = 2
      return 1
    }
    if value >= 0x2000, continuesSequence(scalar) { return 0 }
    let cells = DisplayWidth.of(scalar)
    if cells > 0 || value < 0x300 { previousCells = cells }
    return cells
  }

  private func continuesSequence(_ scalar: Unicode.Scalar) -> Bool {
    if previous.value == 0x200D { return previousCells == 2 && scalar.properties.isEmoji }
    return (0x1F3FB...0x1F3FF).contains(scalar.value) && previous.properties.isEmojiModifierBase
  }
}
