internal import SiteModel

extension Complaint {
  /// What was wrong with a page, one complaint for each kind of trouble.
  static func complaints(
    about report: ExpositionReport, _ drops: [PageFold.Drop: (count: Int, example: Double)], hasMeaning: Bool
  ) -> [Complaint] {
    var reasons: [Reason] = []
    if report.badLines > 0 { reasons.append(.badLines(count: report.badLines, first: report.errors)) }
    if report.isCutShort { reasons.append(.cutShort(line: report.lines)) }
    if report.isMissingEnd { reasons.append(.withoutEnd) }
    if report.duplicates > 0 { reasons.append(.repeated(count: report.duplicates)) }
    if report.refused > 0 { reasons.append(.refused(count: report.refused)) }
    if !hasMeaning { reasons.append(.meaningless(count: report.samples + report.ignored)) }
    return reasons.map { Complaint(subject: page, $0) } + complaints(about: drops)
  }

  private static func complaints(about drops: [PageFold.Drop: (count: Int, example: Double)]) -> [Complaint] {
    drops.sorted { ($0.key.metric, $0.key.reason) < ($1.key.metric, $1.key.reason) }.map { drop, found in
      Complaint(subject: CleanText.cleaned(drop.metric), drop.reason.complaint(found.count, found.example))
    }
  }

  /// That a page's own times are not believed; nothing when they all are. One complaint, whatever the number of samples.
  static func complaints(aboutTimestamp moment: Moment?, of exporters: [String]) -> [Complaint] {
    guard let moment else { return [] }
    return [Complaint(subject: exporters.isEmpty ? page : exporters.joined(separator: ", "), .timestamp(moment))]
  }
}

extension PageFold.Drop.Reason {
  fileprivate func complaint(_ count: Int, _ example: Double) -> Complaint.Reason {
    switch self {
    case .blank: .blank(count: count, example: example)
    case .implausible: .impossible(count: count, example: example)
    case .doubled: .doubled(count: count, example: example)
    case .unknownState: .unknownState(count: count, example: example)
    }
  }
}
