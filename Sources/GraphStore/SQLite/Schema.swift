/// The tables of an `.entente` file, and how an older file becomes a newer one.
///
/// Rows that merging made are `curated` 0. Where a curation rule changes an entity, its row and its
/// edges are `hidden`, and what they became stands beside them with `curated` 1: taking the rule
/// back is deleting those.
enum Schema {
  /// "ente": tells our files from other SQLite databases.
  static let applicationID = 0x656E_7465

  /// `migrations[n]` makes version n + 1 of a file of version n.
  static let migrations: [String] = [version1]

  static var version: Int { migrations.count }

  private static let version1 = """
    CREATE TABLE document(
      number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT, date TEXT, url TEXT,
      sha256 TEXT);

    -- SHA-256 of the canonical JSON of each graph put in: the same again changes nothing.
    CREATE TABLE ingested(hash BLOB PRIMARY KEY) WITHOUT ROWID;

    -- Words that repeat: types, labels, rules, reasons, families.
    CREATE TABLE term(number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);

    CREATE TABLE entity(
      number INTEGER PRIMARY KEY, id TEXT NOT NULL, curated INTEGER NOT NULL DEFAULT 0,
      hidden INTEGER NOT NULL DEFAULT 0, kind INTEGER NOT NULL, name TEXT NOT NULL, wikidata TEXT,
      degree INTEGER NOT NULL DEFAULT 0, mentions INTEGER NOT NULL DEFAULT 0, first_seen TEXT,
      UNIQUE(id, curated));

    CREATE TABLE alias(
      entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE, text TEXT NOT NULL,
      PRIMARY KEY(entity, text)) WITHOUT ROWID;

    -- Folded forms of names: what people type.
    CREATE TABLE name(
      key TEXT NOT NULL, entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
      rank INTEGER NOT NULL, PRIMARY KEY(key, entity)) WITHOUT ROWID;
    CREATE INDEX name_entity ON name(entity);

    CREATE TABLE mention(
      entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
      document INTEGER NOT NULL REFERENCES document, "start" INTEGER NOT NULL,
      "end" INTEGER NOT NULL, form INTEGER NOT NULL, reason INTEGER NOT NULL, text TEXT NOT NULL,
      PRIMARY KEY(entity, document, "start", "end", form, reason, text)) WITHOUT ROWID;

    -- `id` is the 64-bit number that the edge's text id writes out, with its top bit turned so that
    -- SQLite's signed order is the text's. `confidence` counts ten-thousandths.
    CREATE TABLE edge(
      number INTEGER PRIMARY KEY, id INTEGER NOT NULL, curated INTEGER NOT NULL DEFAULT 0,
      hidden INTEGER NOT NULL DEFAULT 0, source INTEGER NOT NULL REFERENCES entity,
      target INTEGER NOT NULL REFERENCES entity, type INTEGER NOT NULL REFERENCES term,
      label INTEGER NOT NULL REFERENCES term, family INTEGER NOT NULL REFERENCES term,
      symmetric INTEGER NOT NULL, polarity INTEGER NOT NULL, modality INTEGER NOT NULL,
      claimant INTEGER REFERENCES entity, time_start TEXT, time_end TEXT, time_text TEXT,
      confidence INTEGER NOT NULL, sources INTEGER NOT NULL, first_day TEXT, last_day TEXT,
      UNIQUE(id, curated));
    CREATE INDEX edge_out ON edge(source, target, family, polarity, hidden);
    CREATE INDEX edge_in ON edge(target, source, family, polarity, hidden);
    CREATE INDEX edge_claimant ON edge(claimant) WHERE claimant IS NOT NULL;
    CREATE INDEX edge_rank ON edge(hidden, sources DESC, confidence DESC, id);

    CREATE TABLE sentence(
      number INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document,
      "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL);
    CREATE INDEX sentence_place ON sentence(document, "start", "end");

    -- Places are -1 where there is none.
    CREATE TABLE evidence(
      edge INTEGER NOT NULL REFERENCES edge ON DELETE CASCADE,
      sentence INTEGER NOT NULL REFERENCES sentence, trigger_start INTEGER NOT NULL,
      trigger_end INTEGER NOT NULL, source_start INTEGER NOT NULL, source_end INTEGER NOT NULL,
      target_start INTEGER NOT NULL, target_end INTEGER NOT NULL,
      rule INTEGER NOT NULL REFERENCES term,
      PRIMARY KEY(edge, sentence, trigger_start, trigger_end, source_start, source_end,
        target_start, target_end, rule)) WITHOUT ROWID;
    CREATE INDEX evidence_sentence ON evidence(sentence);

    -- Edges whose independent sources are to be counted again.
    CREATE TABLE uncounted(edge INTEGER PRIMARY KEY REFERENCES edge ON DELETE CASCADE);

    -- The curation file as last applied.
    CREATE TABLE curation(text TEXT NOT NULL);

    CREATE VIRTUAL TABLE sentence_words USING fts5(
      text, content='sentence', content_rowid='number', detail=none,
      tokenize='unicode61 remove_diacritics 2');
    """
}
