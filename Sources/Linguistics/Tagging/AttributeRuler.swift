/// Sets parts of speech, morphology and irregular lemmas from tags, words and dependencies.
///
/// Rules are split into what a word form decides, remembered per form, and what tag and dependency
/// decide, a bit set each, so that a token tries only the few rules that can hold.
struct AttributeRuler: Sendable {
  /// Strings that rules compare or set, numbered: tags and dependencies of the model first.
  struct Symbols: Sendable {
    private(set) var names: [String] = [""]
    private var numbers: [String: UInt16] = ["": 0]

    mutating func number(_ name: String) -> UInt16 {
      if let known = numbers[name] { return known }
      let number = UInt16(names.count)
      names.append(name)
      numbers[name] = number
      return number
    }
  }

  /// One token of a pattern. A nil set admits everything.
  private struct TokenTest: Sendable {
    var tags: [Bool]?
    var dependencies: [Bool]?
    var lowers: [AttributeConstraint] = []
    var isSpace: Bool?
    var expressions: [RegularExpression] = []

    func acceptsForm(_ lower: String, _ isSpace: Bool) -> Bool {
      if let wanted = self.isSpace, wanted != isSpace { return false }
      for constraint in lowers where !constraint.accepts(lower) { return false }
      for expression in expressions {
        let chunk = Chunk(lower)
        guard chunk.withText({ expression.firstMatch(in: $0) }) != nil else { return false }
      }
      return true
    }

    var asksForForm: Bool { isSpace != nil || !lowers.isEmpty || !expressions.isEmpty }

    @inline(__always)
    func acceptsContext(_ tag: UInt16, _ dependency: UInt16) -> Bool {
      (tags?[Int(tag)] ?? true) && (dependencies?[Int(dependency)] ?? true)
    }
  }

  private struct Pattern: Sendable {
    var rule: Int
    var target: Int
    var tests: [TokenTest]
  }

  /// What a rule sets; -1 and nil leave the token as it is.
  fileprivate struct Effect: Sendable {
    var tag: Int32 = -1
    var partOfSpeech: PartOfSpeech?
    var morphology: Int32 = -1
    var lemma: String?
    var dependency: Int32 = -1
  }

  private var patterns: [Pattern] = []
  private var effects: [Effect] = []
  /// What is asked of a pattern for every token, without its tests.
  private struct Head: Sendable {
    var rule: Int32
    var target: Int32
    /// Whether its first token is its only one.
    var isWhole: Bool
  }

  private var heads: [Head] = []
  /// Patterns whose first token asks for no form, by its tag and dependency: those of a pair lie in
  /// `contexts` from `contextStarts[tag * symbols + dependency]` on.
  private var contexts: [UInt16] = []
  private var contextStarts: [Int32] = []
  /// Form patterns by their one word; those with other conditions are tried on every new form.
  private var byLower: [UInt64: [UInt16]] = [:]
  private var otherFormPatterns: [UInt16] = []
  let symbols: Symbols
  let morphologies: [Morphology]

  init(
    rules: [AttributeRule], symbols: Symbols
  ) throws(ModelImageReader.Failure) {
    var symbols = symbols
    var morphologies = [Morphology("")]
    var morphologyNumbers: [String: Int32] = ["": 0]
    for rule in rules {
      for pattern in rule.patterns {
        for token in pattern {
          for constraint in token where constraint.key == "TAG" || constraint.key == "DEP" {
            for value in constraint.values { _ = symbols.number(value) }
          }
        }
      }
      if let tag = rule.tag { _ = symbols.number(tag) }
      if let dependency = rule.dependency { _ = symbols.number(dependency) }
    }
    for (number, rule) in rules.enumerated() {
      var effect = Effect()
      if let tag = rule.tag { effect.tag = Int32(symbols.number(tag)) }
      if let dependency = rule.dependency { effect.dependency = Int32(symbols.number(dependency)) }
      if let part = rule.partOfSpeech {
        effect.partOfSpeech = PartOfSpeech(rawValue: part) ?? .other
      }
      effect.lemma = rule.lemma
      if let text = rule.morphology {
        if let known = morphologyNumbers[text] {
          effect.morphology = known
        } else {
          effect.morphology = Int32(morphologies.count)
          morphologyNumbers[text] = effect.morphology
          morphologies.append(Morphology(text))
        }
      }
      effects.append(effect)
      for pattern in rule.patterns {
        var tests: [TokenTest] = []
        for token in pattern { tests.append(try Self.test(token, symbols)) }
        patterns.append(
          Pattern(
            rule: number, target: rule.index < 0 ? pattern.count + rule.index : rule.index,
            tests: tests))
      }
    }
    self.symbols = symbols
    self.morphologies = morphologies
    heads = patterns.map { pattern in
      Head(
        rule: Int32(pattern.rule), target: Int32(pattern.target),
        isWhole: pattern.tests.count == 1)
    }
    var free: [UInt16] = []
    for (i, pattern) in patterns.enumerated() {
      let first = pattern.tests[0]
      if first.asksForForm {
        let words = first.lowers.first { $0.kind == .equals || $0.kind == .isIn }
        if let words {
          for word in Set(words.values) {
            byLower[LinguisticsResources.stringHash(word), default: []].append(UInt16(i))
          }
        } else {
          otherFormPatterns.append(UInt16(i))
        }
      } else {
        free.append(UInt16(i))
      }
    }
    for tag in symbols.names.indices {
      let ofTag = free.filter { patterns[Int($0)].tests[0].tags?[tag] ?? true }
      for dependency in symbols.names.indices {
        contextStarts.append(Int32(contexts.count))
        contexts += ofTag.filter {
          patterns[Int($0)].tests[0].dependencies?[dependency] ?? true
        }
      }
    }
    contextStarts.append(Int32(contexts.count))
  }

  private static func test(
    _ constraints: [AttributeConstraint], _ symbols: Symbols
  ) throws(ModelImageReader.Failure) -> TokenTest {
    var test = TokenTest()
    for constraint in constraints {
      let accepted = symbols.names.map { constraint.accepts($0) }
      switch (constraint.key, constraint.kind) {
      case ("TAG", _): test.tags = test.tags.map { zip($0, accepted).map { $0 && $1 } } ?? accepted
      case ("DEP", _):
        test.dependencies = test.dependencies.map { zip($0, accepted).map { $0 && $1 } } ?? accepted
      case ("IS_SPACE", _): test.isSpace = constraint.values.first == "1"
      case (_, .matches):
        do {
          for value in constraint.values { test.expressions.append(try RegularExpression(value)) }
        } catch {
          throw ModelImageReader.Failure(cause: error.cause)
        }
      default: test.lowers.append(constraint)
      }
    }
    return test
  }

  /// Patterns that a form can begin, as far as the form decides; ascending.
  func rules(forLower lower: String, id: UInt64, isSpace: Bool) -> [UInt16] {
    var accepted = (byLower[id] ?? []).filter {
      patterns[Int($0)].tests[0].acceptsForm(lower, isSpace)
    }
    for i in otherFormPatterns where patterns[Int(i)].tests[0].acceptsForm(lower, isSpace) {
      accepted.append(i)
    }
    return accepted.sorted()
  }
}

/// What the lemmatizer reads of a token's morphology.
struct Morphology: Sendable {
  let isSingular: Bool
  let hasNumber: Bool
  let isInfinitive: Bool
  let isFinite: Bool
  let isVerbFormNone: Bool
  let isPresent: Bool
  let isPositive: Bool

  /// - Parameter features: as in "Number=Sing|Person=3"; "_" is none.
  init(_ features: String) {
    let set = Set(features.split(separator: "|").map(String.init))
    isSingular = set.contains("Number=Sing")
    hasNumber = set.contains { $0.hasPrefix("Number=") }
    isInfinitive = set.contains("VerbForm=Inf")
    isFinite = set.contains("VerbForm=Fin")
    isVerbFormNone = set.contains("VerbForm=None")
    isPresent = set.contains("Tense=Pres")
    isPositive = set.contains("Degree=Pos")
  }
}

/// Tags, parts of speech, dependencies and lemmas of one document while rules change them.
struct TokenAttributes {
  var tags: ContiguousArray<UInt16>
  var dependencies: ContiguousArray<UInt16>
  var parts: ContiguousArray<PartOfSpeech>
  var morphologies: ContiguousArray<Int32>
  var lemmas: ContiguousArray<String?>
}

extension AttributeRuler {
  /// Applies all rules. Matches are found on the tokens as they came in; where several change one
  /// token, the rule with the higher number comes last.
  /// - Parameter parts: ranges of tokens that no match goes beyond, covering all of them.
  func apply(
    to attributes: inout TokenAttributes, forms: ContiguousArray<Int32>, parts: [Range<Int>],
    lexicon: Lexicon
  ) {
    var hits: [(rule: Int32, token: Int32)] = []
    hits.reserveCapacity(forms.count + forms.count / 2)
    for part in parts { match(part, attributes, forms, lexicon, &hits) }
    apply(hits, to: &attributes)
  }

  private func match(
    _ part: Range<Int>, _ attributes: TokenAttributes, _ forms: ContiguousArray<Int32>,
    _ lexicon: Lexicon, _ hits: inout [(rule: Int32, token: Int32)]
  ) {
    for i in part {
      let tag = attributes.tags[i]
      let dependency = attributes.dependencies[i]
      let context = Int(tag) * symbols.names.count + Int(dependency)
      for k in contextStarts[context]..<contextStarts[context + 1] {
        let p = Int(contexts[Int(k)])
        let head = heads[p]
        if head.isWhole {
          hits.append((head.rule, Int32(i) + head.target))
        } else {
          tryPattern(p, i, part.upperBound, tag, dependency, attributes, forms, lexicon, &hits)
        }
      }
      guard lexicon.traits[Int(forms[i])].hasRules else { continue }
      for p in lexicon.forms[Int(forms[i])].rules {
        tryPattern(Int(p), i, part.upperBound, tag, dependency, attributes, forms, lexicon, &hits)
      }
    }
  }

  private func apply(
    _ hits: [(rule: Int32, token: Int32)], to attributes: inout TokenAttributes
  ) {
    var starts = [Int](repeating: 0, count: effects.count + 1)
    for hit in hits { starts[Int(hit.rule) + 1] += 1 }
    for i in effects.indices { starts[i + 1] += starts[i] }
    var ordered = [Int32](repeating: 0, count: hits.count)
    var next = starts
    for hit in hits {
      ordered[next[Int(hit.rule)]] = hit.token
      next[Int(hit.rule)] += 1
    }
    for rule in effects.indices where starts[rule] < starts[rule + 1] {
      let effect = effects[rule]
      for k in starts[rule]..<starts[rule + 1] { effect.apply(to: &attributes, Int(ordered[k])) }
    }
  }

  @inline(__always)
  private func tryPattern(
    _ p: Int, _ i: Int, _ end: Int, _ tag: UInt16, _ dependency: UInt16,
    _ attributes: TokenAttributes,
    _ forms: ContiguousArray<Int32>, _ lexicon: Lexicon,
    _ hits: inout [(rule: Int32, token: Int32)]
  ) {
    let pattern = patterns[p]
    guard pattern.tests[0].acceptsContext(tag, dependency) else { return }
    if pattern.tests.count > 1 {
      guard i + pattern.tests.count <= end else { return }
      for k in 1..<pattern.tests.count {
        let form = Int(forms[i + k])
        guard
          pattern.tests[k].acceptsContext(attributes.tags[i + k], attributes.dependencies[i + k]),
          pattern.tests[k].acceptsForm(lexicon.forms[form].lower, lexicon.traits[form].isSpace)
        else { return }
      }
    }
    hits.append((Int32(pattern.rule), Int32(i + pattern.target)))
  }
}

extension AttributeRuler.Effect {
  fileprivate func apply(to attributes: inout TokenAttributes, _ i: Int) {
    if tag >= 0 { attributes.tags[i] = UInt16(tag) }
    if let partOfSpeech { attributes.parts[i] = partOfSpeech }
    if morphology >= 0 { attributes.morphologies[i] = morphology }
    if let lemma { attributes.lemmas[i] = lemma }
    if dependency >= 0 { attributes.dependencies[i] = UInt16(dependency) }
  }
}
