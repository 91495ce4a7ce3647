/// Every subcommand, in the order help lists them: a new one is a file in `Commands/` and a line here.
enum CommandTable {
  static let all: [Command] = [
    .build,
    .extract,
    .merge,
    .render,
    .export,
    .entities,
    .edges,
    .explain,
    .path,
    .search,
    .timeline,
    .stats,
    .diff,
    .curate,
    .knowledge,
    .model,
    .candidates,
    .casing,
    .lexicon,
    .help,
    .version,
    .man,
    .completions,
  ]

  static func command(named name: String) -> Command? {
    all.first { $0.name == name }
  }
}
