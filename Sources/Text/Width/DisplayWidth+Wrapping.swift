extension DisplayWidth {
  /// Breaks a text into lines of at most a number of cells.
  ///
  /// Lines break at spaces, which are dropped there, and between Chinese and Japanese characters;
  /// closing punctuation does not start a line and opening punctuation does not end one. Line feeds
  /// in the text are kept as breaks. No-break spaces do not break.
  ///
  /// - Parameters:
  ///   - text: The text, without control characters other than line feeds.
  ///   - width: The cells that a line may take; less than 2 counts as 2.
  ///   - indent: The blanks that start every line but the first of each paragraph.
  ///   - cutsLongWords: Whether a word that is longer than a line is cut. Else it is left whole in
  ///     a line of its own, which is then too long, so that an address or a command can be copied.
  /// - Returns: The lines, at least one.
  public static func wrapped(
    _ text: String, to width: Int, indent: Int = 0, cutsLongWords: Bool = false
  ) -> [String] {
    let width = max(width, 2)
    let indent = min(max(indent, 0), width - 2)
    var lines: [String] = []
    for paragraph in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      var filler = LineFiller(width: width, indent: indent, cutsLongWords: cutsLongWords)
      for piece in LinePieces(String(paragraph)) { filler.add(piece) }
      lines += filler.finished()
    }
    return lines
  }
}

/// Fills the lines of one paragraph with pieces.
private struct LineFiller {
  let width: Int
  let indent: Int
  let cutsLongWords: Bool
  private var lines: [String] = []
  private var line = ""
  private var cells = 0
  private var isEmpty = true

  init(width: Int, indent: Int, cutsLongWords: Bool) {
    self.width = width
    self.indent = indent
    self.cutsLongWords = cutsLongWords
  }

  mutating func add(_ piece: LinePiece) {
    // Blanks that begin a paragraph are its indentation and stay.
    let blanks = isEmpty && !lines.isEmpty ? 0 : piece.blanks
    if !isEmpty, cells + blanks + piece.cells > width {
      breakLine()
      return add(LinePiece(blanks: 0, text: piece.text, cells: piece.cells))
    }
    let fits = cells + blanks + piece.cells <= width
    let kept = fits ? blanks : min(blanks, max(0, width - cells - piece.cells))
    line += String(repeating: " ", count: kept)
    cells += kept
    if fits || !cutsLongWords { append(piece.text, piece.cells) } else { cut(piece.text) }
  }

  mutating func finished() -> [String] {
    lines + [isEmpty && !lines.isEmpty ? "" : line]
  }

  private mutating func append(_ text: some StringProtocol, _ added: Int) {
    line += text
    cells += added
    isEmpty = false
  }

  private mutating func cut(_ text: String) {
    var meter = CellMeter()
    for scalar in text.unicodeScalars {
      let added = meter.cells(adding: scalar)
      if cells + added > width {
        breakLine()
      }
      line.unicodeScalars.append(scalar)
      cells += added
      isEmpty = false
    }
  }

  private mutating func breakLine() {
    lines.append(line)
    line = String(repeating: " ", count: indent)
    cells = indent
    isEmpty = true
  }
}
