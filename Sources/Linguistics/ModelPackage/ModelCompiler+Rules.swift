/// The attribute ruler's patterns and the lemmatizer's tables.
extension ModelCompiler {
  mutating func compileAttributeRules() throws(LinguisticsError) {
    let file = "attribute_ruler/patterns"
    guard let rules = try package.messagePack(file).array else {
      throw package.damaged(file, "not a list")
    }
    writer.write(rules.count)
    for rule in rules {
      guard let attributes = rule["attrs"]?.pairs, let patterns = rule["patterns"]?.array,
        let index = rule["index"]?.integer, abs(index) < 1 << 16
      else { throw package.damaged(file, "a rule has no pattern or no attributes") }
      let known = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
      for (key, _) in attributes where !known.contains(key.text ?? "") {
        throw package.unsupported("the attribute ruler sets \(key.text ?? "an unknown attribute")")
      }
      for key in known { writer.write(rule["attrs"]?[key]?.text) }
      writer.write(index)
      writer.write(patterns.count)
      for pattern in patterns {
        guard let tokens = pattern.array, !tokens.isEmpty else {
          throw package.damaged(file, "an empty pattern")
        }
        guard index < tokens.count, -index <= tokens.count else {
          throw package.damaged(file, "a rule's index lies outside its pattern")
        }
        writer.write(tokens.count)
        for token in tokens { try compileConstraints(token, file) }
      }
    }
  }

  private mutating func compileConstraints(
    _ token: MessagePackValue, _ file: String
  ) throws(LinguisticsError) {
    guard let pairs = token.pairs else { throw package.damaged(file, "a token is not a table") }
    var constraints: [(key: String, kind: Int, values: [String])] = []
    for (key, value) in pairs {
      let key = key.text ?? ""
      guard ["TAG", "DEP", "LOWER", "IS_SPACE"].contains(key) else {
        throw package.unsupported("the attribute ruler asks for \(key)")
      }
      if key == "IS_SPACE", let flag = value.boolean {
        constraints.append((key, AttributeConstraint.Kind.equals.rawValue, [flag ? "1" : "0"]))
      } else if key != "IS_SPACE", let text = value.text {
        constraints.append((key, AttributeConstraint.Kind.equals.rawValue, [text]))
      } else if key != "IS_SPACE", let operators = value.pairs {
        for (name, operand) in operators {
          switch name.text {
          case "IN", "NOT_IN":
            guard let values = operand.array else {
              throw package.damaged(file, "a list of values is not a list")
            }
            let kind: AttributeConstraint.Kind = name.text == "IN" ? .isIn : .isNotIn
            constraints.append((key, kind.rawValue, values.compactMap(\.text)))
          case "REGEX":
            guard key == "LOWER", let pattern = operand.text else {
              throw package.unsupported("the attribute ruler matches \(key) by an expression")
            }
            do {
              _ = try RegularExpression(pattern)
            } catch {
              throw package.unsupported("the attribute ruler's expression: \(error.cause)")
            }
            constraints.append((key, AttributeConstraint.Kind.matches.rawValue, [pattern]))
          default:
            throw package.unsupported("the attribute ruler's operator \(name.text ?? "")")
          }
        }
      } else {
        throw package.damaged(file, "a constraint of unknown form")
      }
    }
    writer.write(constraints) {
      $0.write($1.key)
      $0.write($1.kind)
      $0.write($1.values) { $0.write($1) }
    }
  }

  mutating func compileLemmatizer() throws(LinguisticsError) {
    guard package.configuration.value("components.lemmatizer", "mode")?.text == "rule" else {
      throw package.unsupported("its lemmatizer is not rule-based")
    }
    let file = "lemmatizer/lookups/lookups.bin"
    let tables = try package.messagePack(file)
    let parts = PartOfSpeech.allCases.filter { $0 != .none }
    writer.write(parts.count)
    for part in parts {
      let key = hash(part.rawValue.lowercased())
      func entry(_ table: String) -> MessagePackValue? {
        tables[table]?.pairs?.first { $0.key.bits == key }?.value
      }
      writer.write(part.rawValue)
      let rules = (entry("lemma_rules")?.array ?? []).compactMap { pair -> (String, String)? in
        guard let pair = pair.array, pair.count == 2, let old = pair[0].text,
          let new = pair[1].text
        else { return nil }
        return (old, new)
      }
      writer.write(rules) {
        $0.write($1.0)
        $0.write($1.1)
      }
      var exceptions: [(key: UInt64, forms: [String])] = []
      for (word, forms) in entry("lemma_exc")?.pairs ?? [] {
        guard let word = word.text, let forms = forms.array else {
          throw package.damaged(file, "an exception is not a list of forms")
        }
        exceptions.append((StringHash.murmur(word), forms.compactMap(\.text)))
      }
      exceptions.sort { $0.key < $1.key }
      var starts: [UInt32] = [0]
      var text: [UInt8] = []
      for exception in exceptions {
        text += Array(exception.forms.joined(separator: "\0").utf8)
        starts.append(UInt32(text.count))
      }
      writer.write(array: exceptions.map(\.key))
      writer.write(array: starts)
      writer.write(array: text)
      let index = (entry("lemma_index")?.array ?? []).compactMap(\.text).map(StringHash.murmur)
      writer.write(array: index.sorted())
    }
  }
}
