import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing
import Views

/// The way from a job to its nodes and what they hang on, and back.
@Suite("From a job to its racks, and back") struct JobLinkTests {
  private static func seat(_ lines: String..., size: Size = Size(120, 36)) -> Seat {
    var seat = Seat(at: SampleSite.queued(), size: size)
    for line in lines { seat.run(line) }
    return seat
  }

  @Test("Enter on a node of a job goes to the node, Enter on a job there to the job, Esc back each time") func ways() {
    var seat = Self.seat("job 18440_1")
    let job = seat.console.place
    #expect(job == Place(.jobs, detail: .job(JobReference(queue: 0, id: "18440_1"))))
    while seat.console.selection != .entity(.node(8)) { seat.press(.down) }
    seat.press(.enter)
    #expect(seat.console.place == Place(.nodes, detail: .entity(.node(8))))
    // The three jobs on it come first.
    seat.press(.down, .down, .enter)
    #expect(seat.console.place.detail.map { if case .job = $0 { true } else { false } } == true)
    seat.press(.escape, .escape)
    #expect(seat.console.place == job)
  }

  @Test("Enter on what cools a job leads to the racks that hang on it") func supply() throws {
    var seat = Self.seat("job 18422")
    let unit = try #require(SampleSite.queued().directory.id(of: .building(.coolantDistributionUnit, "CDU-01")))
    for _ in 0..<8 where seat.console.selection != .entity(unit) { seat.press(.down) }
    #expect(seat.console.selection == .entity(unit))
    seat.press(.enter)
    #expect(seat.console.page == .racks && seat.console.filterInForce == "CDU-01")
  }

  @Test(
    "Nodes are found by job, user and the scheduler's state",
    arguments: [
      ("18470", 1), ("sun", 4), ("drained", 1), ("18440", 1), ("zhao", 8),
    ])
  func filter(_ text: String, count: Int) {
    var seat = Self.seat("page nodes")
    seat.run("filter \(text)")
    #expect(seat.screen.contains("of \(count) "))
  }

  @Test("The racks of a marked job are lit, also those of a heterogeneous job's other parts") func lit() {
    var seat = Self.seat("page jobs")
    seat.console.marked = [.job(JobReference(queue: 0, id: "18460+1"))]
    seat.run("page racks")
    #expect(seat.screen.contains("2 racks · 3 nodes"))
    seat.console.marked = [.job(JobReference(queue: 0, id: "18440"))]
    seat.paint()
    #expect(seat.screen.contains("1 rack · 3 nodes") || seat.screen.contains("1 rack · "))
  }

  @Test("A job that is gone is said to be gone") func gone() {
    var seat = Self.seat()
    seat.console.go(into: .job(JobReference(queue: 0, id: "777")), on: .jobs)
    seat.paint()
    #expect(seat.screen.contains("no longer in the queue"))
  }
}
