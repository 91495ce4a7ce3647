import GraphModel

/// Which of Graphviz's engines suits a drawing, by its size and shape.
///
/// | drawing | engine | why |
/// | --- | --- | --- |
/// | up to 220 arrows | `dot` | ranks tell who acts; labels have places of their own |
/// | a star of 30 to 40 arrows | `neato` | a rank of 40 is a column; round its hub it is a square |
/// | a web of 15 to 40 entities | `neato` | ranks of a web mean nothing, and are 2 times wider |
/// | no labels, up to 400 entities | `neato` | up to 17% tighter than `sfdp` at 300 to 800 edges |
/// | larger | `sfdp` | `neato`, quadratic in entities, would take more than some 3 s |
///
/// Measured on generated graphs as the scale at which a drawing fits 1500 x 1000 points: star of 40,
/// `dot` 0.59 and `neato` 0.86; web of 25 (2.2 arrows an entity) 0.39 and 0.72, of 40 0.30 and 0.77.
/// `dot` is better for trees (0.84 to 0.51 at 40) and as good with fewer arrows (1.35 an entity).
/// `fdp` was better than both for chains alone, which news does not have.
struct EngineChoice {
  let entities: Int
  let arrows: Int
  /// Arrows of the entity that has most.
  let busiest: Int
  let showsLabels: Bool

  init(_ drawing: Drawing) {
    entities = drawing.graph.entities.count
    arrows = drawing.arrows.count
    showsLabels = drawing.showsEdgeLabels
    var counts: [String: Int] = [:]
    for arrow in drawing.arrows {
      counts[arrow.source, default: 0] += 1
      if arrow.target != arrow.source { counts[arrow.target, default: 0] += 1 }
    }
    busiest = counts.values.max() ?? 0
  }

  var engine: LayoutEngine {
    switch (entities, arrows) {
    case (...120, ...220): isStar || isWeb ? .neato : .dot
    case (...400, ...1000) where !showsLabels: .neato
    default: .sfdp
    }
  }

  /// Nearly all arrows meet in one entity. Fewer fit a column; the labels of more would meet.
  private var isStar: Bool {
    (30...40).contains(arrows) && busiest * 10 >= arrows * 9
  }

  /// Everybody deals with everybody.
  private var isWeb: Bool {
    (15...40).contains(entities) && arrows * 10 >= entities * 18
  }
}

extension Drawing {
  /// What draws it where the caller does not say.
  var defaultEngine: LayoutEngine { EngineChoice(self).engine }
}
