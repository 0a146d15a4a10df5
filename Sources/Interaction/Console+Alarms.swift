package import SiteModel
internal import Wording

extension Console {
  /// Shows how an order about alarms went.
  package mutating func show(_ report: AlarmReport, at now: Moment) {
    say(Saying(report), at: now)
    notice?.isNews = report.refused.isEmpty
  }

  /// Why nothing is ordered now: what is shown is not live, or nobody is there who could be asked.
  func alarmRefusal(in around: Surroundings) -> Saying? {
    if frozenAt != nil { return Saying(.alarmFrozen) }
    guard let board = around.site.alarms else { return Saying(.alarmsNobody) }
    // The clock of a simulation may run an hour in a second.
    guard !around.site.isSimulated, let moment = board.moment, around.now - moment > .seconds(15) else { return nil }
    return Saying(.alarmBoardStale, "\(Int((around.now - moment).seconds)) s")
  }

  // MARK: Acknowledging

  /// The alarm that is meant, if it was in sight when the key was pressed: nothing is acknowledged unseen.
  mutating func acknowledge(in around: Surroundings) -> [Effect] {
    if let refusal = alarmRefusal(in: around) { return refuse(refusal, in: around) }
    let drawn = around.drawnAlarms
    let picked = ViewKind.ofAlarms.contains(place.view) ? pickedAlarms(in: around) : []
    if !picked.isEmpty {
      let seen = picked.filter(Set(drawn).contains)
      guard !seen.isEmpty else {
        revealSelection(in: around)
        return refuse(Saying(.alarmNotInSight), in: around)
      }
      return give(.acknowledge, seen, in: around)
    }
    guard let id = drawnAlarm(in: around) else {
      return refuse(Saying(hasSelectionLeft ? .alarmNoneSelected : .alarmNoneInSight), in: around)
    }
    return give(.acknowledge, [id], in: around)
  }

  /// Where none is picked: what is drawn about the selected thing, else the banner's. On the page of alarms only what is a
  /// row of the list is meant: the banner's where it is one, else the first that asks for it.
  private func drawnAlarm(in around: Surroundings) -> AlarmID? {
    if ViewKind.ofAlarms.contains(place.view) {
      if hasSelectionLeft { return nil }
      let listed = around.listedAlarms
      if let foremost = around.bannerAlarm, listed.contains(foremost) { return foremost }
      return listed.first { around.site.alarms?[$0]?.needsAcknowledgement ?? false }
    }
    let thing = selection ?? place.detail
    let own = around.drawnAlarms.first { id in
      around.site.subject(of: id.subject).map(Selection.init) == thing && thing != nil
    }
    return own ?? around.bannerAlarm
  }

  /// True where none is picked though one is selected: it has left the list, and no other takes its place beneath a key.
  private var hasSelectionLeft: Bool {
    if place.view == .alarms, case .alarm? = selection { true } else { false }
  }

  /// All rows of the list that ask for it and were drawn on the frame that was looked at.
  mutating func acknowledgeVisible(in around: Surroundings) -> [Effect] {
    if let refusal = alarmRefusal(in: around) { return refuse(refusal, in: around) }
    var seen: Set<AlarmID> = []
    let alarms = around.listedAlarms.filter { id in
      around.site.alarms?[id]?.needsAcknowledgement == true && seen.insert(id).inserted
    }
    guard !alarms.isEmpty else { return refuse(Saying(.alarmNoneInSight), in: around) }
    return [.order(AlarmOrder(.acknowledge, alarms, seen: around.seenAlarmEvent))]
  }

  // MARK: Everything else

  /// An order that needs nothing to be said.
  mutating func order(_ act: AlarmOrder.Act, in around: Surroundings) -> [Effect] {
    if let refusal = alarmRefusal(in: around) { return refuse(refusal, in: around) }
    let picked = pickedAlarms(in: around)
    guard !picked.isEmpty else { return refuse(Saying(.alarmNoneSelected), in: around) }
    return give(act, picked, in: around)
  }

  /// Opens the dialog; takes what is shelved back at once.
  mutating func shelve(_ text: String?, in around: Surroundings) -> [Effect] {
    let shelved = pickedAlarms(in: around).filter { around.site.alarms?[$0]?.shelving != nil }
    if text == nil, !shelved.isEmpty { return order(.unshelve, in: around) }
    openAlarmForm(.shelve, text, in: around)
    return []
  }

  mutating func openAlarmForm(_ kind: AlarmForm.Kind, _ text: String?, in around: Surroundings) {
    // The dialog names what it is about: where none is picked, what would be acknowledged is meant.
    var picked = pickedAlarms(in: around)
    if picked.isEmpty { picked = [drawnAlarm(in: around)].compactMap(\.self) }
    if let refusal = alarmRefusal(in: around) {
      say(refusal, at: around.now)
    } else if picked.isEmpty {
      say(.alarmNoneSelected, at: around.now)
    } else {
      layers.append(.alarmForm(AlarmForm(kind, picked, seen: around.seenAlarmEvent, saying: text)))
    }
  }

  private mutating func give(_ act: AlarmOrder.Act, _ alarms: [AlarmID], in around: Surroundings) -> [Effect] {
    let refusals = alarms.map { around.site.alarms?.refusal(of: act, for: $0) }
    let left = zip(alarms, refusals).filter { $0.1 == nil }.map(\.0)
    guard !left.isEmpty else {
      if act == .acknowledge, let why = alarms.compactMap({ asideRefusal(of: $0, in: around) }).first {
        return refuse(why, in: around)
      }
      var report = AlarmReport(AlarmOrder(act, alarms, seen: around.seenAlarmEvent))
      report.refused = zip(alarms, refusals).compactMap { id, why in why.map { AlarmReport.Refused(id, $0) } }
      show(report, at: around.now)
      return []
    }
    return [.order(AlarmOrder(act, left, seen: around.seenAlarmEvent))]
  }

  /// Why an alarm that is set aside is not acknowledged; nil for any other.
  private func asideRefusal(of id: AlarmID, in around: Surroundings) -> Saying? {
    guard let board = around.site.alarms, let alarm = board[id], alarm.acknowledgement == nil else { return nil }
    let name = shortened(id.subject.name)
    if let withdrawal = alarm.withdrawal { return Saying(.alarmIsWithdrawn, name, shortened(withdrawal.person.name)) }
    if let shelving = alarm.shelving { return Saying(.alarmIsShelved, name, shortened(shelving.person.name)) }
    guard let suppression = alarm.suppression else { return nil }
    guard case .explained(let root) = suppression.reason else { return Saying(.alarmIsSuppressed, name) }
    let kind: Saying.Value = root.name.isEmpty ? .word(root.kind.word) : .text(shortened(root.name))
    let word: Word = board[root]?.needsAcknowledgement == true ? .alarmIsExplainedAsking : .alarmIsExplained
    return Saying(word, [.text(name), .text(shortened(root.subject.name)), kind])
  }

  private mutating func refuse(_ saying: Saying, in around: Surroundings) -> [Effect] {
    say(saying, at: around.now)
    return []
  }

  /// Inside an alarm, that or the one that is selected there; on the page all that is marked, else what is selected.
  private func pickedAlarms(in around: Surroundings) -> [AlarmID] {
    func id(_ selection: Selection?) -> AlarmID? {
      guard case .alarm(let id)? = selection else { return nil }
      return id
    }
    if place.view == .alarm { return [id(selection) ?? id(place.detail)].compactMap(\.self) }
    let marks = around.order.filter(marked.contains).compactMap { id($0) }
    if !marks.isEmpty { return marks }
    // What has left the list is not marked on it, and so not meant.
    return [id(selection)].compactMap(\.self).filter { around.order.contains(.alarm($0)) }
  }
}

extension Surroundings {
  /// The alarms that were drawn, in the order in which they were.
  var drawnAlarms: [AlarmID] {
    landmarks.compactMap { landmark in
      guard case .alarm(let id) = landmark.target else { return nil }
      return id
    }
  }

  /// Those of them that were rows of the list: the banner, which is drawn last, is none.
  var listedAlarms: [AlarmID] {
    var drawn = drawnAlarms
    if let bannerAlarm, let banner = drawn.lastIndex(of: bannerAlarm) { drawn.remove(at: banner) }
    let rows = Set(order)
    return drawn.filter { rows.contains(.alarm($0)) }
  }
}

extension AlarmBoard {
  /// Why an order would do nothing, as far as it can be seen from here.
  fileprivate func refusal(of act: AlarmOrder.Act, for id: AlarmID) -> AlarmRefusal? {
    guard let alarm = self[id] else { return .unknown }
    switch act {
    case .acknowledge:
      if let known = alarm.acknowledgement { return .alreadyAcknowledged(by: known.person.name) }
      return alarm.isSetAside ? .nothingToDo : nil
    case .unshelve: return alarm.shelving == nil ? .nothingToDo : nil
    case .reinstate: return alarm.withdrawal == nil ? .nothingToDo : nil
    case .reset: return alarm.isActive ? .stillActive : alarm.isLatched ? nil : .nothingToDo
    case .shelve, .withdraw, .comment: return nil
    }
  }
}
