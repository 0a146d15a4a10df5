internal import Canvas
internal import Interaction
internal import Orders
internal import SiteModel
internal import Widgets
internal import Wording

/// One alarm's cells.
struct AlarmRow {
  let scene: Scene
  let alarm: Alarm
  private let place: Int
  private let width: Int
  private var rooms: Rooms
  /// True in a table of groups: then what follows from an alarm is counted behind it, or stands under it.
  private let isGrouped: Bool

  /// Cells that texts have at most while other columns want room.
  struct Rooms: Hashable {
    var thing: Int
    var what: Int
    /// Of what others follow from.
    var cause: Int
    var value: Int

    init(width: Int) {
      (thing, what) = (width < 100 ? 14 : width < 160 ? 22 : 32, width < 100 ? 20 : 34)
      (cause, value) = (width < 100 ? 14 : 34, width < 100 ? 15 : width < 160 ? 30 : 48)
    }

    /// With what is left over shared out among those that were cut, in the order in which they are read.
    func widened(by spare: Int, for wanted: Rooms) -> Rooms {
      var (rooms, spare) = (self, spare)
      for part in [\Rooms.thing, \.what, \.value] {
        let more = max(0, min(spare, wanted[keyPath: part] - rooms[keyPath: part]))
        rooms[keyPath: part] += more
        spare -= more
        if part == \.what { rooms.cause = max(rooms.cause, min(rooms.what, rooms.cause + more)) }
      }
      return rooms
    }
  }

  init(scene: Scene, alarm: Alarm, place: Int, width: Int, isGrouped: Bool) {
    self.scene = scene
    self.alarm = alarm
    self.place = place
    self.width = width
    self.isGrouped = isGrouped
    rooms = Rooms(width: width)
  }

  /// With texts of so many cells.
  func within(_ rooms: Rooms) -> AlarmRow {
    var row = self
    row.rooms = rooms
    return row
  }

  /// Raises `rooms` to what all of its texts take.
  func reach(in rooms: inout Rooms) {
    rooms.thing = max(rooms.thing, TextWidth.width(of: scene.name(of: alarm)))
    rooms.what = max(rooms.what, TextWidth.width(of: scene.title(of: alarm.id)))
    rooms.value = max(rooms.value, TextWidth.width(of: valueText))
  }

  func cell(_ column: AlarmColumn) -> Phrase {
    switch column {
    case .priority: return scene.marker(of: alarm)
    // Where nobody keeps alarms they have no states.
    case .state: return scene.digest.alarms.isUnkept ? Phrase() : scene.state(of: alarm)
    case .since: return Phrase(width < 100 ? scene.shortClock(alarm.since) : scene.clock(alarm.since), .label)
    case .thing:
      let indent = isFollower ? Phrase("↳ ", .faint) : Phrase()
      return indent + Phrase(fitted(scene.name(of: alarm), to: rooms.thing), nameInk)
    case .what: return what
    case .value: return Phrase(valueText.fitted(to: rooms.value), isQuiet ? .label : .text)
    case .effect: return Phrase(scene.effect(alarm.effect, isShort: width < 160), .label)
    case .left:
      return scene.timeLeft(of: alarm).map {
        Phrase(scene.timeLeftFigures($0, isShort: true), isQuiet ? .label : .strong)
      } ?? Phrase()
    case .who:
      guard let acknowledgement = alarm.acknowledgement else { return Phrase() }
      return Phrase(scene.byAt(acknowledgement.person, acknowledgement.moment).fitted(to: 28), .label)
    }
  }

  private var valueText: String { width < 130 ? scene.shortReason(of: alarm) : scene.reason(of: alarm) }

  /// Of "simulator/mi300-001" the end says which source it is: where not all of it has room, the feed gives way.
  private func fitted(_ name: String, to room: Int) -> String {
    guard TextWidth.width(of: name) > room, case .source = alarm.id.subject, let slash = name.firstIndex(of: "/") else {
      return name.fitted(to: room)
    }
    return ("…" + name[slash...]).fitted(to: room)
  }

  private var isFollower: Bool { isGrouped && scene.digest.alarmIndex.firstOut[place] >= 0 }
  private var isQuiet: Bool { alarm.isSetAside || alarm.isGone }
  private var nameInk: Ink { isQuiet ? .label : .strong }

  /// "pump failed ×2 +14 ■1●3": what it is, and what follows from it with the worst of that.
  private var what: Phrase {
    let followers = isGrouped ? scene.digest.alarmIndex.followers(of: place) : []
    let room = followers.isEmpty ? rooms.what : rooms.cause
    var phrase = Phrase(scene.title(of: alarm.id).fitted(to: room), isQuiet ? .label : .text)
    if alarm.finding.count > 1 { phrase.add(" ×\(alarm.finding.count)", .label) }
    if alarm.isChattering { phrase.add(" ≈", .strong) }
    // Another system's says so itself.
    if width >= 100, alarm.id.kind != .foreignAlert, !scene.silences(hiding: alarm.id).isEmpty {
      phrase.add(" (\(scene.words(.silencedThere)))", .label)
    }
    guard !followers.isEmpty else { return phrase }
    phrase.add(" " + scene.words(.alarmFollowing, Figures.grouped(followers.count)), .accent)
    let loud = followers.filter(\.needsAcknowledgement)
    if let worst = loud.first {
      phrase.gap()
      phrase.add(scene.marker(of: worst))
      phrase.add(AlarmState.unacknowledged.glyph + Figures.grouped(loud.count), .strong)
    }
    return phrase
  }
}
