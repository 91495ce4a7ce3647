/// Rows of cells printed in columns that line up by display width.
struct TableLayout: Sendable {
  enum Alignment: Sendable {
    case left, right
  }

  private let headings: [String]
  private let alignments: [Alignment]
  private var rows: [[StyledLine]] = []

  init(_ columns: [(heading: String, alignment: Alignment)]) {
    headings = columns.map(\.heading)
    alignments = columns.map(\.alignment)
  }

  /// Widths that rows printed before have taken; a heading stands over the first of them only.
  private var widths: [Int]?

  var isEmpty: Bool { rows.isEmpty }

  /// Whether enough rows are there to print them: a long table goes out in parts.
  var isFull: Bool { rows.count >= 1000 }

  /// `cells` has one value a column.
  mutating func add(_ cells: [StyledLine]) {
    precondition(cells.count == headings.count, "a row needs a cell for each column")
    rows.append(cells)
  }

  /// The heading and the rows; no line is wider than `width` columns, nil for no limit.
  func lines(width: Int?) -> [StyledLine] {
    var table = self
    return table.takeLines(width: width)
  }

  /// Prints what was added since the last time. Columns of a later part may be wider than those of
  /// an earlier one, never narrower.
  mutating func flush(to output: Output) throws(OutputError) {
    for line in takeLines(width: output.columns) { try output.print(line) }
  }

  private mutating func takeLines(width: Int?) -> [StyledLine] {
    let all = (widths == nil ? [headings.map { StyledLine($0, .heading) }] : []) + rows
    let last = headings.count - 1
    let widths = headings.indices.map { column in
      all.reduce(self.widths?[column] ?? 0) { max($0, $1[column].width) }
    }
    self.widths = widths
    rows = []
    return all.map { row in
      var line = StyledLine()
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: max(0, widths[column] - cell.width))
        if alignments[column] == .right { line.append(padding) }
        line.append(cell)
        if alignments[column] == .left, column != last { line.append(padding) }
        if column != last { line.append("  ") }
      }
      return width.map { line.cut(to: $0) } ?? line
    }
  }
}

extension Output {
  func print(_ table: TableLayout) throws(OutputError) {
    for line in table.lines(width: columns) { try print(line) }
  }
}
