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

  var isEmpty: Bool { rows.isEmpty }

  /// `cells` has one value a column.
  mutating func add(_ cells: [StyledLine]) {
    precondition(cells.count == headings.count, "a row needs a cell for each column")
    rows.append(cells)
  }

  /// The heading and the rows; no line is wider than `width` columns, nil for no limit.
  func lines(width: Int?) -> [StyledLine] {
    let all = [headings.map { StyledLine($0, .heading) }] + rows
    let last = headings.count - 1
    let widths = headings.indices.map { column in all.map { $0[column].width }.max() ?? 0 }
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
