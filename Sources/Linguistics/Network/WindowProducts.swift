/// Products of the first window layer's weights with the input vectors of word forms.
///
/// The layer multiplies the vectors of three words, one behind the other; the product is the sum of
/// three, and each depends on one form alone. So a form's products with the left, the middle and the
/// right part of the weights are made once, and the layer only adds them up. What is kept changes
/// how fast it is and never what it says.
final class WindowProducts {
  private let encoder: EncoderWeights
  private let layer: LinearLayer
  private let table = ScratchBuffer<Float>()
  private let inputs = ScratchBuffer<Float>()
  /// Entry of each vector, by ``key(_:isSpaced:)``; -1 where there is none.
  private var entryOfKey: [Int32] = []
  private var keys: [Int32] = []
  /// How often each entry was asked for, lately more than long ago.
  private var uses: [UInt32] = []

  /// Entries kept between tiles: 10 MB at 3,456 bytes each.
  static let limit = 3072

  init(_ encoder: EncoderWeights) {
    self.encoder = encoder
    layer = LinearLayer(
      inputs: encoder.width,
      outputs: 3 * encoder.firstWindow.pieces * encoder.width,
      panels: encoder.firstWindow.panels, bias: nil)
    clear()
  }

  /// Entries, the first of which is zero and stands for the rows between texts.
  var start: UnsafePointer<Float> { UnsafePointer(table.start) }

  func clear() {
    entryOfKey.removeAll(keepingCapacity: true)
    keys = [-1]
    uses = [.max]
    table.reserve(layer.outputs).update(repeating: 0, count: layer.outputs)
  }

  /// The number of a form's vector: forms by ``Lexicon/vectorIndex``.
  @inline(__always)
  static func key(_ index: Int32, isSpaced: Bool) -> Int32 { index * 2 + (isSpaced ? 1 : 0) }

  /// The entry of a vector; a new one stays empty until ``fill(_:)``.
  @inline(__always)
  func entry(of key: Int32) -> Int32 {
    if Int(key) < entryOfKey.count, entryOfKey[Int(key)] >= 0 {
      let entry = entryOfKey[Int(key)]
      uses[Int(entry)] &+= 1
      return entry
    }
    return add(key)
  }

  private func add(_ key: Int32) -> Int32 {
    if Int(key) >= entryOfKey.count {
      let missing = max(Int(key) + 1, 2 * entryOfKey.count) - entryOfKey.count
      entryOfKey.append(contentsOf: repeatElement(-1, count: missing))
    }
    let entry = Int32(keys.count)
    entryOfKey[Int(key)] = entry
    keys.append(key)
    uses.append(1)
    return entry
  }

  /// Computes the entries from `first` on.
  /// - Parameter vector: the vector of a key.
  func fill(from first: Int, _ vector: (Int32) -> UnsafePointer<Float>) {
    guard first < keys.count else { return }
    table.grow(keys.count * layer.outputs, keeping: first * layer.outputs)
    let x = inputs.reserve((keys.count - first) * layer.inputs)
    for (i, key) in keys[first...].enumerated() {
      (x + i * layer.inputs).update(from: vector(key), count: layer.inputs)
    }
    layer.apply(
      to: x, count: keys.count - first, into: table.start + first * layer.outputs)
  }

  var count: Int { keys.count }

  /// Forgets what a tile brought beyond the ``limit``, but for what it used more often than entries
  /// that were hardly used lately: it takes their places.
  func trim() {
    guard keys.count > Self.limit else { return }
    var weak = 1
    for strong in Self.limit..<keys.count where uses[strong] > Self.seldom {
      while weak < Self.limit, uses[weak] > Self.seldom { weak += 1 }
      if weak == Self.limit { break }
      swapEntries(weak, strong)
    }
    for key in keys[Self.limit...] { entryOfKey[Int(key)] = -1 }
    keys.removeSubrange(Self.limit...)
    uses.removeSubrange(Self.limit...)
    for entry in 1..<uses.count { uses[entry] /= 2 }
  }

  private static let seldom: UInt32 = 2

  /// The one's place for the other, which is about to be forgotten.
  private func swapEntries(_ weak: Int, _ strong: Int) {
    (table.start + weak * layer.outputs).update(
      from: table.start + strong * layer.outputs, count: layer.outputs)
    entryOfKey[Int(keys[strong])] = Int32(weak)
    keys.swapAt(weak, strong)
    uses.swapAt(weak, strong)
  }
}
