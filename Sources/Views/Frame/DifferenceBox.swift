internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// What differs between the moment shown and another: alarms, states, the largest changes of readings.
struct DifferenceBox {
  private let scroll: Int
  /// Lines of one sort, before the rest are counted.
  private static let most = 200

  init(scroll: Int) { self.scroll = scroll }

  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    let width = min(116, area.width - 4)
    let other = scene.console.otherMoment(than: scene.now) ?? scene.now
    let times = [other, scene.now].map { ClockFace.dateAndTime($0, utcOffset: scene.utcOffset) }
    var lines: [Phrase]
    if let difference = scene.difference {
      lines = gaps(other, scene, width) + self.lines(of: difference, scene, width)
    } else if let failure = scene.differenceFailure {
      lines = Wrapped.lines(of: scene.words.text(of: failure), width: width).map { Phrase($0, .strong) }
    } else {
      lines = [Phrase(scene.words(.recordUnread), .label)]
    }
    // The box keeps its width while it is scrolled and while time goes on.
    lines = lines.map { line in
      var line = line.cut(to: width)
      line.pad(to: width)
      return line
    }
    let title = scene.words(.differenceOf, times[0], times[1])
    stage.layerRows = PopupBox(title, lines: lines, scroll: scroll).draw(in: area, on: &stage.buffer)
    stage.layerLines = lines.count
  }

  /// Says of a moment within which nobody recorded that what is compared was known before.
  private func gaps(_ other: Moment, _ scene: Scene, _ width: Int) -> [Phrase] {
    let gaps = [other, scene.now].compactMap { scene.past.outline?.gap(at: $0) }
    return Array(Set(gaps)).sorted { $0.from < $1.from }.flatMap { gap in
      let ends = [gap.from, gap.to].map { ClockFace.dateAndTime($0, utcOffset: scene.utcOffset) }
      return Wrapped.lines(of: scene.words(.gapThen, ends[0], ends[1]), width: width).map { Phrase($0, .medium) }
    }
  }

  private func lines(of difference: SiteDifference, _ scene: Scene, _ width: Int) -> [Phrase] {
    var lines: [Phrase] = []
    add(.differenceCame, difference.came, aside: difference.cameAside, scene, to: &lines) { line(of: $0, scene) }
    add(.differenceWent, difference.went, aside: difference.wentAside, scene, to: &lines) { line(of: $0, scene) }
    let groups = StateChangeGroup.groups(of: difference.states)
    let names = groups.filter { $0.names.count == 1 }.map { TextWidth.width(of: $0.names[0]) }
    let nameRoom = min(28, max(names.max() ?? 0, groups.count == names.count ? 0 : 6))
    add(.differenceStates, groups, count: difference.states.count, scene, to: &lines) { line(of: $0, scene, nameRoom) }
    let things = difference.readings.map { scene.digest.name(of: .entity($0.id)) }
    let thingRoom = min(30, things.map { TextWidth.width(of: $0) }.max() ?? 0)
    let wordRoom = difference.readings.map { TextWidth.width(of: scene.words($0.quantity.word)) }.max() ?? 0
    add(.differenceReadings, difference.readings, scene, to: &lines) {
      line(of: $0, scene, thingRoom, min(wordRoom, max(8, width - thingRoom - 34)))
    }
    return lines
  }

  private func add<Change>(
    _ heading: Word, _ changes: [Change], count: Int? = nil, aside: Int = 0, _ scene: Scene, to lines: inout [Phrase],
    line: (Change) -> Phrase
  ) {
    var title = Phrase(scene.words(heading), .strong)
    title.gap(2)
    title.add(changes.isEmpty ? scene.words(.differenceNone) : Figures.grouped(count ?? changes.count), .label)
    if aside > 0 {
      title.gap(2)
      title.add(scene.words(.differenceAside, Figures.grouped(aside)), .label)
    }
    lines.append(title)
    for change in changes.prefix(Self.most) { lines.append(Phrase("  ") + line(change)) }
    if changes.count > Self.most {
      lines.append(Phrase("  " + scene.words(.moreBelow, Figures.grouped(changes.count - Self.most)), .label))
    }
  }

  private func line(of alarm: Alarm, _ scene: Scene) -> Phrase {
    var phrase = Phrase(alarm.priority.marker, alarm.priority.ink)
    phrase.gap()
    phrase.add(ClockFace.when(alarm.raisedAt, now: scene.now, utcOffset: scene.utcOffset), .label)
    phrase.gap(2)
    phrase.add(alarm.id.subject.name, .strong)
    phrase.gap(2)
    phrase.add(scene.words(alarm.id.kind.word))
    if !alarm.isActive, let end = alarm.returnedAt {
      phrase.gap(2)
      phrase.add(
        scene.words(.differenceOver, ClockFace.when(end, now: scene.now, utcOffset: scene.utcOffset)), .label)
    }
    return phrase
  }

  /// One thing, or how many changed alike and their names, as many as fit.
  private func line(of group: StateChangeGroup, _ scene: Scene, _ nameRoom: Int) -> Phrase {
    var phrase = Phrase()
    let isOne = group.names.count == 1
    phrase.add(isOne ? group.names[0] : "\(Figures.grouped(group.names.count)) ×", .strong, field: nameRoom)
    phrase.gap(2)
    phrase.add(text(of: group.before, scene), .label)
    phrase.add(" → ", .faint)
    phrase.add(text(of: group.after, scene))
    if !isOne { phrase.add("  " + group.names.prefix(20).joined(separator: ", "), .label) }
    return phrase
  }

  private func text(of state: StateChange.State?, _ scene: Scene) -> String {
    switch state {
    case .node(let state)?: scene.words(state.differenceWord)
    case .source(let condition)?: scene.words(condition.differenceWord)
    case .job(let state)?: scene.words(state.word)
    case .scheduled(let text)?: text
    case nil: Figures.missing
    }
  }

  private func line(of change: ReadingChange, _ scene: Scene, _ thingRoom: Int, _ wordRoom: Int) -> Phrase {
    let unit = change.quantity.unit
    var phrase = Phrase()
    phrase.add("\(Figures.fixed(change.share * 100, 0)) %", .label, field: 6, at: .right)
    phrase.gap(2)
    phrase.add(scene.digest.name(of: .entity(change.id)), .strong, field: thingRoom)
    phrase.gap(2)
    phrase.add(scene.words(change.quantity.word), .label, field: wordRoom)
    phrase.gap(2)
    phrase.add(Figures.text(change.before, unit), .label)
    phrase.add(" → ", .faint)
    phrase.add(Figures.text(change.after, unit))
    return phrase
  }
}

extension NodeState {
  fileprivate var differenceWord: Word {
    switch self {
    case .reporting: .reporting
    case .silent: .stateSilent
    case .waiting: .waiting
    case .missing: .nodeMissing
    case .unmeasured: .stateUnmeasured
    }
  }
}

extension SourceState.Condition {
  fileprivate var differenceWord: Word {
    switch self {
    case .waiting: .waiting
    case .alive: .stateAnswering
    case .stale: .sourceStale
    case .late: .stateLate
    case .failing: .stateFailing
    }
  }
}
