import AisleTesting
import SiteModel
import Testing
import Wire
import Wording

@Suite("Complaints over the wire") struct ComplaintCodeTests {
  @Test("A sampler's reason comes back from its labels as it was", arguments: Reasons.complaints)
  func roundTrip(reason: Complaint.Reason) throws {
    guard let code = ComplaintCode(reason) else { return }
    #expect(code.reason == reason)
  }

  @Test("Every kind of reason that a sampler has is carried") func carried() {
    let kinds = Reasons.complaints.compactMap { ComplaintCode($0)?.kind }
    #expect(
      Set(kinds) == [
        "system", "not_regular", "unfinished", "ended", "not_answered_yet", "lacking", "not_value", "too_large", "hung",
        "skipped", "implausible",
      ])
    let own = Complaint.Reason.unreadable(place: "GPU 0", .told("nvmlInit_v2: Unknown Error"))
    #expect(ComplaintCode(own)?.reason == own)
    #expect(ComplaintCode(.told("anything")) == nil)
  }

  @Test("On a page the labels win over the sentence; without them, and with strange ones, the sentence stands")
  func page() {
    func reason(_ labels: String) -> [Complaint.Reason] {
      PageProbe("aisle_sampler_complaint_info{sampler=\"rapl\",reason=\"in words\"\(labels)} 1\n").page.complaints
        .filter { $0.subject == "rapl" }.map(\.reason)
    }
    #expect(
      reason(",kind=\"system\",place=\"/sys/x\",detail=\"13\"")
        == [.unreadable(place: "/sys/x", .system(code: 13))])
    #expect(reason(",kind=\"hung\",place=\"/sys/\u{202E}x\"") == [.hung(place: CleanText.cleaned("/sys/\u{202E}x"))])
    for strange in ["", ",kind=\"newer\"", ",kind=\"system\",detail=\"many\"", ",kind=\"unfinished\",detail=\"1e99\""] {
      #expect(reason(strange) == [.told("in words")], "\(strange)")
    }
  }
}
