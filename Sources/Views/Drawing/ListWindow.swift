internal import Canvas
internal import Interaction
internal import Widgets

/// Which part of a list is in sight, and how a row of it is finished.
enum ListWindow {
  /// The first row in sight: where the console has scrolled to, within the list.
  static func first(of scene: Scene, visible: Int) -> Int {
    let asked = scene.console.firstRow
    return max(0, min(asked, scene.order.count - visible))
  }

  /// The first line in sight of something taller than the room, so that `line` is in sight, some lines around it too.
  static func first(showing line: Int?, of count: Int, visible: Int) -> Int {
    guard count > visible, let line else { return 0 }
    return max(0, min(line - visible / 2, count - visible))
  }

  /// Notes what a row stands for, and marks it when it is selected or picked out.
  static func finish(_ selection: Selection, in line: Rect, _ scene: Scene, on stage: inout Stage) {
    if scene.console.marked.contains(selection) {
      stage.buffer.mark(line, with: .bold)
      // In the margin, since names are bold anyway.
      stage.write(Phrase("●", .accent), x: line.x, y: line.y, in: line)
    }
    if scene.console.selection == selection { stage.buffer.mark(line, with: .selected) }
    note(selection, in: line, on: &stage)
  }

  /// Notes what a row stands for, so that the mouse finds it.
  static func note(_ selection: Selection, in line: Rect, on stage: inout Stage) {
    switch selection {
    case .entity(let id): stage.place(.entity(id), in: line)
    case .rack(let index): stage.place(.rack(index), in: line)
    case .source(let index): stage.place(.source(index), in: line)
    case .job(let reference): stage.place(.job(reference), in: line)
    case .alarm(let id): stage.place(.alarm(id), in: line)
    case .alarmEvent(let number): stage.place(.alarmEvent(number), in: line)
    }
  }
}
