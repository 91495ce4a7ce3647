/// One condition on a token in a rule of the attribute ruler.
struct AttributeConstraint: Sendable {
  enum Kind: Int, Sendable {
    case equals, isIn, isNotIn, matches
  }

  let key: String
  let kind: Kind
  let values: [String]

  init(_ reader: inout ModelImageReader) throws(ModelImageReader.Failure) {
    key = try reader.string()
    guard let kind = Kind(rawValue: try reader.integer()) else { throw ModelImageReader.Failure() }
    self.kind = kind
    values = try reader.list { reader throws(ModelImageReader.Failure) in try reader.string() }
  }

  func accepts(_ value: String) -> Bool {
    switch kind {
    case .equals, .isIn: return values.contains(value)
    case .isNotIn: return !values.contains(value)
    case .matches: return false
    }
  }
}

/// A rule of spaCy's `AttributeRuler`: token patterns, and what they set on one token.
struct AttributeRule: Sendable {
  let tag: String?
  let partOfSpeech: String?
  let morphology: String?
  let lemma: String?
  let dependency: String?
  /// The token that is changed, counted from the match's end when negative.
  let index: Int
  let patterns: [[[AttributeConstraint]]]

  init(_ reader: inout ModelImageReader) throws(ModelImageReader.Failure) {
    tag = try reader.optionalString()
    partOfSpeech = try reader.optionalString()
    morphology = try reader.optionalString()
    lemma = try reader.optionalString()
    dependency = try reader.optionalString()
    index = try reader.integer()
    let patterns = try reader.list { reader throws(ModelImageReader.Failure) in
      try reader.list { reader throws(ModelImageReader.Failure) in
        try reader.list { reader throws(ModelImageReader.Failure) in
          try AttributeConstraint(&reader)
        }
      }
    }
    for pattern in patterns {
      guard !pattern.isEmpty, index < pattern.count, index >= -pattern.count else {
        throw ModelImageReader.Failure()
      }
    }
    self.patterns = patterns
  }
}
