internal import Interaction
internal import SiteModel
internal import Wording

/// The alarms in the order in which the page lists them.
struct AlarmList {
  let digest: Digest
  let console: Console
  private var index: AlarmIndex { digest.alarmIndex }
  private var alarms: [Alarm] { digest.alarms.alarms }

  init(digest: Digest, console: Console) {
    self.digest = digest
    self.console = console
  }

  /// What is shown of the sheet, and how many there are without the filter. `texts` is what a filter searches, by place.
  func listed(texts: [FilterText]) -> (order: [Selection], total: Int) {
    let announced = alarms.count - index.setAside
    let isAside = console.alarmSheet == .aside
    guard console.alarmSheet != .figures else { return ([], 0) }
    let own = isAside ? announced..<alarms.count : 0..<announced
    let filter = AlarmFilter(console.filterInForce)
    var places: [Int]
    if !filter.isEmpty {
      let evaluation = AlarmTermEvaluation(digest: digest, texts: texts)
      places = evaluation.places(passing: filter, of: filter.asksForSetAside ? 0..<alarms.count : own)
      places = sorted(places)
    } else if isAside || !console.groupsAlarms {
      places = sorted(Array(own))
    } else {
      places = grouped(own)
    }
    return (places.map { .alarm(alarms[$0].id) }, own.count)
  }

  /// What an alarm leads to: what it is about, what explains it, what it explains.
  func links(of id: AlarmID) -> [Selection] {
    guard let place = digest.alarms.place(of: id) else {
      return digest.site.subject(of: id.subject).map { [Selection($0)] } ?? []
    }
    let alarm = alarms[place]
    let thing = alarm.isPlaced(in: digest.site) ? [alarm.finding.subject.selection] : []
    let root = alarm.root.flatMap { digest.alarms[$0] }.map { [Selection.alarm($0.id)] } ?? []
    return thing + root + index.followers(of: place).prefix(AlarmDetailParts.mostFollowers).map { .alarm($0.id) }
  }

  /// First-outs by what is most urgent among them and what follows from them; what follows only where it is unfolded.
  private func grouped(_ own: Range<Int>) -> [Int] {
    var seen: Set<Int> = []
    let tops = activeFirst(own).compactMap { place -> Int? in
      let first = Int(index.firstOut[place])
      let top = first >= 0 && !alarms[first].isSetAside ? first : place
      return seen.insert(top).inserted ? top : nil
    }
    let sorted = console.alarmSort == Sorting(.priority) ? tops : self.sorted(tops)
    guard !console.unfoldedAlarms.isEmpty else { return sorted }
    return sorted.flatMap { top in
      console.unfoldedAlarms.contains(alarms[top].id) ? [top] + (index.followers[top] ?? []) : [top]
    }
  }

  /// In the board's order, what is gone behind what is there.
  private func activeFirst(_ places: some Sequence<Int>) -> [Int] {
    places.filter { !alarms[$0].isGone } + places.filter { alarms[$0].isGone }
  }

  /// By a column in its natural direction, missing values last, equals in the board's order.
  private func sorted(_ places: [Int]) -> [Int] {
    let sorting = console.alarmSort
    if sorting.column == .priority {
      let urgent = activeFirst(places.sorted())
      return sorting.isInverted ? urgent.reversed() : urgent
    }
    let key = key(of: sorting.column, among: places)
    let keyed = places.map { place in
      (key: key(place).map { sorting.isInverted ? -$0 : $0 } ?? .infinity, place: place)
    }
    return keyed.sorted { $0.key != $1.key ? $0.key < $1.key : $0.place < $1.place }.map(\.place)
  }

  /// Smaller comes first.
  private func key(of column: AlarmColumn, among places: [Int]) -> (Int) -> Double? {
    switch column {
    case .priority: return { Double($0) }
    case .state:
      let ranks = Dictionary(uniqueKeysWithValues: AlarmState.allCases.enumerated().map { ($1, Double($0)) })
      return { ranks[alarms[$0].state] }
    case .since: return { -alarms[$0].since.seconds }
    case .thing: return ranks(of: places) { alarms[$0].id.subject.name }
    case .what:
      let words = Wording(console.language)
      return ranks(of: places) { alarms[$0].id.name.isEmpty ? words(alarms[$0].id.kind.word) : alarms[$0].id.name }
    case .value:
      return { place in
        let finding = alarms[place].finding
        guard let value = finding.value, let limit = finding.limit, limit != 0 else { return nil }
        return -abs(value - limit) / abs(limit)
      }
    case .effect: return { place in alarms[place].effect.map { -Double($0.nodes) - Double($0.racks) / 1_000 } }
    case .left: return { alarms[$0].timeLeft(at: digest.now)?.seconds }
    case .who: return ranks(of: places) { alarms[$0].acknowledgement?.person.name ?? "" }
    }
  }

  /// Texts as people count; nil for an empty one.
  private func ranks(of places: [Int], _ text: (Int) -> String) -> (Int) -> Double? {
    var different: [String: Double] = [:]
    var texts: [Int: String] = [:]
    for place in places {
      let own = text(place)
      texts[place] = own
      different[own] = 0
    }
    let names = different.keys.map { (text: $0, bytes: Array($0.utf8)) }
    for (rank, name) in names.sorted(by: { Roster.comesFirst($0.bytes, $1.bytes) }).enumerated() {
      different[name.text] = Double(rank)
    }
    return { place in texts[place].flatMap { $0.isEmpty ? nil : different[$0] } }
  }
}
