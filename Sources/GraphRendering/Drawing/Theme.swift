/// The colours and line widths of a drawing.
///
/// Kinds and tones never rest on hue alone: kinds differ in shape and lightness, ties are thin with
/// an open head, planned and possible edges dashed and dotted, negated ones end in a bar. Blue and
/// vermilion stay apart for all common colour blindness. Text meets WCAG AA (4.5 to 1) throughout.
public enum Theme: String, Sendable, Hashable, CaseIterable {
  case light, dark
  /// Greys alone, for paper.
  case print
}

/// Colours of one kind of node, as `#RRGGBB`.
struct NodeColors: Sendable, Hashable {
  var fill: String
  var line: String
  var text: String
}

/// What the DOT writer needs to know of a theme.
struct Palette: Sendable, Hashable {
  var background: String
  var text: String
  var muted: String
  var person: NodeColors
  var organization: NodeColors
  var state: NodeColors
  var cooperation: String
  var conflict: String
  var tie: String
  var cooperationWidth = "1.8"
  var conflictWidth = "1.8"
  var tieWidth = "1"
  var clusterFill: String
  var clusterLine: String
}

extension Theme {
  var palette: Palette {
    switch self {
    case .light:
      Palette(
        background: "#FFFFFF", text: "#1A1A1A", muted: "#59636E",
        person: NodeColors(fill: "#FFF3D6", line: "#7A5200", text: "#1A1A1A"),
        organization: NodeColors(fill: "#CFE3F2", line: "#2F6690", text: "#1A1A1A"),
        state: NodeColors(fill: "#12436D", line: "#12436D", text: "#FFFFFF"),
        cooperation: "#0A5CAD", conflict: "#B3260F", tie: "#59636E",
        clusterFill: "#F4F6F8", clusterLine: "#B6BFC8")
    case .dark:
      Palette(
        background: "#14181D", text: "#F1F3F5", muted: "#A9B4BF",
        person: NodeColors(fill: "#3B3320", line: "#E8B84A", text: "#FFF3D6"),
        organization: NodeColors(fill: "#1F3A52", line: "#7DB7E0", text: "#E6F2FB"),
        state: NodeColors(fill: "#BBD9F2", line: "#BBD9F2", text: "#0B1F33"),
        cooperation: "#74B3F5", conflict: "#FF8A70", tie: "#A9B4BF",
        clusterFill: "#1B2129", clusterLine: "#4A5663")
    case .print:
      Palette(
        background: "#FFFFFF", text: "#000000", muted: "#4D4D4D",
        person: NodeColors(fill: "#FFFFFF", line: "#000000", text: "#000000"),
        organization: NodeColors(fill: "#DDDDDD", line: "#333333", text: "#000000"),
        state: NodeColors(fill: "#333333", line: "#333333", text: "#FFFFFF"),
        cooperation: "#333333", conflict: "#000000", tie: "#595959",
        cooperationWidth: "1.4", conflictWidth: "2.6",
        clusterFill: "#F7F7F7", clusterLine: "#999999")
    }
  }
}
