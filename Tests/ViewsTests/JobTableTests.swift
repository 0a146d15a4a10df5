import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing
import Views

@Suite("The table of jobs") struct JobTableTests {
  private func seat(_ site: Site = SampleSite.queued(), size: Size = Size(200, 40)) -> Seat {
    var seat = Seat(at: site, size: size)
    seat.press(.character("4"))
    return seat
  }

  private func ids(_ seat: inout Seat) -> [String] {
    seat.order.map { selection in
      guard case .job(let job) = selection else { return "?" }
      return job.id
    }
  }

  private func found(_ filter: String, in site: Site = SampleSite.queued()) -> [String] {
    var seat = seat(site)
    seat.run("fold-all")
    seat.run("filter \(filter)")
    return ids(&seat).filter { !["18440", "18460"].contains($0) }.sorted()
  }

  /// The queue as it is some time later, without some jobs.
  private func later(_ site: Site, without gone: Set<String>, at moment: Moment) -> Site {
    var site = site
    var batch = Batch(source: SourceID("slurm/jobs"), moment: moment, layout: 1)
    batch.subjects = site.topology.nodes.map { .node($0.name) }
    var report = QueueReport(queue: "slurm", kind: .slurm)
    report.jobs = site.queues[0].jobs.filter { !gone.contains($0.id) }
    batch.queue = report
    site.apply(batch, took: .milliseconds(40))
    return site
  }

  @Test("What is in trouble comes first, then what failed, then what runs, then what waits by priority") func order() {
    var seat = seat()
    let ids = ids(&seat)
    // A node of 18422 is lost.
    #expect(ids.first == "18422")
    let some = ["18422", "18400", "18471", "18431", "18481"]
    #expect(ids.filter { some.contains($0) } == some)
  }

  @Test("An array is one row; Enter unfolds it, z on a task folds it again, and no other row moves the selection")
  func folding() {
    var seat = seat()
    #expect(!ids(&seat).contains("18440_0") && ids(&seat).contains("18440") && ids(&seat).contains("18460"))
    while seat.selectedName != "18440" { seat.press(.down) }
    seat.press(.enter)
    #expect(seat.console.place.detail == nil)
    let unfolded = ids(&seat)
    let place = unfolded.firstIndex(of: "18440") ?? -9
    #expect(Array(unfolded[(place + 1)...(place + 4)]) == ["18440_0", "18440_1", "18440_2", "18440_*"])
    seat.press(.down, .down, .character("z"))
    #expect(seat.selectedName == "18440" && !ids(&seat).contains("18440_1"))
  }

  @Test(
    "The filter finds what it says",
    arguments: [
      ("user=zhao", ["18422", "18450"]), ("user=zhao state=PD", ["18450"]), ("rack=A02 state=R user~su", []),
      ("name~llm", ["18422"]), ("why=JobHeldUser", ["18480"]), ("why=DEPENDENCY", ["18450"]),
      ("array=18440 state=R", ["18440_0", "18440_1", "18440_2"]),
      ("gpus>=64 !partition=infer", ["18422", "18431", "18482"]),
      ("state=PD priority>100", ["18431"]), ("微调", ["18470"]), ("用户=王芳", ["18470"]),
      ("id=18460*", ["18460+0", "18460+1"]), ("job=18460", ["18460+0", "18460+1"]),
      ("job=18440", ["18440_*", "18440_0", "18440_1", "18440_2"]), ("job=18440_2", ["18440_2"]),
      ("job=18440_7", ["18440_*"]), ("18440_7", ["18440_*"]), ("job=18440_64", []),
      ("elapsed>2d", ["18422"]), ("nonsense", []), ("state=failed", ["18400"]), ("!state=R,PD", ["18400"]),
    ] as [(String, [String])])
  func filters(filter: String, ids: [String]) {
    #expect(found(filter) == ids)
  }

  @Test("A word without an operator is looked for in all that is told, as it stands and then loosely") func words() {
    #expect(found("zhao") == ["18422", "18450"])
    #expect(found("1844").contains("18440_0"))
    #expect(found("lp70b") == ["18422"])
    #expect(found("held") == ["18480"])
  }

  @Test("A term that makes no sense is said while it is typed, with what is near, and hides nothing") func nonsense() {
    var seat = seat()
    let all = seat.order.count
    seat.type("/usr=zhao")
    #expect(seat.order.count == all)
    #expect(seat.lines.last?.contains("no field “usr”. Did you mean “user”?") == true)
  }

  @Test("Tab completes a field's name in the filter") func completion() {
    var seat = seat()
    seat.type("/state=R us")
    seat.press(.tab)
    #expect(seat.console.filterInForce == "state=R user=")
  }

  @Test("Every column sorts, both ways, and keeps every row", arguments: JobColumn.allCases)
  func sorting(column: JobColumn) {
    var seat = seat()
    seat.run("fold-all")
    let all = Set(ids(&seat))
    seat.run("sort \(column.rawValue)")
    #expect(Set(ids(&seat)) == all)
    seat.press(.character("I"))
    #expect(Set(ids(&seat)) == all)
  }

  @Test("Identifiers sort as people count, numbers from the highest") func numbers() {
    var seat = seat()
    seat.run("fold-all")
    seat.run("sort job")
    #expect(ids(&seat).filter { !$0.hasPrefix("18440") && !$0.hasPrefix("18460") }.first == "18400")
    let tasks = ids(&seat).filter { $0.hasPrefix("18440_") }
    #expect(tasks == ["18440_0", "18440_1", "18440_2", "18440_*"])
    seat.run("sort accelerators")
    #expect(ids(&seat).first == "18431")
  }

  @Test("When the selected job ends, its row's next is selected, and the operator is told") func ended() {
    var seat = seat()
    while seat.selectedName != "18431" { seat.press(.down) }
    let order = ids(&seat)
    let next = order[(order.firstIndex(of: "18431") ?? 0) + 1]
    seat.now = seat.now + .seconds(10)
    seat.site = later(seat.site, without: ["18431"], at: seat.now)
    seat.send(.refreshed)
    #expect(seat.selectedName == next)
    #expect(seat.noticeText == "job 18431 has left the queue")
  }

  @Test("A refresh never moves the selection, whatever comes and goes above it") func refreshed() {
    var seat = seat()
    while seat.selectedName != "18471" { seat.press(.down) }
    seat.now = seat.now + .seconds(10)
    seat.site = later(seat.site, without: ["18400", "18422"], at: seat.now)
    seat.send(.refreshed)
    #expect(seat.selectedName == "18471")
  }

  @Test("A scheduler that does not answer is said with the reason and the age, and its rows stay, dimmed")
  func silent() {
    var seat = seat()
    let rows = seat.order.count
    seat.now = seat.now + .seconds(180)
    seat.site.apply(.network(code: 111), of: SourceID("slurm/jobs"), at: seat.now, took: .zero)
    seat.paint()
    let text = seat.lines.joined(separator: "\n")
    #expect(seat.order.count == rows)
    #expect(text.contains("slurm does not answer: connection refused") && text.contains("3 min old"))
    let buffer = seat.stage.buffer
    let line = seat.lines.firstIndex { $0.contains("llm-pretrain") } ?? 0
    #expect((0..<60).contains { buffer[$0, line].ink.flags.contains(.dimmed) })
  }

  @Test("Without any scheduler the page says so, and it is not an empty queue") func none() {
    let seat = seat(SampleSite.powered())
    #expect(seat.lines.joined().contains("no source here is a scheduler"))
    var empty = later(
      SampleSite.queued(), without: Set(SampleSite.queued().queues[0].jobs.map(\.id)), at: SampleSite.now)
    #expect(self.seat(empty).lines.joined().contains("the queue is empty"))
    empty.apply(.network(code: 111), of: SourceID("slurm/jobs"), at: SampleSite.now, took: .zero)
    #expect(self.seat(empty).lines.joined().contains("slurm does not answer"))
  }

  @Test("Columns are chosen by name, added and taken away, and go back to the usual ones") func columns() {
    var seat = seat()
    seat.run("columns job user why")
    #expect(seat.console.jobColumns == [.job, .user, .why])
    seat.run("columns +gpus -user")
    #expect(seat.console.jobColumns == [.job, .why, .accelerators])
    seat.run("columns nonsense")
    #expect(seat.console.jobColumns == [.job, .why, .accelerators] && seat.noticeText.contains("nonsense"))
    seat.run("columns")
    #expect(seat.console.jobColumns == nil)
  }

  @Test("A job is gone to by its number, an array is unfolded, and what is none is said") func going() {
    var seat = seat()
    seat.press(.character("1"))
    seat.run("job 18422")
    #expect(seat.console.place == Place(.jobs, detail: .job(JobReference(queue: 0, id: "18422"))))
    seat.press(.escape)
    seat.run("job 18440")
    #expect(seat.selectedName == "18440" && ids(&seat).contains("18440_1"))
    seat.run("job 18440_7")
    #expect(seat.console.place == Place(.jobs, detail: .job(JobReference(queue: 0, id: "18440_*"))))
    seat.run("job 18421")
    #expect(seat.noticeText.contains("18421"))
  }

  @Test("Two queues at one site are told apart") func queues() {
    var site = SampleSite.queued()
    var batch = Batch(source: SourceID("k8s/pods"), moment: SampleSite.now)
    var report = QueueReport(queue: "kubernetes", kind: .kubernetes)
    var pod = Job("ns/serve-0", .running)
    pod.name = "serve-0"
    report.jobs = [pod]
    batch.queue = report
    site.apply(batch, took: .milliseconds(4))
    var seat = seat(site)
    #expect(ids(&seat).contains("ns/serve-0"))
    #expect(seat.lines.contains { $0.contains("kubernetes") && $0.contains("serve-0") })
    seat.run("filter queue=kubernetes")
    #expect(ids(&seat) == ["ns/serve-0"])
  }

  @Test("Jobs that ended are shown with how and when, and E goes back to the queue") func accounting() {
    var site = SampleSite.queued()
    var batch = Batch(source: SourceID("slurm/sacct"), moment: SampleSite.now)
    var report = QueueReport(queue: "slurm", kind: .slurm)
    var gone = Job("18300", .timeout)
    (gone.name, gone.user, gone.exitCode, gone.reason) = ("old-run", "zhao", "0:1", "TimeLimit")
    (gone.began, gone.ends) = (SampleSite.now - .seconds(9_000), SampleSite.now - .seconds(3_000))
    report.ended = [gone]
    batch.queue = report
    site.apply(batch, took: .milliseconds(4))
    var seat = seat(site)
    #expect(!ids(&seat).contains("18300") && seat.lines.joined().contains("2 failed in 24 h"))
    seat.press(.character("E"))
    #expect(ids(&seat) == ["18400", "18300"])
    #expect(seat.lines.contains { $0.contains("18300") && $0.contains("timed out") && $0.contains("signal 1") })
    seat.press(.character("E"))
    #expect(ids(&seat).contains("18422"))
  }
}
