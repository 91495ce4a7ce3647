public import GraphModel

/// Draws graphs in process through Graphviz.
///
/// ```swift
/// var options = RenderOptions(format: .svg)
/// options.legend = true
/// let svg = try GraphRenderer.render(graph, options)
/// ```
public enum GraphRenderer {
  /// Selects, folds, lays out and writes. The same graph and options give the same bytes, given
  /// the same fonts.
  public static func render(
    _ graph: EntityGraph, _ options: RenderOptions = RenderOptions()
  ) throws(RenderingError) -> [UInt8] {
    try draw(try options.effectiveSelection.apply(to: graph), options)
  }

  /// The part of a drawing after selection, for callers who want to report what was left out.
  public static func draw(
    _ selected: SelectedGraph, _ options: RenderOptions = RenderOptions()
  ) throws(RenderingError) -> [UInt8] {
    var options = options
    // The page's style sheet has the colours of both themes.
    if options.format == .html { options.theme = .light }
    let drawing = Drawing(selected.graph, options: options)
    let dot = DOTWriter(options).writer(of: drawing)
    let engine = options.engine ?? drawing.defaultEngine
    switch options.format {
    case .dot:
      let spacings = drawing.spacings(options)
      if let only = spacings.first, spacings.count == 1 { return Array(dot(only).utf8) }
      return Array(dot(try Graphviz.bestSpacing(of: dot, spacings, engine: engine).spacing).utf8)
    case .svg, .html:
      let svg = try layOut(dot, engine, "svg", drawing, options)
      let accessible = AccessibleSVG(drawing: drawing, options: options).rewrite(svg)
      guard options.format == .html else { return accessible }
      return PageWriter(drawing: drawing, options: options).write(svg: accessible)
    case .png: return try layOut(dot, engine, "png", drawing, options)
    case .pdf: return try layOut(dot, engine, "pdf", drawing, options)
    }
  }

  /// Starts Graphviz: plug-ins and fonts take some 40 ms, which may pass on another thread while
  /// the graph is still being made. Later drawings are the same with and without it.
  public static func warmUp() {
    let labels = [DOTStyle.font, "13", "10.5"].map(DOTText.quoted)
    let dot =
      "digraph { node [fontname=\(labels[0]), fontsize=\(labels[1])]; "
      + "a -> b [label=ab, fontname=\(labels[0]), fontsize=\(labels[2])] }"
    _ = try? Graphviz.render(dot, engine: .dot, format: "svg")
  }

  /// A process of its own costs some 15 ms and a copy of the drawing; a large layout is worth it.
  private static func layOut(
    _ dot: (Spacing) -> String, _ engine: LayoutEngine, _ format: String, _ drawing: Drawing,
    _ options: RenderOptions
  ) throws(RenderingError) -> [UInt8] {
    guard options.usesLayoutProcess, drawing.arrows.count > 300,
      let program = LayoutProcess.thisProgram
    else {
      return try Graphviz.render(
        dot, drawing.spacings(options), engine: engine, format: format)
    }
    return try LayoutProcess(program: program, seconds: options.timeLimit).render(
      dot(drawing.spacings(options).first ?? Spacing.ranked[0]), engine: engine, format: format,
      size: (drawing.graph.entities.count, drawing.arrows.count))
  }
}
