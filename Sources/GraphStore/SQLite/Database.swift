internal import CSQLite

/// One connection to an SQLite file; used by one thread at a time (its owner locks).
///
/// Statements are prepared once and kept. Wraps `sqlite3_open_v2` and `sqlite3_close_v2`.
final class Database {
  enum Access {
    case reading, writing
    /// For a file that nobody can change, such as one on a read-only medium: no locks are taken.
    case immutable
  }

  let path: String
  private let handle: Handle
  private var statements: [String: Statement] = [:]

  /// The connection itself, closed exactly once.
  private struct Handle: ~Copyable {
    let pointer: OpaquePointer

    deinit {
      sqlite3_close_v2(pointer)
    }
  }

  /// - Throws: ``GraphStoreError`` when the file cannot be opened.
  init(_ path: String, _ access: Access) throws(GraphStoreError) {
    self.path = path
    var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI
    switch access {
    case .reading, .immutable: flags |= SQLITE_OPEN_READONLY
    case .writing: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    }
    let name = "file:\(Database.uriPath(path))" + (access == .immutable ? "?immutable=1" : "")
    var pointer: OpaquePointer?
    let code = sqlite3_open_v2(name, &pointer, flags, nil)
    guard let pointer else { throw .sqlite(path, cause: "SQLite has no memory") }
    handle = Handle(pointer: pointer)
    if code != SQLITE_OK { throw error(code) }
    sqlite3_extended_result_codes(pointer, 1)
    entente_sqlite_harden(pointer)
    // A reader meets a lock for moments only: while a writer moves its log into the file.
    sqlite3_busy_timeout(pointer, access == .writing ? 200 : 10_000)
  }

  deinit {
    // Statements go before their connection.
    statements.removeAll()
  }

  /// Runs SQL without values; several statements may follow one another.
  func run(_ sql: String) throws(GraphStoreError) {
    let code = sqlite3_exec(handle.pointer, sql, nil, nil, nil)
    if code != SQLITE_OK { throw error(code) }
  }

  /// The statement of this SQL, ready for values. One user at a time: it is kept and given again.
  func statement(_ sql: String) throws(GraphStoreError) -> Statement {
    if let held = statements[sql] {
      held.reset()
      return held
    }
    var pointer: OpaquePointer?
    let code = sqlite3_prepare_v3(
      handle.pointer, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, nil)
    guard code == SQLITE_OK, let pointer else { throw error(code) }
    let statement = Statement(pointer, of: self)
    statements[sql] = statement
    return statement
  }

  /// Runs one statement with values, which gives no rows.
  func run(_ sql: String, _ values: Value...) throws(GraphStoreError) {
    let statement = try statement(sql)
    try statement.bind(values)
    _ = try statement.step()
    statement.reset()
  }

  /// The whole number in the first row; nil without one.
  func integer(_ sql: String, _ values: Value...) throws(GraphStoreError) -> Int? {
    let statement = try statement(sql)
    try statement.bind(values)
    defer { statement.reset() }
    return try statement.step() ? statement.optionalInteger(0) : nil
  }

  var lastInsertedRow: Int { Int(sqlite3_last_insert_rowid(handle.pointer)) }

  /// Whether the last statement changed a row.
  var hasChanged: Bool { sqlite3_changes(handle.pointer) > 0 }

  var isInTransaction: Bool { sqlite3_get_autocommit(handle.pointer) == 0 }

  /// What a result code means for the person who uses the file.
  func error(_ code: Int32) -> GraphStoreError {
    let cause = String(cString: sqlite3_errmsg(handle.pointer))
    switch code & 0xFF {
    case SQLITE_CORRUPT, SQLITE_FORMAT: return .damaged(path, cause: cause)
    case SQLITE_NOTADB: return .notAGraph(path, cause: "this is no graph: it is no SQLite database")
    case SQLITE_FULL: return .unwritable(path, cause: "the disk is full")
    case SQLITE_READONLY, SQLITE_PERM:
      return .unwritable(path, cause: "the file or its folder is read-only")
    case SQLITE_BUSY, SQLITE_LOCKED: return .busy(path)
    case SQLITE_CANTOPEN: return .unreadable(path, cause: cause)
    case SQLITE_IOERR:
      return entente_sqlite_failed_to_write(code) != 0
        ? .unwritable(path, cause: cause) : .unreadable(path, cause: cause)
    default: return .sqlite(path, cause: cause)
    }
  }

  /// Characters that mean something in a URI, as their hexadecimal codes.
  private static func uriPath(_ path: String) -> String {
    var name = ""
    // A relative name that starts with "//" or holds "?" would be read as something else.
    for byte in (path.hasPrefix("//") ? path.dropFirst() : path[...]).utf8 {
      switch byte {
      case 0x25, 0x3F, 0x23, 0...0x20, 0x7F...0xFF:
        let digits = Array("0123456789ABCDEF")
        name += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      default: name.append(Character(Unicode.Scalar(byte)))
      }
    }
    return name
  }
}
