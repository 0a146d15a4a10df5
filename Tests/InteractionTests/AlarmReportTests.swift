import AisleTesting
import Interaction
import SiteModel
import Testing

@Suite("How an order about alarms went") struct AlarmReportTests {
  @Test func `a report is told in one line`() {
    func id(_ kind: Finding.Kind, _ name: String) -> AlarmID {
      AlarmID(kind, .thing(.building(.coolantDistributionUnit, name)))
    }
    var seat = Seat(at: SampleSite.alarmed())
    let pump = id(.pumpsStopped, "CDU-02")
    var report = AlarmReport(AlarmOrder(.acknowledge, [pump, id(.leakDetected, "CDU-04")], seen: 412), done: [pump])
    report.refused = [AlarmReport.Refused(id(.leakDetected, "CDU-04"), .alreadyAcknowledged(by: "liu"))]
    seat.console.show(report, at: seat.now)
    #expect(seat.noticeText == "CDU-02: acknowledged. CDU-04: already acknowledged by liu.")
  }
}
