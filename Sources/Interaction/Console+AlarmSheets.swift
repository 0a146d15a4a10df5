internal import SiteModel
internal import Wording

extension Console {
  /// The view of that name, or the next. The key figures' takes a length of time behind it.
  mutating func chooseAlarmSheet(named text: String?, in around: Surroundings) {
    let all = AlarmSheet.allCases
    if let text {
      let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
      let name = parts.first ?? text
      guard let sheet = AlarmSheet(rawValue: name.lowercased()) else {
        sayNoSuch(name, of: .noSuchSheet, nearest: NearestWord.to(name, in: all.map(\.rawValue)), at: around.now)
        return
      }
      if parts.count == 2, sheet == .figures {
        guard let span = Duration(writtenAs: parts[1]), span >= .seconds(60) else {
          say(.figureSpanNotUnderstood, CleanText.cleaned(parts[1], limit: 40), at: around.now)
          return
        }
        alarmFigureSpan = span
      }
      alarmSheet = sheet
    } else {
      alarmSheet = all[((all.firstIndex(of: alarmSheet) ?? 0) + 1) % all.count]
    }
    scroll[place.name] = 0
    selections[place.name] = nil
    rows[place.name] = nil
  }

  mutating func toggleGroupsOfAlarms(in around: Surroundings) {
    groupsAlarms.toggle()
    say(groupsAlarms ? .alarmGrouped : .alarmFlat, at: around.now)
    notice?.isNews = true
  }

  /// Shows or hides what follows from the selected alarm; from within a group, the group's.
  mutating func toggleFoldOfAlarm(in around: Surroundings) {
    guard case .alarm(let id)? = selection, let board = around.site.alarms else { return }
    var first = id
    // What explains what explains it: as far as it goes, and never round in circles.
    for _ in 0..<16 {
      guard let root = board[first]?.root, board[root] != nil, root != id else { break }
      first = root
    }
    if unfoldedAlarms.remove(first) == nil { unfoldedAlarms.insert(first) }
    selections[place.name] = .alarm(first)
  }

  /// Keeps the selected row where it was on the screen while alarms come and go around it.
  mutating func holdRow(in around: Surroundings) {
    guard let before = rows[place.name], let row = selectedIndex(in: around), row != before else { return }
    guard before >= firstRow, before < firstRow + max(1, rowsSeen) else { return }
    scroll[place.name] = firstRow + row - before
  }
}
