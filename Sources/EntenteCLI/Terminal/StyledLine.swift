/// How a piece of text looks on a terminal that shows colour.
enum Style: Sendable {
  case person, state, organization
  case negated, planned, possible
  case heading, marked, faint, warning, failure

  /// SGR parameters of ECMA-48; kinds and status keep their look in every command.
  var parameters: String {
    switch self {
    case .person: "36"
    case .state: "33"
    case .organization: "35"
    case .negated: "31"
    case .planned: "34"
    case .possible: "90"
    case .heading: "1"
    case .marked: "1;4"
    case .faint: "2"
    case .warning: "1;33"
    case .failure: "1;31"
    }
  }
}

/// One line to print, made by interpolation; what is put in is stripped of control characters.
///
///     try output.print("\(edge.source, .person) → \(edge.target)")
struct StyledLine: Sendable, ExpressibleByStringInterpolation {
  struct Run: Sendable {
    let text: String
    let style: Style?
  }

  private(set) var runs: [Run] = []

  init() {}

  init(_ text: String, _ style: Style? = nil) {
    append(text, style)
  }

  init(stringLiteral text: String) {
    append(text)
  }

  init(stringInterpolation: Interpolation) {
    self = stringInterpolation.line
  }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var line = StyledLine()

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ text: String) { line.append(text) }

    mutating func appendInterpolation(_ text: some CustomStringConvertible, _ style: Style? = nil) {
      line.append(text.description, style)
    }

    mutating func appendInterpolation(_ other: StyledLine) { line.append(other) }
  }

  mutating func append(_ text: String, _ style: Style? = nil) {
    if !text.isEmpty { runs.append(Run(text: PlainText.shown(text), style: style)) }
  }

  mutating func append(_ other: StyledLine) {
    runs += other.runs
  }

  /// Columns on the terminal.
  var width: Int { runs.reduce(0) { $0 + DisplayWidth.of($1.text) } }

  /// The line without its styles.
  var plain: String { runs.map(\.text).joined() }

  /// The bytes for a terminal that shows colour.
  var colored: String {
    runs.map { run in
      run.style.map { "\u{1B}[\($0.parameters)m\(run.text)\u{1B}[0m" } ?? run.text
    }.joined()
  }

  /// The line without what lies beyond `columns`; "…" stands for it.
  func cut(to columns: Int) -> StyledLine {
    if width <= columns { return self }
    var result = StyledLine()
    var left = columns
    for run in runs {
      let width = DisplayWidth.of(run.text)
      // The last run that fits leaves a column for the sign of omission.
      if width < left {
        result.runs.append(run)
        left -= width
      } else {
        let shown = width == left ? run.text + " " : run.text
        result.runs.append(Run(text: DisplayWidth.cut(shown, to: left), style: run.style))
        break
      }
    }
    return result
  }
}
