package import SiteModel

/// An entry of a device's log that says a message of a registry.
package struct LoggedEvent: Hashable, Sendable {
  package var message: EventMessageID
  /// What it is about: the link to it; where there is none, the first argument, which names it in words.
  package var subject: String
  /// The link to what it is about.
  package var origin: String?
  /// 0 well, 1 warning, 2 critical; nil where the entry does not say.
  package var severity: Double?
  /// When it came about, by the device's own clock.
  package var moment: Moment?
  /// Somebody or something has seen to it (LogEntry's `Resolved`).
  package var isResolved: Bool
  /// In the device's own words, which may have places for arguments.
  package var text: String?
  package var arguments: [String]

  /// Nil for an entry that is no event, or says no message of a registry.
  package init?(_ entry: RedfishDocument) {
    guard ["Event", nil].contains(entry.text("EntryType")),
      let message = entry.text("MessageId").flatMap({ EventMessageID($0) })
    else { return nil }
    self.message = message
    arguments = entry.texts("MessageArgs").prefix(9).map { CleanText.cleaned($0, limit: 60) }
    origin = (entry["Links"]?.link("OriginOfCondition") ?? entry.link("OriginOfCondition")).flatMap {
      $0.utf8.count < 512 ? $0 : nil
    }
    subject = origin.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 } ?? "“\(arguments.first ?? "")”"
    severity = RedfishReader.severity(entry.text("MessageSeverity") ?? entry.text("Severity"))
    moment = (entry.text("EventTimestamp") ?? entry.text("Created")).flatMap(RedfishTimestamp.parsed)
    isResolved = entry.flag("Resolved") == true
    // The words of what is well are never shown.
    text = severity == 0 ? nil : entry.text("Message").map { CleanText.cleaned($0, limit: 240) }
  }

  /// It may begin a condition: only its registry can say more.
  var mayBegin: Bool { severity != 0 && !isResolved }

  /// In words, by the registry where the entry has none.
  func words(by registry: MessageRegistry?) -> String {
    EventText.filled(text ?? registry?.messages[message.key]?.text ?? message.key, with: arguments)
  }
}
