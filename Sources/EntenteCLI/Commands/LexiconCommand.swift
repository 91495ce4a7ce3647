import Entente

extension Command {
  static let lexicon = Command(
    name: "lexicon", summary: "check a lexicon of your own, show the one that Entente ships",
    discussion: [
      "A lexicon says which words join two actors: a predicate a line, with its family, label and "
        + "the places of its arguments, separated by tabs. --lexicon of 'build' and 'extract' adds "
        + "a file of your own; what it says comes before what Entente ships, and ~ as family takes "
        + "a predicate out.",
      "check reports every line that says nothing or twice the same; the exit code then is 2. "
        + "Without FILE it checks what Entente ships.",
      "show prints the lines about a word, ready to be copied and changed.",
    ],
    actions: [
      Action("check", syntax: "[FILE…]", help: "report what is wrong with lexicons"),
      Action("show", syntax: "WORD…", help: "print the senses of words, as lexicons write them"),
    ],
    arguments: [Argument("FILE|WORD", .any, help: "lexicons to check, '-' for standard input")],
    examples: [
      Example("entente lexicon check mine.tsv", "is every line understood?"),
      Example("entente lexicon show warn", "what Entente knows of a word"),
    ]
  ) { call in
    let words = Array(call.arguments.dropFirst())
    switch call.arguments[0] {
    case "check": return try check(words, call)
    case "show" where !words.isEmpty: return try show(words, call)
    default: throw call.usageError("say 'check [FILE…]' or 'show WORD…'")
    }
  }

  private static func check(_ paths: [String], _ call: Invocation) throws -> ExitCode {
    let files = paths.isEmpty ? LexiconFile.embedded : try paths.map(LexiconFile.init(path:))
    var isSound = true
    for file in files {
      let (senses, faults) = file.checked()
      for fault in faults { call.messages.fail("\(file.name): \(fault)") }
      isSound = isSound && faults.isEmpty
      let sum =
        faults.isEmpty
        ? "nothing wrong" : "\(faults.count) line\(faults.count == 1 ? "" : "s") wrong"
      try call.output.print(
        StyledLine("\(file.name): \(senses) sense\(senses == 1 ? "" : "s"), \(sum)"))
    }
    return isSound ? .success : .failure
  }

  private static func show(_ words: [String], _ call: Invocation) throws -> ExitCode {
    var found = 0
    for word in words {
      for file in LexiconFile.embedded {
        for line in file.lines(about: word) {
          found += 1
          // As it stands, with its tabs: it is ours, and made to be copied.
          try call.output.write(line + "\n")
        }
      }
    }
    if found == 0 { call.messages.note("no sense of \(words.joined(separator: ", "))") }
    return found == 0 ? .nothingFound : .success
  }
}

extension Flag {
  static let lexicon = Flag(
    "lexicon", value: .file("FILE"),
    help: "add predicates of your own; 'entente lexicon check FILE' tells whether it is well formed"
  )
}

extension LexiconFile {
  /// - Throws: when the file cannot be read, or is no text in UTF-8.
  init(path: String) throws {
    var source = try ArticleInput.bytes(of: path == "-" ? nil : path)
    var bytes: [UInt8] = []
    while case let piece = try source.nextBytes(), !piece.isEmpty { bytes += piece }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure(path, "a lexicon is text in UTF-8, and this is not")
    }
    self.init(name: path == "-" ? "standard input" : path, text: text)
  }
}

extension Invocation {
  /// The extractor with the predicates of `--lexicon`.
  func relationExtractor() throws -> RelationExtractor {
    guard let path = text(.lexicon) else { return RelationExtractor() }
    let file = try LexiconFile(path: path)
    return RelationExtractor(lexicon: try RelationLexicon(adding: file.text, path: file.name))
  }
}
