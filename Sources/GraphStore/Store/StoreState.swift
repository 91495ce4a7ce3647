internal import GraphModel

/// The connection of a store with what it remembers; one thread at a time.
final class StoreState {
  let database: Database
  private let onWait: @Sendable () -> Void
  /// Numbers of terms by text, and texts by number.
  var termNumbers: [String: Int] = [:]
  var termTexts: [Int: String] = [:]
  var families: [Int: RelationFamily] = [:]
  /// Entities met lately, so that most are not looked up again.
  var entities: [String: EntityRow] = [:]
  /// SQLite's count of other connections' commits when the memory above was right.
  private var dataVersion = -1

  struct EntityRow {
    let number: Int
    var kind: Int
    var name: String
    var wikidata: String?
  }

  private init(_ database: Database, onWait: @escaping @Sendable () -> Void) {
    self.database = database
    self.onWait = onWait
  }

  static func reading(_ path: String) throws(GraphStoreError) -> sending StoreState {
    try checkFile(path)
    // A file that was closed in order has no log beside it; it can be read where nothing may be
    // written, if SQLite is told that nobody will.
    do throws(GraphStoreError) {
      let state = StoreState(try Database(path, .reading), onWait: {})
      try state.checkVersion()
      return state
    } catch {
      switch error {
      case .unreadable, .unwritable: if SystemFile.exists(path + "-wal") { throw error }
      default: throw error
      }
      let state = StoreState(try Database(path, .immutable), onWait: {})
      try state.checkVersion()
      return state
    }
  }

  static func writing(
    _ path: String, onWait: @escaping @Sendable () -> Void
  ) throws(GraphStoreError) -> sending StoreState {
    if SystemFile.exists(path), !SystemFile.start(of: path, count: 1).isEmpty {
      try checkFile(path)
    }
    if SystemFile.isFolder(path) { throw .unreadable(path, cause: "it is a folder") }
    let state = StoreState(try Database(path, .writing), onWait: onWait)
    let database = state.database
    // Before anything is changed: the journal's mode is part of the file.
    try state.patiently { () throws(GraphStoreError) in _ = try state.ownVersion() }
    try state.patiently { () throws(GraphStoreError) in
      try database.run("PRAGMA journal_mode=WAL")
    }
    // A power cut may undo the last transactions, and never half of one; `kill` undoes none.
    try database.run("PRAGMA synchronous=NORMAL")
    try database.run("PRAGMA foreign_keys=ON")
    try database.run("PRAGMA temp_store=MEMORY")
    try database.run("PRAGMA cache_size=-262144")
    try database.run("PRAGMA wal_autocheckpoint=8000")
    try state.migrate()
    return state
  }

  /// Refuses what is no SQLite file, in words about what it is.
  private static func checkFile(_ path: String) throws(GraphStoreError) {
    if GraphStore.isDatabase(path) { return }
    if SystemFile.isFolder(path) { throw .unreadable(path, cause: "it is a folder") }
    if !SystemFile.exists(path) { throw .unreadable(path, cause: "No such file or directory") }
    throw .notAGraph(path, cause: "this is no .entente graph")
  }

  private func checkVersion() throws(GraphStoreError) {
    let application = try database.integer("PRAGMA application_id") ?? 0
    let version = try database.integer("PRAGMA user_version") ?? 0
    if application != Schema.applicationID {
      throw .notAGraph(database.path, cause: "this is an SQLite database, but no graph")
    }
    if version > Schema.version {
      throw .newer(database.path, found: version, known: Schema.version)
    }
    try database.run("PRAGMA mmap_size=1073741824")
    try database.run("PRAGMA cache_size=-65536")
  }

  /// The version of a graph's file, 0 of an empty one.
  /// - Throws: for another program's database and for a later version.
  private func ownVersion() throws(GraphStoreError) -> Int {
    let application = try database.integer("PRAGMA application_id") ?? 0
    let version = try database.integer("PRAGMA user_version") ?? 0
    let tables = try database.integer("SELECT count(*) FROM sqlite_schema") ?? 0
    if application != Schema.applicationID, tables > 0 || application != 0 {
      throw .notAGraph(database.path, cause: "this is an SQLite database, but no graph")
    }
    if version > Schema.version {
      throw .newer(database.path, found: version, known: Schema.version)
    }
    return version
  }

  /// Makes the tables of a new file, or brings an old one up to date, in one transaction.
  private func migrate() throws(GraphStoreError) {
    try transaction { () throws(GraphStoreError) in
      let version = try ownVersion()
      if version == Schema.version { return }
      for migration in Schema.migrations[version...] { try database.run(migration) }
      try database.run("PRAGMA application_id=\(Schema.applicationID)")
      try database.run("PRAGMA user_version=\(Schema.version)")
    }
  }

  // MARK: Transactions

  /// Runs `body` in one write transaction: all of it is kept, or nothing.
  func transaction<T>(_ body: () throws(GraphStoreError) -> T) throws(GraphStoreError) -> T {
    try patiently { () throws(GraphStoreError) in try database.run("BEGIN IMMEDIATE") }
    do throws(GraphStoreError) {
      try forgetWhatOthersChanged()
      let result = try body()
      try database.run("COMMIT")
      return result
    } catch {
      // SQLite may have undone it already, as it does when the disk is full.
      if database.isInTransaction { try? database.run("ROLLBACK") }
      forget()
      throw error
    }
  }

  /// Waits while another process writes, up to ten minutes, and says so once.
  private func patiently(_ body: () throws(GraphStoreError) -> Void) throws(GraphStoreError) {
    let deadline = ContinuousClock.now + .seconds(600)
    var hasSaidSo = false
    while true {
      do throws(GraphStoreError) {
        return try body()
      } catch .busy where ContinuousClock.now < deadline {
        // The connection's own time-out, 200 ms, has passed in `body`.
        if !hasSaidSo { onWait() }
        hasSaidSo = true
      }
    }
  }

  private func forgetWhatOthersChanged() throws(GraphStoreError) {
    let version = try database.integer("PRAGMA data_version") ?? 0
    if version != dataVersion { forget() }
    dataVersion = version
  }

  private func forget() {
    termNumbers = [:]
    termTexts = [:]
    families = [:]
    entities = [:]
  }

  /// Moves the log into the file and lets SQLite refresh what it knows of its indexes.
  ///
  /// Neither is needed for what is stored: while another process writes, which refreshes and moves
  /// when it settles in its turn, both are left to it.
  func settle() throws(GraphStoreError) {
    do throws(GraphStoreError) {
      try database.run("PRAGMA optimize")
      // Readers may keep part of the log in use; it is moved another time.
      _ = try database.integer("PRAGMA wal_checkpoint(TRUNCATE)")
    } catch .busy {}
  }

  // MARK: Terms

  func termNumber(_ text: String) throws(GraphStoreError) -> Int {
    if let number = termNumbers[text] { return number }
    try database.run("INSERT INTO term(text) VALUES(?) ON CONFLICT DO NOTHING", .text(text))
    let number = try database.integer("SELECT number FROM term WHERE text=?", .text(text)) ?? 0
    termNumbers[text] = number
    return number
  }

  func term(_ number: Int) throws(GraphStoreError) -> String {
    if let text = termTexts[number] { return text }
    let row = try database.statement("SELECT text FROM term WHERE number=?")
    try row.bind([.integer(number)])
    let text = try row.step() ? row.text(0) : ""
    row.reset()
    termTexts[number] = text
    return text
  }

  /// The number of a term that may be in no row; nil then.
  func knownTerm(_ text: String) throws(GraphStoreError) -> Int? {
    try database.integer("SELECT number FROM term WHERE text=?", .text(text))
  }
}
