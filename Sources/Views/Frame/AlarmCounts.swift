internal import Wording
internal import Canvas
internal import SiteModel
internal import Widgets

/// How many alarms there are, on every page: by priority, behind `●` those that nobody has acknowledged; then what is
/// shelved, suppressed and out of service. Where nobody keeps alarms: what is wrong at the moment, by priority.
struct AlarmCounts {
  /// From the roomiest to the closest.
  enum Form: CaseIterable {
    /// Also priorities of which there are none.
    case all
    case known
    /// With one blank between counts.
    case close
  }

  private let scene: Scene
  private var index: AlarmIndex { scene.digest.alarmIndex }

  init(_ scene: Scene) { self.scene = scene }

  func phrase(_ form: Form) -> Phrase {
    let gap = form == .close ? 1 : 2
    var phrase = Phrase()
    for priority in Priority.allCases {
      let place = priority.rawValue - 1
      let isKept = !scene.digest.alarms.isUnkept
      let count = isKept ? index.counts[place].all : scene.digest.counts[place]
      guard count > 0 || form == .all else { continue }
      if !phrase.isEmpty { phrase.gap(gap) }
      let loud = isKept ? index.counts[place].unacknowledged : 0
      phrase.add(priority.marker, ink(of: priority, count, isKept: isKept))
      phrase.add("×\(Figures.grouped(count))", count > 0 ? .text : .faint)
      if loud > 0 { phrase.add(AlarmState.unacknowledged.glyph + Figures.grouped(loud), .strong) }
    }
    return phrase.isEmpty ? aside : aside.isEmpty ? phrase : phrase + Phrase(blanks(gap)) + aside
  }

  /// What is there burns until somebody has acknowledged it; of what is gone the marker is calm.
  private func ink(of priority: Priority, _ count: Int, isKept: Bool) -> Ink {
    guard count > 0 else { return .faint }
    guard isKept else { return priority.ink }
    let own = index.counts[priority.rawValue - 1]
    return own.burning > 0 ? priority.ink.reversed : own.active > 0 ? priority.ink : .text
  }

  /// "║3 ↳14 ╳1"
  private var aside: Phrase {
    guard !scene.digest.alarms.isUnkept else { return Phrase() }
    let counts: [(AlarmState, Int)] = [
      (.shelved, index.shelved), (.suppressed, index.suppressed), (.outOfService, index.outOfService),
    ]
    let told = counts.filter { $0.1 > 0 }.map { Phrase($0.0.glyph + Figures.grouped($0.1), .label) }
    return .joined(told, by: Phrase(" "))
  }
}
