/// How a graph is drawn; the defaults suit a story of 10 to 40 edges.
public struct RenderOptions: Sendable, Hashable {
  public var format: RenderFormat = .svg
  /// What of the graph is shown.
  public var selection = GraphSelection()
  public var folding: Folding = .automatic
  /// Nil chooses by the size of the drawing.
  public var engine: LayoutEngine?
  /// Nil is to the right for up to 30 arrows, else the way that fits a screen better.
  public var flow: FlowDirection?
  public var theme: Theme = .light
  /// Whether a state's people and organizations stand in a box of its name.
  public var clustersByState = false
  public var legend = false
  /// Whether the range of event and publication dates stands above the drawing.
  public var showsDates = false
  public var title: String?
  /// Whether layouts of over 300 arrows run in a second process of this program, under
  /// ``timeLimit``. Only for programs that call ``LayoutWorker/serve(_:)`` first.
  public var usesLayoutProcess = false
  /// Seconds such a layout may take.
  public var timeLimit = 60

  public init() {}

  /// The selection, with the room a page has: its reader filters and zooms.
  public var effectiveSelection: GraphSelection {
    guard format == .html else { return selection }
    var selection = selection
    if selection.room == .picture { selection.room = .page }
    return selection
  }

  /// The defaults with another format.
  public init(format: RenderFormat) {
    self.format = format
  }
}

/// Which edges between the same two entities share one arrow.
public enum Folding: Sendable, Hashable {
  /// `alike` for small drawings, with one arrow a tone where two entities have more than four;
  /// `pairs` for those of over 60 arrows.
  case automatic
  /// Every edge is an arrow of its own.
  case none
  /// Edges of one direction, status and tone share an arrow, with a list as its label.
  case alike
  /// All edges between two entities share an arrow.
  case pairs
}
