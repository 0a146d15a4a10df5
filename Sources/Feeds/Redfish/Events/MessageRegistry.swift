/// What a device's events mean, as its own message registry says (DSP0266 9.6): as much of it as begins and ends
/// conditions. Messages that do neither are not kept, for thousands of devices have one each.
package struct MessageRegistry: Hashable, Sendable {
  /// Messages of one registry; more are left out.
  package static let messageLimit = 2_000

  package struct Message: Hashable, Sendable {
    /// 1 warning, 2 critical; nil for what is well, or not said.
    package var severity: Double?
    /// With `%1` for the first argument; nil where the message begins nothing.
    package var text: String?
    package var clearing: ClearingLogic?
  }

  /// What an event with this message ends: DMTF's MessageRegistry 1.4 and later.
  package struct ClearingLogic: Hashable, Sendable {
    /// Whatever stands, of whatever registry.
    package var clearsAll = false
    package var messages: Set<EventMessageID> = []
  }

  /// Registry and major version.
  package let series: String
  /// What follows the major version: of two of a series the later says more.
  package let minorVersion: Int
  package private(set) var messages: [String: Message] = [:]
  /// The messages that others end.
  package private(set) var endable: Set<EventMessageID> = []

  /// Nil for what is no message registry.
  package init?(_ document: RedfishDocument) {
    guard let prefix = document.text("RegistryPrefix"), let version = document.text("RegistryVersion"),
      let listed = document["Messages"]
    else { return nil }
    series = EventMessageID.series("\(prefix).\(version)")
    minorVersion = version.split(separator: ".").dropFirst().first.flatMap { Int($0) } ?? 0
    for (key, entry) in listed.children.prefix(Self.messageLimit) {
      let stated = (entry.text("MessageSeverity") ?? entry.text("Severity")).flatMap { RedfishReader.severity($0) }
      let severity = stated.flatMap { $0 > 0 ? $0 : nil }
      let clearing = entry["ClearingLogic"].flatMap { clearingLogic($0) }
      guard severity != nil || clearing != nil else { continue }
      messages[key] = Message(
        severity: severity, text: severity.flatMap { _ in entry.text("Message") }, clearing: clearing)
      endable.formUnion(clearing?.messages ?? [])
    }
  }

  /// A condition other than the one that the standard knows may never be met: it ends nothing. Where none is given the
  /// same one is meant, for an alarm that ends late is better than one that ends early.
  private func clearingLogic(_ logic: RedfishDocument) -> ClearingLogic? {
    guard ["SameOriginOfCondition", nil].contains(logic.text("ClearsIf")) else { return nil }
    let messages = logic.texts("ClearsMessage").compactMap { name in
      name.contains(".") ? EventMessageID(name) : EventMessageID(series: series, key: name)
    }
    let clearing = ClearingLogic(clearsAll: logic.flag("ClearsAll") == true, messages: Set(messages))
    return clearing.clearsAll || !messages.isEmpty ? clearing : nil
  }
}
