internal import Analysis
package import Canvas
package import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The alarms in their states: what is announced, what is set aside, what has happened, and how much of it there is; or
/// one alarm in full once it was entered.
package struct AlarmsView: View {
  package let page = Page.alarms

  package init() {}

  package func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    if case .alarm? = scene.console.place.detail {
      if let outlook = scene.alarmOutlook {
        AlarmDetail(scene: scene, outlook: outlook).draw(in: area.inset(left: 1, right: 1), on: &stage)
        stage.visibleRows = max(1, area.height)
      }
      return
    }
    let head = AlarmHead(scene: scene)
    var rest = area.inset(top: 1)
    let notices = [scene.digest.alarms.isUnkept ? unkept(scene) : nil, head.floodLine].compactMap(\.self)
    for line in notices where rest.height > 3 {
      stage.write(line.cut(to: rest.width), x: rest.x, y: rest.y, in: rest)
      rest = rest.inset(top: 1)
    }
    switch scene.console.alarmSheet {
    case .active, .aside, .log: drawList(scene, in: rest, on: &stage)
    case .figures:
      stage.visibleRows = max(1, rest.height)
      AlarmFigureLines(scene: scene).draw(in: rest.inset(left: 1, right: 1), on: &stage)
    }
    head.draw(visible: stage.visibleRows, in: area.row(0), on: &stage)
  }

  private func unkept(_ scene: Scene) -> Phrase? {
    scene.digest.alarms.alarms.isEmpty ? nil : Phrase(" " + scene.words(.alarmsUnkept), .label)
  }

  /// The list, and beside or below it the selected alarm in full where there is room.
  private func drawList(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    var (list, pane) = (area, Rect(x: area.x, y: area.y, width: 0, height: 0))
    let isBeside = area.width >= 190 && area.height >= 16
    if isBeside {
      let width = min(90, area.width * 38 / 100)
      list = Rect(x: area.x, y: area.y, width: area.width - width - 2, height: area.height)
      pane = Rect(x: list.maxX + 2, y: area.y, width: width - 1, height: area.height)
    } else if area.height >= 16 {
      let height = area.height < 24 ? 6 : min(16, area.height * 2 / 5)
      list = area.inset(bottom: height)
      pane = Rect(x: area.x + 1, y: list.maxY, width: area.width - 2, height: height)
    }
    if scene.console.alarmSheet == .log {
      AlarmLogTable(scene: scene).draw(in: list, on: &stage)
    } else {
      AlarmTable(scene: scene).draw(in: list, on: &stage)
    }
    guard !pane.isEmpty, let outlook = scene.alarmOutlook, outlook.id ?? outlook.departed != nil else { return }
    if isBeside {
      for y in pane.y..<pane.maxY { stage.write(Phrase("│", .faint), x: pane.x - 2, y: y, in: area) }
    } else {
      stage.write(.rule(width: pane.width), x: pane.x, y: pane.y, in: area)
      pane = pane.inset(top: 1)
    }
    if let departed = outlook.departed {
      let text = scene.words(.alarmLeftList, scene.text(of: departed))
      return _ = stage.write(Phrase(text, .label).cut(to: pane.width), x: pane.x, y: pane.y, in: pane)
    }
    // What the pane shows is no list: its lines are not what the arrows walk along.
    AlarmDetail(scene: scene, outlook: outlook, isPane: true).draw(in: pane, on: &stage)
  }
}
