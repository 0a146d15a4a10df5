import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing
import Views
import Wording

@Suite("Rows of the table of jobs") struct JobRowTests {
  private func seat(_ site: Site = SampleSite.queued(), size: Size = Size(200, 40)) -> Seat {
    var seat = Seat(at: site, size: size)
    seat.press(.character("4"))
    return seat
  }

  private func line(_ text: String, _ seat: Seat) -> String { seat.lines.first { $0.contains(text) } ?? "" }

  private func site(ended: [Job]) -> Site {
    var site = SampleSite.queued()
    var batch = Batch(source: SourceID("slurm/sacct"), moment: SampleSite.now)
    var report = QueueReport(queue: "slurm", kind: .slurm)
    report.ended = ended
    batch.queue = report
    site.apply(batch, took: .milliseconds(4))
    return site
  }

  private func ended(_ id: String, _ state: JobState, _ exit: String, reason: String = "None") -> Job {
    var job = Job(id, state)
    (job.exitCode, job.reason) = (exit, reason)
    (job.began, job.ends) = (SampleSite.now - .seconds(900), SampleSite.now - .seconds(600))
    return job
  }

  @Test("Tasks that wait together are named, and counted, and stand alone without a sign of a family")
  func waitingTasks() {
    var seat = seat()
    seat.run("filter state=PD")
    #expect(line("18440_[3-63%3]", seat).contains("61×1"))
    #expect(line("18440_[3-63%3]", seat).prefix { $0 != "1" }.count == 7)
    var narrow = self.seat(size: Size(80, 24))
    narrow.run("filter state=PD")
    #expect(narrow.lines.contains { $0.contains("18440_[3-63]") })
  }

  @Test("When a waiting job is thought to begin, and on how many nodes, stands there in 80 columns too")
  func narrow() {
    let row = line("18431", seat(size: Size(80, 24)))
    #expect(row.contains("12:40") && row.contains(" 16 "))
  }

  @Test("What nobody measures takes no room") func unmeasured() {
    #expect(line("elapsed", seat(size: Size(120, 36))).contains("power"))
    var bare = Site(topology: SampleSite.queued().topology)
    var batch = Batch(source: SourceID("slurm/jobs"), moment: SampleSite.now)
    var report = QueueReport(queue: "slurm", kind: .slurm)
    report.jobs = [Job("7", .running)]
    batch.queue = report
    bare.apply(batch, took: .zero)
    let head = line("elapsed", seat(bare, size: Size(120, 36)))
    #expect(!head.isEmpty && !head.contains("power") && !head.contains("load") && !head.contains("accel"))
  }

  @Test("How a job ended is said in words, and is found by its number") func endings() {
    var waiting = ended("5", .cancelled, "0:0", reason: "BeginTime")
    waiting.began = nil
    var seat = seat(
      site(ended: [
        ended("1", .timeout, "0:15", reason: "TimeLimit"), ended("2", .failed, "3:0", reason: "NonZeroExitCode"),
        ended("3", .cancelled, "0:15"), ended("4", .completed, "0:0"), waiting,
      ]))
    seat.press(.character("E"))
    let text = seat.lines.joined(separator: "\n")
    #expect(text.contains("signal 15") && text.contains("exit 3") && text.contains("before it began"))
    #expect(!text.contains("0:15") && !text.contains(" 0:0 ") && !text.contains("begin time"))
    seat.run("filter exit=3")
    #expect(seat.order == [.job(JobReference(queue: 0, id: "2"))])
    seat.run("filter exit=3:0")
    #expect(seat.order == [.job(JobReference(queue: 0, id: "2"))])
  }

  @Test("Jobs that have ended are sorted by when, say so, fold their arrays, and the key is told to lead back")
  func endedView() {
    let tasks = [0, 1].map { task in
      var job = ended("17000_\(task)", task == 0 ? .failed : .completed, task == 0 ? "1:0" : "0:0")
      job.array = JobArray(number: 17_000, tasks: "\(task)", count: 1)
      return job
    }
    var seat = seat(site(ended: tasks))
    #expect(seat.lines.last?.contains("E ended") == true)
    seat.press(.character("E"))
    #expect(seat.lines.contains { $0.contains("sort: ended") } && seat.lines.last?.contains("E queue") == true)
    let group = Selection.job(JobReference(queue: 0, id: "17000"))
    #expect(seat.order.contains(group) && seat.order.count == 2)
    while seat.console.selection != group { seat.press(.down) }
    seat.press(.enter)
    #expect(seat.order.count == 4 && seat.console.place.detail == nil)
    seat.press(.character("z"), .character("E"))
    #expect(seat.lines.contains { $0.contains("sort: state") })
  }

  @Test("A row of tasks that have ended gives no order to those that are still in the queue") func noOrder() {
    let tasks = [60, 61].map { task in
      var job = ended("18440_\(task)", .completed, "0:0")
      job.array = JobArray(number: 18_440, tasks: "\(task)", count: 1)
      return job
    }
    var seat = seat(site(ended: tasks))
    seat.press(.character("E"))
    for _ in seat.order where seat.selectedName != "18440" { seat.press(.down) }
    seat.run("cancel")
    #expect(!seat.lines.joined().contains("scancel"))
  }

  @Test("Sorting walks through the columns that are drawn") func drawnColumns() {
    var seat = seat(size: Size(80, 24))
    for _ in JobColumn.allCases {
      seat.press(.character(">"))
      #expect(line("why", seat).contains("▾") || seat.console.jobSort.column == .finding)
    }
  }

  @Test("A filter by what nobody measures says so") func unknown() {
    var seat = seat(site(ended: [ended("1", .failed, "1:0")]))
    seat.press(.character("E"))
    seat.run("filter load<50%")
    #expect(seat.lines.joined().contains("load is known of no job"))
    seat.run("filter load<50% user=nobody")
    #expect(seat.lines.joined().contains("load is known of no job"))
    seat.run("filter user=nobody")
    #expect(!seat.lines.joined().contains("known of no job"))
  }

  @Test("A job's own other parts do not wait behind it") func behind() {
    var seat = seat(size: Size(200, 60))
    seat.run("job 18440_0")
    #expect(!seat.lines.joined().contains("18440_["))
  }

  @Test("Tasks that wait together are called by their numbers above their own page too") func crumb() {
    var seat = seat()
    seat.run("job 18440_*")
    #expect(seat.lines[1].contains("› 18440_[3-63%3]"))
  }
}
