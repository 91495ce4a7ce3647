/// A thinc model file: its layers in the order thinc walks them, each with attributes and arrays.
struct ThincModel {
  struct Layer {
    var name: String
    var attributes: MessagePackValue
    var parameters: [(name: String, shape: [Int], values: [Float])]

    func parameter(_ name: String) -> (shape: [Int], values: [Float])? {
      parameters.first { $0.name == name }.map { ($0.shape, $0.values) }
    }

    /// An attribute, which thinc stores as MessagePack within MessagePack.
    func attribute(_ name: String) -> MessagePackValue? {
      guard case .binary(let bytes)? = attributes[name] else { return nil }
      return try? MessagePackReader.read(Array(bytes))
    }
  }

  var layers: [Layer] = []

  init?(_ value: MessagePackValue) {
    guard let nodes = value["nodes"]?.array, let attributes = value["attrs"]?.array,
      let parameters = value["params"]?.array, nodes.count == attributes.count,
      nodes.count == parameters.count
    else { return nil }
    for i in nodes.indices {
      guard let name = nodes[i]["name"]?.text, let arrays = parameters[i].pairs else { return nil }
      var layer = Layer(name: name, attributes: attributes[i], parameters: [])
      for (key, array) in arrays {
        guard let key = key.text else { return nil }
        if case .null = array { continue }
        guard let floats = array.floats else { return nil }
        layer.parameters.append((key, floats.shape, floats.values))
      }
      layers.append(layer)
    }
  }

  func layers(named name: String) -> [Layer] { layers.filter { $0.name == name } }
}
