/// The weights.
extension ModelCompiler {
  mutating func compileEncoder(
    _ component: String, _ vectors: (rows: Int, width: Int, values: [Float])
  ) throws(LinguisticsError) {
    let section =
      component == "tok2vec" ? "components.tok2vec.model" : "components.\(component).model.tok2vec"
    let configuration = package.configuration
    guard
      configuration.value(section + ".embed", "@architectures")?.text == "spacy.MultiHashEmbed.v2",
      configuration.value(section + ".encode", "@architectures")?.text
        == "spacy.MaxoutWindowEncoder.v2",
      configuration.integer(section + ".encode", "window_size") == 1,
      let width = configuration.integer(section + ".encode", "width"), (8...4096).contains(width),
      width % WeightPanels.width == 0,
      let depth = configuration.integer(section + ".encode", "depth"), (1...16).contains(depth)
    else { throw package.unsupported("the \(component)'s encoder is not a maxout window encoder") }
    let attributes = configuration.strings(section + ".embed", "attrs")
    for name in attributes where FormAttribute(rawValue: name) == nil {
      throw package.unsupported("the \(component)'s encoder embeds the attribute \(name)")
    }
    let model = try package.thinc(component)
    let file = component + "/model"
    let tables = model.layers(named: "hashembed")
    let maxouts = model.layers(named: "maxout")
    let norms = model.layers(named: "layernorm")
    guard tables.count == attributes.count, maxouts.count == depth + 1, norms.count == depth + 1
    else { throw package.damaged(file, "its layers do not fit its configuration") }

    writer.write(width)
    writer.write(depth)
    writer.write(attributes.count)
    for (i, attribute) in attributes.enumerated() {
      guard let table = tables[i].parameter("E"), table.shape.count == 2, table.shape[0] > 0,
        table.shape[1] == width, let seed = tables[i].attribute("seed")?.integer, seed >= 0
      else { throw package.damaged(file, "a hashed embedding has the wrong shape") }
      writer.write(attribute)
      writer.write(seed)
      writer.write(array: table.values)
    }
    var inputs = attributes.count * width
    if let projection = model.layers(named: "static_vectors").first?.parameter("W") {
      guard projection.shape == [width, vectors.width] else {
        throw package.damaged(file, "the projection of the word vectors has the wrong shape")
      }
      inputs += width
      writer.write(1)
      writer.write(array: project(vectors, by: projection.values, width: width))
    } else {
      writer.write(0)
    }
    for i in 0...depth {
      try compileMaxout(
        maxouts[i], norms[i], i == 0 ? inputs : 3 * width, width, file, isFirstWindow: i == 1)
    }
  }

  /// The word vectors as the encoder sees them; done once here instead of once a word.
  private func project(
    _ vectors: (rows: Int, width: Int, values: [Float]), by weights: [Float], width: Int
  ) -> [Float] {
    let panels = WeightPanels.panels(of: weights, outputs: width, inputs: vectors.width)
    return panels.withUnsafeBufferPointer { panels in
      guard let start = panels.baseAddress else { return [] }
      let layer = LinearLayer(
        inputs: vectors.width, outputs: width,
        panels: ModelArray(start: start, count: panels.count), bias: nil)
      return [Float](unsafeUninitializedCapacity: vectors.rows * width) { result, filled in
        filled = vectors.rows * width
        vectors.values.withUnsafeBufferPointer { rows in
          guard let rows = rows.baseAddress, let result = result.baseAddress else { return }
          layer.apply(to: rows, count: vectors.rows, into: result)
        }
      }
    }
  }

  /// Rows of a maxout are reordered from (output, piece) to (piece, output), so that the maximum
  /// runs over whole vectors. Those of the first window are cut into the parts for the left, the
  /// middle and the right word, one behind the other: see ``WindowProducts``.
  private mutating func compileMaxout(
    _ layer: ThincModel.Layer, _ norm: ThincModel.Layer, _ inputs: Int, _ width: Int,
    _ file: String, isFirstWindow: Bool
  ) throws(LinguisticsError) {
    guard let weights = layer.parameter("W"), let bias = layer.parameter("b"),
      weights.shape.count == 3, weights.shape[0] == width, weights.shape[2] == inputs,
      bias.shape == [width, weights.shape[1]], let gain = norm.parameter("G"),
      let offset = norm.parameter("b"), gain.shape == [width], offset.shape == [width]
    else { throw package.damaged(file, "a maxout layer has the wrong shape") }
    let pieces = weights.shape[1]
    let rows = Self.pieceMajor(weights.values, width, pieces, inputs)
    let parts = isFirstWindow ? 3 : 1
    let size = inputs / parts
    var values: [Float] = []
    for part in 0..<parts {
      for row in 0..<pieces * width {
        let start = row * inputs + part * size
        values += rows[start..<start + size]
      }
    }
    writer.write(size)
    writer.write(pieces)
    writer.write(
      array: WeightPanels.panels(of: values, outputs: parts * pieces * width, inputs: size))
    writer.write(array: Self.pieceMajor(bias.values, width, pieces, 1))
    writer.write(array: gain.values)
    writer.write(array: offset.values)
  }

  /// (output, piece, input) to (piece, output, input).
  private static func pieceMajor(
    _ values: [Float], _ outputs: Int, _ pieces: Int, _ inputs: Int
  ) -> [Float] {
    var result: [Float] = []
    result.reserveCapacity(values.count)
    for piece in 0..<pieces {
      for output in 0..<outputs {
        let start = (output * pieces + piece) * inputs
        result += values[start..<start + inputs]
      }
    }
    return result
  }

  mutating func compileTagger() throws(LinguisticsError) {
    let labels = try package.json("tagger/cfg")["labels"]?.array?.compactMap(\.text) ?? []
    guard let layer = try package.thinc("tagger").layers(named: "softmax").first,
      let weights = layer.parameter("W"), let bias = layer.parameter("b"),
      weights.shape.count == 2, weights.shape[0] == labels.count, labels.count > 0,
      labels.count < 256, bias.shape == [labels.count]
    else { throw package.damaged("tagger/model", "its output does not fit its labels") }
    writer.write(labels) { $0.write($1) }
    writer.write(weights.shape[1])
    writer.write(
      array: WeightPanels.panels(
        of: weights.values, outputs: labels.count, inputs: weights.shape[1]))
    writer.write(array: WeightPanels.padded(bias.values))
  }

  mutating func compileTransitions(_ component: String) throws(LinguisticsError) {
    let file = component + "/model"
    let model = try package.thinc(component)
    let configuration = package.configuration
    guard
      configuration.value("components.\(component).model", "@architectures")?.text
        == "spacy.TransitionBasedParser.v2",
      configuration.value("components.\(component).model", "extra_state_tokens")?.boolean == false,
      configuration.value("components.\(component).model", "use_upper")?.boolean == true
    else { throw package.unsupported("the \(component) is not a transition model of version 2") }
    // Walked breadth first: the scores' layer comes before the one that narrows token vectors.
    let linears = model.layers(named: "linear")
    guard let lower = model.layers(named: "precomputable_affine").first, linears.count == 2,
      let scores = linears[0].parameter("W"), let scoreBias = linears[0].parameter("b"),
      let narrow = linears[1].parameter("W"), let narrowBias = linears[1].parameter("b"),
      let weights = lower.parameter("W"), let bias = lower.parameter("b"),
      let padding = lower.parameter("pad"), weights.shape.count == 4, narrow.shape.count == 2,
      scores.shape.count == 2
    else { throw package.damaged(file, "its layers are not those of a transition model") }
    let moves = try self.moves(component)
    let (features, hidden) = (weights.shape[0], weights.shape[1])
    let (pieces, inputs) = (weights.shape[2], weights.shape[3])
    guard features == (component == "parser" ? 8 : 3), pieces == 2, narrow.shape[0] == inputs,
      narrowBias.shape == [inputs], bias.shape == [hidden, pieces],
      padding.shape == [1, features, hidden, pieces], scores.shape == [moves.count, hidden],
      scoreBias.shape == [moves.count], hidden % 16 == 0
    else { throw package.damaged(file, "its layers have the wrong shapes") }
    writer.write(features)
    writer.write(hidden)
    writer.write(inputs)
    writer.write(narrow.shape[1])
    writer.write(
      array: WeightPanels.panels(of: narrow.values, outputs: inputs, inputs: narrow.shape[1]))
    writer.write(array: WeightPanels.padded(narrowBias.values))
    var lowerWeights: [Float] = []
    var lowerPadding: [Float] = []
    for feature in 0..<features {
      let size = hidden * pieces * inputs
      lowerWeights += Self.pieceMajor(
        Array(weights.values[feature * size..<(feature + 1) * size]), hidden, pieces, inputs)
      lowerPadding += Self.pieceMajor(
        Array(padding.values[feature * hidden * pieces..<(feature + 1) * hidden * pieces]),
        hidden, pieces, 1)
    }
    writer.write(
      array: WeightPanels.panels(
        of: lowerWeights, outputs: features * pieces * hidden, inputs: inputs))
    writer.write(array: lowerPadding)
    writer.write(array: Self.pieceMajor(bias.values, hidden, pieces, 1))
    writer.write(
      array: WeightPanels.panels(of: scores.values, outputs: moves.count, inputs: hidden))
    writer.write(array: WeightPanels.padded(scoreBias.values))
    writer.write(moves) {
      $0.write($1.kind)
      $0.write($1.label)
    }
  }

  /// The transitions in the order of the classes: within a kind by falling frequency, then by
  /// falling name, as `TransitionSystem.initialize_actions` orders them.
  private func moves(
    _ component: String
  ) throws(LinguisticsError) -> [(kind: Int, label: String)] {
    let file = component + "/moves"
    guard let text = try package.messagePack(file)["moves"]?.text,
      let table = JSONValue(parsing: text)?.members
    else { throw package.damaged(file, "no transitions") }
    var moves: [(kind: Int, label: String)] = []
    for (kind, labels) in table.sorted(by: { $0.key < $1.key }) {
      guard let kind = Int(kind), (0...5).contains(kind), let members = labels.members else {
        throw package.damaged(file, "a transition of unknown kind")
      }
      let sorted = members.sorted {
        let (a, b) = ($0.value.number ?? 0, $1.value.number ?? 0)
        return a != b
          ? a > b
          : Array($1.key.unicodeScalars).lexicographicallyPrecedes(
            Array($0.key.unicodeScalars))
      }
      for (label, frequency) in sorted {
        guard let frequency = frequency.number, frequency >= 0 else {
          throw package.unsupported("the \(component)'s labels were extended after training")
        }
        moves.append((kind, label))
      }
    }
    return moves
  }
}
