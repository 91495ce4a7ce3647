internal import CSQLite

/// A value to bind to a statement.
enum Value {
  case null
  case integer(Int)
  case text(String)
  case blob([UInt8])

  static func optional(_ text: String?) -> Value { text.map(Value.text) ?? .null }
  static func optional(_ number: Int?) -> Value { number.map(Value.integer) ?? .null }
}

/// A prepared statement: bind values, then step through its rows.
///
/// Wraps `sqlite3_bind_*`, `sqlite3_step` and `sqlite3_column_*`.
final class Statement {
  private let pointer: OpaquePointer
  /// The connection keeps its statements, so it outlives them.
  private unowned let database: Database

  init(_ pointer: OpaquePointer, of database: Database) {
    self.pointer = pointer
    self.database = database
  }

  deinit {
    sqlite3_finalize(pointer)
  }

  func bind(_ values: [Value]) throws(GraphStoreError) {
    for (index, value) in values.enumerated() { try bind(value, at: index) }
  }

  /// Binds the value of parameter `index`, from 0.
  func bind(_ value: Value, at index: Int) throws(GraphStoreError) {
    let place = Int32(index + 1)
    let code: Int32
    switch value {
    case .null: code = sqlite3_bind_null(pointer, place)
    case .integer(let number): code = sqlite3_bind_int64(pointer, place, Int64(number))
    case .text(var text):
      code = text.withUTF8 { utf8 in
        // An empty buffer may have no address, and SQLite would take that for NULL.
        utf8.withMemoryRebound(to: CChar.self) { bytes in
          bytes.isEmpty
            ? entente_sqlite_bind_text(pointer, place, "", 0)
            : entente_sqlite_bind_text(pointer, place, bytes.baseAddress, UInt64(bytes.count))
        }
      }
    case .blob(let bytes):
      code = bytes.withUnsafeBytes { buffer in
        entente_sqlite_bind_blob(pointer, place, buffer.baseAddress, UInt64(buffer.count))
      }
    }
    if code != SQLITE_OK { throw database.error(code) }
  }

  /// Whether there is another row.
  func step() throws(GraphStoreError) -> Bool {
    let code = sqlite3_step(pointer)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    let error = database.error(code)
    reset()
    throw error
  }

  func reset() {
    sqlite3_reset(pointer)
  }

  func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(pointer, Int32(column))) }

  func optionalInteger(_ column: Int) -> Int? {
    sqlite3_column_type(pointer, Int32(column)) == SQLITE_NULL ? nil : integer(column)
  }

  func text(_ column: Int) -> String {
    guard let bytes = sqlite3_column_text(pointer, Int32(column)) else { return "" }
    let count = Int(sqlite3_column_bytes(pointer, Int32(column)))
    // Length, not the first zero byte: a text may hold one.
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  func optionalText(_ column: Int) -> String? {
    sqlite3_column_type(pointer, Int32(column)) == SQLITE_NULL ? nil : text(column)
  }
}
