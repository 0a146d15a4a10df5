/// What a history's file is, whoever writes it.
package enum HistoryFormat {
  /// SQLite's application id: "Aisl".
  package static let application: Int32 = 0x4169_736C
  /// The newest version of the schema that this Aisle reads and writes (`user_version`).
  package static let version = 2
}
