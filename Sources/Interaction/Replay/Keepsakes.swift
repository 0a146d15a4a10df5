package import SiteModel
internal import Wording

/// What an operator has selected, marked and entered that the site on the screen does not hold, by names that last: it
/// is there again when the thing is.
struct Keepsakes: Hashable {
  /// By `Place.name`.
  var selections: [String: Selection.Name] = [:]
  var marked: Set<Selection.Name> = []
  var entered: Entered?

  /// What was entered, and on which page.
  struct Entered: Hashable {
    var page: Page
    var name: Selection.Name
  }
}

extension Selection {
  /// A selected thing by a name that lasts.
  enum Name: Hashable {
    case about(AlarmSubject)
    case alarm(AlarmID)
    /// A line of the log by its number.
    case alarmEvent(UInt64)

    /// What people call it.
    var text: String {
      switch self {
      case .about(let subject): subject.name
      case .alarm(let id): id.subject.name
      case .alarmEvent(let number): "\(number)"
      }
    }
  }
}

extension Site {
  /// The lasting name of a selected thing; nil for what the site does not hold.
  func lastingName(of selection: Selection) -> Selection.Name? {
    switch selection {
    case .entity(let id): alarmSubject(of: .entity(id)).map { .about($0) }
    case .rack(let index): alarmSubject(of: .rack(index)).map { .about($0) }
    case .source(let index): alarmSubject(of: .source(index)).map { .about($0) }
    case .job(let job): alarmSubject(of: .job(job)).map { .about($0) }
    case .alarm(let id): .alarm(id)
    case .alarmEvent(let number): .alarmEvent(number)
    }
  }

  func selection(named name: Selection.Name) -> Selection? {
    switch name {
    case .about(let about): subject(of: about).map { Selection($0) }
    case .alarm(let id): .alarm(id)
    case .alarmEvent(let number): .alarmEvent(number)
    }
  }
}

extension Console {
  /// Takes what is selected, marked and entered along from one state of the site to another that numbers its things in
  /// its own way. Says so when what was entered is not there.
  package mutating func carry(from old: Site, to new: Site, at now: Moment) {
    func moved(_ selection: Selection?) -> Selection? {
      selection.flatMap(old.lastingName).flatMap(new.selection)
    }
    carrySelections(from: old, to: new)
    let marks = keepsakes.marked.union(marked.compactMap(old.lastingName))
    marked = Set(marks.compactMap(new.selection))
    keepsakes.marked = marks.filter { new.selection(named: $0) == nil }
    carryEntered(from: old, to: new, at: now)
    trail = trail.compactMap { place in
      place.detail == nil ? place : moved(place.detail).map { Place(place.page, detail: $0) }
    }
    if let visit = previous, visit.place.detail != nil {
      previous = moved(visit.place.detail).map { Visit(place: Place(visit.place.page, detail: $0), trail: []) }
    }
    if let there = excursion, there.detail != nil { excursion = nil }
    foldExceptions = Set(
      foldExceptions.compactMap { if case .job(let job)? = moved(.job($0)) { job } else { nil } })
    layers = layers.compactMap { layer in
      switch layer {
      case .notice(.source(let index)):
        if case .source(let index)? = moved(.source(index)) { .notice(.source(index)) } else { nil }
      case .notice(.facts(let id)):
        if case .entity(let id)? = moved(.entity(id)) { .notice(.facts(id)) } else { nil }
      default: layer
      }
    }
  }

  private mutating func carrySelections(from old: Site, to new: Site) {
    for place in Set(selections.keys).union(keepsakes.selections.keys) {
      guard let name = selections[place].flatMap(old.lastingName) ?? keepsakes.selections[place] else { continue }
      selections[place] = new.selection(named: name)
      keepsakes.selections[place] = selections[place] == nil ? name : nil
    }
  }

  private mutating func carryEntered(from old: Site, to new: Site, at now: Moment) {
    if let kept = keepsakes.entered, place != Place(kept.page) { keepsakes.entered = nil }
    let isBack = keepsakes.entered != nil
    guard let name = place.detail.flatMap(old.lastingName) ?? keepsakes.entered?.name else { return }
    place.detail = new.selection(named: name)
    if place.detail == nil, !isBack { say(.notThereThen, shortened(name.text), at: now) }
    keepsakes.entered = place.detail == nil ? Keepsakes.Entered(page: page, name: name) : nil
  }
}
