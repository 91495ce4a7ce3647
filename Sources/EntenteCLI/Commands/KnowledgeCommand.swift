import Entente

extension Command {
  static let knowledge = Command(
    name: "kb", summary: "show, extend and import what is known of people, states and bodies",
    discussion: [
      "A table of your own has a row an entity: id, kind (person, state, organization), category "
        + "and name, then names, state, gender, prior, since, until and facts, with tabs between; "
        + "or a JSON object a line with these members. Sources/EntityLinking/Resources/README.md "
        + "describes them. A row whose id Entente has replaces what it knows; its names go on "
        + "finding it.",
      "add checks a table and keeps it for all later runs; --kb of 'build' and 'extract' takes a "
        + "table or an index for one.",
      "import reads a Wikidata dump in JSON (a file, gzip too, or '-'), keeps the people, states "
        + "and organizations with an English name and who held which post when, and writes an index "
        + "that is used where it lies, without being loaded. Malformed lines are counted and passed "
        + "over.",
    ],
    actions: [
      Action("stats", help: "how much is known, and from which files"),
      Action("lookup", syntax: "NAME…", help: "whom a name may mean; - reads a name a line"),
      Action("add", syntax: "FILE", help: "keep a table of your own for all runs"),
      Action("import", syntax: "DUMP", help: "make an index (-o) of a Wikidata dump"),
    ],
    arguments: [Argument("NAME|FILE|DUMP", .any, help: "what to look up, add or import")],
    flags: [.output, .kb, .json],
    examples: [
      Example("entente kb lookup Moscow", "what the name may stand for"),
      Example("entente kb add ministers.tsv", "know more people from now on"),
      Example("entente kb import latest-all.json.gz -o wikidata.kb", "an index of Wikidata"),
      Example("entente kb lookup 'Angela Merkel' --kb wikidata.kb", "asked with it"),
    ]
  ) { call in
    let words = Array(call.arguments.dropFirst())
    switch call.arguments[0] {
    case "stats" where words.isEmpty: return try stats(call)
    case "lookup" where words == ["-"]: return try lookupLines(call)
    case "lookup" where !words.isEmpty:
      return try lookup(words.joined(separator: " "), call.knowledge(), call)
    case "add" where words.count == 1:
      let added = try KnowledgeLibrary.add(words[0])
      call.messages.note(
        StyledLine("\(added.rows) rows, kept as \(added.path); delete that file to forget them"))
      return .success
    case "import" where words.count == 1: return try importDump(words[0], call)
    default:
      throw call.usageError("say 'stats', 'lookup NAME', 'add FILE' or 'import DUMP -o FILE'")
    }
  }

  private static func stats(_ call: Invocation) throws -> ExitCode {
    let knowledge = try call.knowledge()
    let counts = EntityKind.allCases.map { ($0, knowledge.count(of: $0)) }
    let files = KnowledgeLibrary.installed() + call.texts(.kb)
    if call.isSet(.json) {
      var json = JSONBytes()
      json.raw("{\"records\":\(knowledge.count)")
      for (kind, count) in counts { json.raw(",\"\(kind.rawValue)\":\(count)") }
      json.raw(",\"names\":\(knowledge.nameCount),\"terms\":\(knowledge.termCount),\"files\":[")
      for (index, file) in files.enumerated() {
        if index > 0 { json.raw(",") }
        json.string(file)
      }
      json.raw("],\"indexed\":\(knowledge.indexes.reduce(0) { $0 + $1.count })}\n")
      try call.output.write(json.bytes)
      return .success
    }
    var table = TableLayout([("what", .left), ("how many", .right)])
    for (kind, count) in counts {
      table.add([StyledLine("\(kind.rawValue)s"), StyledLine("\(count)")])
    }
    table.add(["names", StyledLine("\(knowledge.nameCount)")])
    table.add(["terms of office", StyledLine("\(knowledge.termCount)")])
    try call.output.print(table)
    for file in files { try call.output.print(StyledLine("from \(file)")) }
    for index in knowledge.indexes {
      try call.output.print(
        StyledLine("\(index.path): \(index.count) records, \(index.nameCount) names"))
    }
    return .success
  }

  /// Looks up a name a line of standard input.
  private static func lookupLines(_ call: Invocation) throws -> ExitCode {
    let knowledge = try call.knowledge()
    var lines = LineReader(FileSource.standardInput, limit: 1 << 16)
    var code = ExitCode.success
    while let line = try lines.next() {
      guard case .bytes(let bytes) = line else { continue }
      let name = String(decoding: bytes, as: UTF8.self)
      if try lookup(name, knowledge, call) != .success { code = .nothingFound }
    }
    return code
  }

  private static func lookup(
    _ name: String, _ knowledge: KnowledgeBase, _ call: Invocation
  ) throws -> ExitCode {
    var found = knowledge.lookup(name, ignoringCase: true)
    if let record = knowledge.record(name) { found = [KnowledgeMatch(record: record, form: .name)] }
    for match in knowledge.lookup(surname: name)
    where !found.contains(where: { $0.record.id == match.record.id }) {
      found.append(match)
    }
    guard !found.isEmpty else {
      call.messages.note(StyledLine("nothing is known under the name '\(name)'"))
      return .nothingFound
    }
    if call.isSet(.json) {
      for match in found { try call.output.write(match.json) }
      return .success
    }
    var table = TableLayout([
      ("id", .left), ("kind", .left), ("name", .left), ("as", .left), ("what", .left),
      ("state", .left), ("prior", .right),
    ])
    for match in found {
      let record = match.record
      table.add([
        StyledLine(record.id), StyledLine(record.kind.rawValue),
        StyledLine(record.name, record.kind.style), StyledLine(match.form.label),
        StyledLine(record.category),
        StyledLine(record.stateID.map { knowledge.record($0)?.name ?? $0 } ?? ""),
        StyledLine("\(Int((record.prior * 100).rounded()))%"),
      ])
    }
    try call.output.print(table)
    return .success
  }

  private static func importDump(_ dump: String, _ call: Invocation) throws -> ExitCode {
    guard let path = call.text(.output), path != "-" else {
      throw call.usageError("name the index to write with -o FILE")
    }
    var lines = LineReader(try ArticleInput.bytes(of: dump == "-" ? nil : dump))
    var importer = try WikidataImporter(writing: path)
    let progress = ProgressLine("importing", unit: "entities", total: nil, messages: call.messages)
    do {
      while let line = try lines.next() {
        switch line {
        case .bytes(let bytes): importer.add(bytes)
        case .tooLong: importer.addTooLong()
        }
        progress.advance(by: 1)
      }
    } catch {
      importer.discard()
      throw error
    }
    progress.finish()
    let summary = try importer.finish()
    if summary.malformed > 0 {
      call.messages.warn(
        "\(dump): \(summary.malformed) malformed lines passed over, the first is line "
          + "\(summary.firstMalformed)")
    }
    call.messages.note(
      StyledLine(
        "\(path): \(summary.people) people, \(summary.states) states, \(summary.organizations) "
          + "organizations of \(summary.entities) entities"))
    return .success
  }
}

extension KnowledgeMatch {
  /// One object of JSON Lines, with its line end.
  fileprivate var json: [UInt8] {
    var json = JSONBytes()
    json.raw("{\"id\":")
    json.string(record.id)
    json.member("kind", record.kind.rawValue)
    json.member("name", record.name)
    json.member("form", form.label)
    json.member("category", record.category)
    json.member("state", record.stateID)
    json.raw(",\"prior\":")
    json.fraction(record.prior)
    json.raw(",\"names\":[")
    for (index, name) in record.names.enumerated() {
      if index > 0 { json.raw(",") }
      json.string(name.text)
    }
    json.raw("],\"facts\":{")
    for (index, fact) in record.facts.sorted(by: { $0.key < $1.key }).enumerated() {
      if index > 0 { json.raw(",") }
      json.string(fact.key)
      json.raw(":")
      json.string(fact.value)
    }
    json.raw("}}\n")
    return json.bytes
  }
}

extension Flag {
  static let kb = Flag(
    "kb", value: .file("FILE"), repeats: true,
    help: "know the entities of this table (TSV, JSON Lines) or index too; may be repeated")
}

extension Invocation {
  /// Our tables with those the user added, and with `--kb`.
  func knowledge() throws -> KnowledgeBase {
    try KnowledgeBase.loading(KnowledgeLibrary.installed() + texts(.kb))
  }
}
