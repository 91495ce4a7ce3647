import GraphModel

/// Title, date range and legend, as the HTML-like label of the graph: it stands above the drawing
/// in every engine and covers nothing.
struct DrawingHeader {
  let options: RenderOptions
  let drawing: Drawing

  /// Nil when nothing was asked for.
  var label: String? {
    // A page has its own heading and legend.
    if options.format == .html { return nil }
    let palette = options.theme.palette
    var rows: [String] = []
    if let title = options.title, !title.isEmpty {
      let lines = LabelWrapping.wrap(title, width: 70, lines: 3).map(DOTText.markup)
      rows.append(
        row(
          "<FONT POINT-SIZE=\"20\"><B>\(lines.joined(separator: "<BR ALIGN=\"LEFT\"/>"))</B></FONT>"
        ))
    }
    if options.showsDates, let range = EdgeDates.range(of: drawing.graph) {
      let dates = range.first == range.last ? range.first : range.first + " to " + range.last
      rows.append(
        row("<FONT POINT-SIZE=\"12\" COLOR=\"\(palette.muted)\">\(DOTText.markup(dates))</FONT>"))
    }
    if options.legend { rows.append("<TR>" + legend.joined() + "</TR>") }
    guard !rows.isEmpty else { return nil }
    return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"2\">"
      + rows.joined() + "</TABLE>"
  }

  private func row(_ content: String) -> String {
    "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\" COLSPAN=\"\(max(legend.count, 1))\">\(content)</TD></TR>"
  }

  /// A cell for everything that occurs in the drawing.
  private var legend: [String] {
    guard options.legend else { return [] }
    let palette = options.theme.palette
    let kinds = Set(drawing.graph.entities.map(\.kind))
    let tones = Set(drawing.arrows.map(\.tone))
    var cells: [String] = []
    if kinds.contains(.person) {
      cells.append(box("person", palette.person, style: " STYLE=\"ROUNDED\""))
    }
    if kinds.contains(.organization) {
      cells.append(box("organization", palette.organization, style: ""))
    }
    if kinds.contains(.state) {
      let inner = box("state", palette.state, style: "")
      cells.append(
        "<TD CELLPADDING=\"0\"><TABLE BORDER=\"1\" COLOR=\"\(palette.state.line)\" CELLBORDER=\"0\" "
          + "CELLSPACING=\"2\" CELLPADDING=\"2\"><TR>\(inner)</TR></TABLE></TD>")
    }
    if tones.contains(.cooperation) { cells.append(line("━━▶ cooperation", palette.cooperation)) }
    if tones.contains(.conflict) { cells.append(line("━━▶ conflict", palette.conflict)) }
    if tones.contains(.tie) { cells.append(line("──&gt; tie", palette.tie)) }
    if drawing.arrows.contains(where: { $0.modality == .planned }) {
      cells.append(line("━ ━ ▶ planned", palette.text))
    }
    if drawing.arrows.contains(where: { $0.modality == .possible }) {
      cells.append(line("· · · · ▶ possible", palette.text))
    }
    if drawing.arrows.contains(where: { $0.polarity == .negated }) {
      cells.append(line("━━┫ negated", palette.text))
    }
    return cells
  }

  private func box(_ text: String, _ colors: NodeColors, style: String) -> String {
    "<TD BORDER=\"1\"\(style) BGCOLOR=\"\(colors.fill)\" COLOR=\"\(colors.line)\">"
      + "<FONT POINT-SIZE=\"11\" COLOR=\"\(colors.text)\"> \(text) </FONT></TD>"
  }

  private func line(_ text: String, _ color: String) -> String {
    "<TD><FONT POINT-SIZE=\"11\" COLOR=\"\(color)\">\(text)</FONT></TD>"
  }
}
