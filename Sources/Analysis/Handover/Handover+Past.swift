package import SiteModel

extension Handover {
  /// What a record tells of a span. `actions` are what a log of acts tells of it; nil where there is none to be read.
  package init(of past: some Past, from: Moment, to: Moment, actions: [Action]?) throws(PastFailure) {
    let span = try past.span()
    guard let span, span.from <= to, span.to >= from else { throw .nothingThere }
    let recorded = PastSpan(from: max(from, span.from), to: min(to, span.to))
    let (first, last) = (try past.site(at: recorded.from), try past.site(at: recorded.to))
    site = last.name
    isSimulated = last.isSimulated
    self.from = from
    self.to = to
    self.recorded = recorded
    gaps = Self.gaps(in: try past.gaps(), recorded)
    let events = try past.alarmEvents(after: recorded.from, to: recorded.to, about: nil)
    figures = AlarmKeyFigures(of: events, from: recorded.from, to: recorded.to, board: last.alarms)
    let (before, after) = (Present(first, at: recorded.from), Present(last, at: recorded.to))
    let evidence = Evidence(after)
    take(last.alarms?.refreshed(from: evidence, Analysis.findings(from: evidence)))
    groups = Self.groups(
      of: events, before: first.alarms, open: Set(open.map(\.id)), aside: Set((shelved + outOfService).map(\.id)))
    decisions = Self.decisions(of: events)
    nodes = Self.nodeChanges(from: before, to: after)
    sources = Self.sourceChanges(from: before, to: after)
    jobs = Self.jobs(in: last, after: recorded.from, to: recorded.to)
    self.actions = actions?.filter { $0.moment > from && $0.moment <= to }
    power = Self.power(in: past, recorded)
  }

  /// What of some spans lies within another.
  private static func gaps(in all: [PastSpan], _ span: PastSpan) -> [PastSpan] {
    all.compactMap { gap in
      let part = PastSpan(from: max(gap.from, span.from), to: min(gap.to, span.to))
      return part.from < part.to ? part : nil
    }
  }

  /// How things stand at the end.
  private mutating func take(_ board: AlarmBoard?) {
    guard let board, !board.isUnkept else { return }
    isKept = true
    for alarm in board.alarms {
      if alarm.withdrawal != nil {
        outOfService.append(alarm)
      } else if alarm.shelving != nil {
        shelved.append(alarm)
      } else if alarm.suppression != nil {
        suppressedCount += 1
      } else if alarm.condition != .normal {
        open.append(alarm)
      }
    }
  }
}
