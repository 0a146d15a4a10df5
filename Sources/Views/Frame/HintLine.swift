internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The last line: the keys that work here. Each is also a button.
struct HintLine {
  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    switch scene.console.layers.last {
    case .commandLine(let text, let cursor, _)?: drawField(":", text, cursor, in: area, on: &stage)
    case .filter(let text, let cursor)?:
      drawField("/", text, cursor, in: area, on: &stage)
      drawComplaint(about: text, scene, in: area, on: &stage)
    default: drawHints(scene.console.hints, scene, in: area, on: &stage)
    }
  }

  private func drawField(_ prompt: String, _ text: String, _ cursor: Int, in area: Rect, on stage: inout Stage) {
    let before = String(text.prefix(max(0, cursor)))
    // A text longer than the line shows the part around the cursor.
    let skipped = max(0, TextWidth.width(of: before) - (area.width - 4))
    let field = area.inset(left: 2)
    stage.write(Phrase(prompt, .accent), x: area.x + 1, y: area.y, in: area)
    stage.write(Phrase(text, .strong), x: field.x - skipped, y: area.y, in: field)
    stage.cursor = Point(field.x - skipped + TextWidth.width(of: before), area.y)
  }

  /// What makes no sense in a filter, at the right edge where there is room.
  private func drawComplaint(about text: String, _ scene: Scene, in area: Rect, on stage: inout Stage) {
    guard let complaint = scene.console.complaint(aboutFilter: text) else { return }
    let room = area.width - TextWidth.width(of: text) - 6
    guard room >= 12 else { return }
    let phrase = Phrase(scene.words.text(of: complaint), .strong).cut(to: room)
    stage.writeRight(phrase, y: area.y, in: area.inset(right: 1))
  }

  private func drawHints(_ hints: [Hint], _ scene: Scene, in area: Rect, on stage: inout Stage) {
    let possible = hints.filter { isPossible($0, scene) }
    var x = area.x + 1
    for hint in Self.fitting(possible, scene, width: area.width - 1) {
      let phrase = Self.phrase(of: hint, scene)
      stage.write(phrase, x: x, y: area.y, in: area)
      if let command = hint.command {
        stage.place(.command(command), in: Rect(x: x, y: area.y, width: phrase.width, height: 1))
      }
      x += phrase.width + 2
    }
  }

  /// Where nobody keeps alarms there is nothing to be done about them, nor where the page lists none; what is set aside is
  /// not acknowledged.
  private func isPossible(_ hint: Hint, _ scene: Scene) -> Bool {
    guard hint.isOfAlarms, scene.console.layers.isEmpty else { return true }
    if scene.digest.alarms.isUnkept { return false }
    let (console, place) = (scene.console, scene.console.place)
    guard place.page == .alarms else { return true }
    if place.detail == nil, [.log, .figures].contains(console.alarmSheet) { return false }
    guard hint.command == "acknowledge" || hint.command == "acknowledge-visible" else { return true }
    if place.detail == nil, console.alarmSheet == .aside { return false }
    guard hint.command == "acknowledge", case .alarm(let id)? = console.selection ?? place.detail else { return true }
    return scene.digest.alarms[id]?.isSetAside != true
  }

  private static func phrase(of hint: Hint, _ scene: Scene) -> Phrase {
    Phrase(hint.keys, .accent) + Phrase(" " + scene.words(hint.word), .label)
  }

  /// As many as fit: how to find the others, and the way out, stay; what works everywhere goes before what works here.
  private static func fitting(_ hints: [Hint], _ scene: Scene, width: Int) -> [Hint] {
    let lasting: Set<String> = ["help", "quit"]
    let everywhere: Set<String> = scene.console.replay == nil ? ["command", "step-back"] : ["command"]
    var places = Array(hints.indices)
    let widths = hints.map { phrase(of: $0, scene).width + 2 }
    while places.reduce(-2, { $0 + widths[$1] }) > width {
      func last(where isMeant: (Hint) -> Bool) -> Int? { places.lastIndex { isMeant(hints[$0]) } }
      let going =
        last { everywhere.contains($0.command ?? "") } ?? last { !lasting.contains($0.command ?? "") }
        ?? places.indices.last
      guard let going else { return [] }
      places.remove(at: going)
    }
    return places.map { hints[$0] }
  }
}
