/// One correction a person makes to a graph; a line of a curation file.
public struct CurationRule: Sendable, Hashable {
  /// What the rule does. Names are matched by ``EntityName``.
  public enum Action: Sendable, Hashable {
    /// The first entity is the second: one node, with the second's name.
    case merge(String, into: String)
    /// The mentions of an entity in one document, and what they back, belong to another.
    case splitDocument(String, document: String, to: String)
    /// The mentions of an entity with this text, and what they back, belong to another.
    case splitMentions(String, text: String, to: String)
    case rename(String, to: String)
    case kind(String, EntityKind)
    /// The entity is none: it goes, and its edges with it.
    case reject(String)
    /// The edge with this id is wrong.
    case rejectEdge(String)
  }

  public var action: Action
  /// Line of the file, from 1; 0 for a rule that is in no file.
  public var line: Int

  public init(_ action: Action, line: Int = 0) {
    self.action = action
    self.line = line
  }

  /// Names of entities that the rule refers to.
  public var names: [String] {
    switch action {
    case .merge(let a, let b), .splitDocument(let a, _, let b), .splitMentions(let a, _, let b):
      [a, b]
    case .rename(let name, _), .kind(let name, _), .reject(let name): [name]
    case .rejectEdge: []
    }
  }
}

extension CurationRule: CustomStringConvertible {
  /// The rule as a curation file has it; reading it gives the same rule.
  public var description: String {
    func quoted(_ name: String) -> String { CurationSyntax.written(name) }
    switch action {
    case .merge(let a, let b): return "merge \(quoted(a)) -> \(quoted(b))"
    case .splitDocument(let a, let document, let b):
      return "split \(quoted(a)) in \(quoted(document)) -> \(quoted(b))"
    case .splitMentions(let a, let text, let b):
      return "split \(quoted(a)) as \(quoted(text)) -> \(quoted(b))"
    case .rename(let a, let b): return "rename \(quoted(a)) -> \(quoted(b))"
    case .kind(let name, let kind): return "kind \(quoted(name)) -> \(kind.rawValue)"
    case .reject(let name): return "reject \(quoted(name))"
    case .rejectEdge(let id): return "reject edge \(quoted(id))"
    }
  }
}

/// A curation file: rules in the order in which they are applied.
///
///     # One rule a line. Names with -> or # in them stand in "quotes".
///     merge  Joseph R. Biden -> Joe Biden
///     split  George Bush in reuters-19920301 -> George H. W. Bush
///     split  Georgia as "Georgia Meloni" -> Giorgia Meloni
///     rename Peking -> Beijing
///     kind   Hezbollah -> organization
///     reject Breaking News
///     reject edge 3k9xq0v1m2abc
///
/// A name is an entity's id, its name, or an alias; `person:Georgia` asks for the kind as well.
public struct Curation: Sendable, Hashable {
  public var rules: [CurationRule]

  public init(rules: [CurationRule] = []) {
    self.rules = rules
  }

  /// Reads a curation file.
  /// - Throws: ``GraphModelError/invalidRule(line:_:)`` for the first line that is no rule.
  public init(_ text: String) throws(GraphModelError) {
    rules = []
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() {
      if let rule = try CurationSyntax.rule(String(line), line: index + 1) { rules.append(rule) }
    }
  }
}
