/// A line with what changes from one occurrence to the next made equal, at the same length.
///
/// Logs repeat the same failure thousands of times with other times and ids. Lines of one shape
/// have one diagnosis, at the same columns. Digits that may be a code stay.
enum LineShape {
  /// Groups of up to this many digits are dates and times.
  private static let maximumTimeDigits = 4
  private static let guidLength = 36

  static func of(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var shape = Array(line)
    var index = 0
    while index < shape.count {
      if isHexadecimal(shape[index]), isGUID(shape, at: index) {
        mask(&shape, index..<index + guidLength)
        index += guidLength
      } else if isDigit(shape[index]) {
        index = maskNumber(&shape, from: index)
      } else {
        index += 1
        // A number within a word belongs to the word; the letter of a time is none.
        if isLetter(shape[index - 1]), !isTimeLetter(shape, at: index - 1) {
          while index < shape.count, isDigit(shape[index]) { index += 1 }
        }
      }
    }
    return shape
  }

  /// Makes all ids one. A stand-in, of which every digit is the same, stays: it is no value.
  private static func mask(_ shape: inout [UInt8], _ guid: Range<Int>) {
    guard Set(shape[guid]).count > 2 else { return }
    for position in guid where shape[position] != 0x2D { shape[position] = UInt8(ascii: "x") }
  }

  private static func maskNumber(_ shape: inout [UInt8], from start: Int) -> Int {
    var end = start
    while end < shape.count, isDigit(shape[end]) { end += 1 }
    // `2024-05-01T10:00:00Z`: the letters of a time stand for themselves.
    let isTime = end < shape.count && (shape[end] | 0x20 == 0x74 || shape[end] | 0x20 == 0x7A)
    if end < shape.count, isLetter(shape[end]), !isTime {
      while end < shape.count, isDigit(shape[end]) || isLetter(shape[end]) { end += 1 }
      return end
    }
    let before = start > 0 ? shape[start - 1] : 0x20
    let isFraction = before == UInt8(ascii: ".") || before == UInt8(ascii: ",")
    if isFraction || end - start <= maximumTimeDigits && !isStatus(shape[start..<end]) {
      for position in start..<end { shape[position] = 0x30 }
    }
    return end
  }

  private static func isTimeLetter(_ bytes: [UInt8], at index: Int) -> Bool {
    bytes[index] | 0x20 == 0x74 && index > 0 && isDigit(bytes[index - 1])
  }

  /// Whether a number may be the status of a refused HTTP request, which is a code.
  private static func isStatus(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.count == 3 && (digits.first == UInt8(ascii: "4") || digits.first == UInt8(ascii: "5"))
  }

  private static func isGUID(_ bytes: [UInt8], at start: Int) -> Bool {
    guard start + guidLength <= bytes.count, bytes[start + 8] == 0x2D else { return false }
    if start > 0, isDigit(bytes[start - 1]) || isLetter(bytes[start - 1]) { return false }
    for offset in 0..<guidLength {
      let isHyphen = bytes[start + offset] == 0x2D
      guard isHyphen == [8, 13, 18, 23].contains(offset) else { return false }
      guard isHyphen || isHexadecimal(bytes[start + offset]) else { return false }
    }
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
