internal import GraphModel

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Writes a ``KnowledgeIndex``: record lines as they come, the rest at the end.
///
/// Memory: 16 bytes a name and 8 a record. The file takes its name when it is whole.
struct KnowledgeIndexWriter {
  private let path: String
  private let draft: String
  private let file: UnsafeMutablePointer<FILE>
  private var header = KnowledgeIndex.Header()
  private var offsets: ContiguousArray<UInt64> = [0]
  private var postings: ContiguousArray<KnowledgeIndex.Posting> = []
  private var folder = NameFolder()

  init(_ path: String) throws(KnowledgeBaseError) {
    self.path = path
    draft = "\(path).\(getpid()).tmp"
    guard let file = fopen(draft, "w") else {
      throw .unreadable(file: path, cause: String(cString: strerror(errno)))
    }
    self.file = file
    setvbuf(file, nil, _IOFBF, 1 << 20)
    write([UInt8](repeating: 0, count: 64))
  }

  /// Number of records so far.
  var count: Int { header.records }

  /// Adds a line of an entity table, without its end.
  mutating func add(_ line: [UInt8]) {
    let bytes = ContiguousArray(line)
    var reader = TableReader(0..<bytes.count)
    guard reader.next(in: bytes), reader.fields.count > EntityColumn.name.rawValue,
      let kind = EntityKind(initial: bytes[reader.fields[EntityColumn.kind.rawValue]].first)
    else { return }
    let record = KnowledgeRecord(
      line: bytes, KnowledgeBase.Row(range: 0..<Int32(bytes.count), kind: kind))
    let prior = UInt16(clamping: Int(record.prior * 65535))
    let row = UInt32(header.records)
    func post(_ hash: UInt64, _ form: NameForm, _ letterCase: LetterCase) {
      postings.append(
        KnowledgeIndex.Posting(
          hash: hash, row: row, form: form.rawValue, letterCase: letterCase.rawValue,
          prior: prior))
    }
    post(PostingIndex.hash(id: record.id), .name, .upper)
    var seen: Set<NameKey> = []
    for name in [KnowledgeName(record.name, .name)] + record.names {
      var text = name.text
      let key = text.withUTF8 { folder.key($0) }
      if seen.insert(key).inserted { post(key.hash, name.form, key.letterCase) }
    }
    if let surname = record.surname {
      let key = NameKey(surname)
      post(key.hash ^ PostingIndex.surnameSalt, .surname, key.letterCase)
    }
    var held: Set<UInt64> = []
    for term in record.ownTerms {
      let hash = PostingIndex.hash(post: term.post, in: term.ofID)
      if held.insert(hash).inserted { post(hash, .name, .upper) }
    }
    write(line)
    header.linesBytes += line.count
    offsets.append(UInt64(header.linesBytes))
    header.records += 1
  }

  /// Sorts and writes the names, and gives the file its name.
  mutating func finish() throws(KnowledgeBaseError) {
    postings.sort { a, b in
      if a.hash != b.hash { return a.hash < b.hash }
      return a.prior != b.prior ? a.prior > b.prior : (a.row, a.form) < (b.row, b.form)
    }
    header.postings = postings.count
    // Four postings a bucket.
    while header.bucketBits < 28, 4 << header.bucketBits < postings.count {
      header.bucketBits += 1
    }
    header.bucketBits = max(1, header.bucketBits)
    pad(to: header.offsetsStart, from: 64 + header.linesBytes)
    offsets.withUnsafeBytes { write($0) }
    var at = 0
    var buckets: ContiguousArray<UInt32> = []
    buckets.reserveCapacity(1 << header.bucketBits)
    for bucket in 0..<(1 << header.bucketBits) {
      buckets.append(UInt32(at))
      while at < postings.count, postings[at].hash >> UInt64(64 - header.bucketBits) == bucket {
        at += 1
      }
    }
    buckets.append(UInt32(postings.count))
    buckets.withUnsafeBytes { write($0) }
    pad(to: header.postingsStart, from: header.bucketsStart + buckets.count * 4)
    postings.withUnsafeBytes { write($0) }
    rewind(file)
    write(header.bytes)
    let isWhole = ferror(file) == 0
    guard fclose(file) == 0, isWhole, rename(draft, path) == 0 else {
      let cause = errno
      unlink(draft)
      throw .unreadable(file: path, cause: String(cString: strerror(cause)))
    }
  }

  /// Gives up and leaves nothing behind.
  func discard() {
    fclose(file)
    unlink(draft)
  }

  private func pad(to end: Int, from start: Int) {
    write([UInt8](repeating: 0, count: end - start))
  }

  private func write(_ bytes: [UInt8]) { bytes.withUnsafeBytes { write($0) } }

  private func write(_ bytes: UnsafeRawBufferPointer) {
    _ = fwrite(bytes.baseAddress, 1, bytes.count, file)
  }
}
