internal import SiteModel

extension Complaint {
  /// What was wrong with a page, one complaint for each kind of trouble.
  static func complaints(
    about report: ExpositionReport, _ drops: [PageFold.Drop: (count: Int, example: Double)], hasMeaning: Bool
  ) -> [Complaint] {
    var complaints: [Complaint] = []
    func complain(_ subject: String, _ reason: String) {
      complaints.append(Complaint(subject: CleanText.cleaned(subject), reason: CleanText.cleaned(reason)))
    }
    if report.badLines > 0 {
      let places = report.errors.map(\.description).joined(separator: "; ")
      complain("page", "\(counted(report.badLines, "line")) could not be read: \(places)")
    }
    if report.isCutShort { complain("page", "the page ends in the middle of line \(report.lines), which is not used") }
    if report.isMissingEnd { complain("page", "the page does not end with \"# EOF\": it may be cut short") }
    if report.duplicates > 0 {
      complain("page", "\(counted(report.duplicates, "sample")) repeat an earlier series; the last one counts")
    }
    if report.refused > 0 { complain("page", "\(counted(report.refused, "sample")) beyond the limit of series") }
    if !hasMeaning {
      complain("page", "none of the page's \(counted(report.samples + report.ignored, "sample")) has a known meaning")
    }
    for (drop, found) in drops.sorted(by: { $0.key.metric < $1.key.metric }) {
      let values = counted(found.count, "value")
      switch drop.reason {
      case .blank: complain(drop.metric, "\(values) say only that there is no measurement (\(found.example))")
      case .implausible: complain(drop.metric, "\(values) beyond what can be (\(found.example)), not used")
      }
    }
    return complaints
  }

  /// That a page's own times are not believed; nothing when they all are. One complaint, whatever the number of samples.
  static func complaints(aboutTimestamp moment: Moment?, of exporters: [String]) -> [Complaint] {
    guard let moment else { return [] }
    return [
      Complaint(
        subject: exporters.isEmpty ? "page" : exporters.joined(separator: ", "),
        reason: "timestamps such as \(moment.timestamp) are implausible and ignored")
    ]
  }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
