extension Migration {
  /// What is recorded beside readings: lists of which changes are written (`life`; see `LifeFrame` for the bodies), the
  /// alarm log, and what operators did.
  static let lives = Migration(
    statements: """
      CREATE TABLE life_topic (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
      CREATE TABLE life (
        id INTEGER PRIMARY KEY, topic INTEGER NOT NULL, moment INTEGER NOT NULL, is_key INTEGER NOT NULL,
        body BLOB NOT NULL);
      CREATE INDEX life_of_topic ON life (topic, is_key, id, moment);
      CREATE TABLE alarm_event (
        number INTEGER PRIMARY KEY, moment INTEGER NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL,
        quantity TEXT, name TEXT NOT NULL, change TEXT NOT NULL, priority TEXT NOT NULL, is_set_aside INTEGER NOT NULL,
        body BLOB NOT NULL);
      CREATE INDEX alarm_event_of_moment ON alarm_event (moment);
      CREATE INDEX alarm_event_of_subject ON alarm_event (subject, moment);
      CREATE TABLE act (id INTEGER PRIMARY KEY, moment INTEGER NOT NULL, body BLOB NOT NULL);
      CREATE INDEX act_of_moment ON act (moment);
      CREATE TABLE total (
        id INTEGER PRIMARY KEY, layout INTEGER NOT NULL, moment INTEGER NOT NULL, body BLOB NOT NULL);
      CREATE INDEX total_of_moment ON total (moment);
      """)
}
