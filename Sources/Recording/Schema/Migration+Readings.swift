extension Migration {
  /// Names, and readings: those not yet sealed in `sheet`, the others in `block`; `due` are the slots of tiers still to be
  /// worked out. `SheetKey` and `BlockKey` tell what the numbers are made of.
  static let readings = Migration(
    statements: """
      CREATE TABLE about (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
      CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
      CREATE TABLE quantity (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
      CREATE TABLE thing (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, node TEXT NOT NULL, name TEXT NOT NULL);
      CREATE TABLE part (id INTEGER PRIMARY KEY, source INTEGER NOT NULL, series BLOB NOT NULL);
      CREATE TABLE sheet (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
      CREATE TABLE block (
        id INTEGER PRIMARY KEY, part INTEGER NOT NULL, tier INTEGER NOT NULL, slot INTEGER NOT NULL, data BLOB NOT NULL);
      CREATE INDEX block_of_part ON block (part, tier, slot);
      CREATE TABLE due (tier INTEGER NOT NULL, slot INTEGER NOT NULL, part INTEGER NOT NULL, PRIMARY KEY (tier, slot))
        WITHOUT ROWID;
      """)
}
