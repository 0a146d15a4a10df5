import Analysis
import SiteModel

/// An eight-hour shift as if somebody had recorded it: an inlet that warms up and is acknowledged, a pump whose failure
/// explains three others, a node that is lost, a job that fails on it, a source that falls silent.
struct ShiftPast: Past {
  static let start = Moment(seconds: 1_767_222_000)
  static let end = start + .seconds(28_800)
  static let liu = Person(name: "liu", number: 1001)
  static let wang = Person(name: "wang", number: 1002)

  static let pump = AlarmID(.pumpFailed, .thing(.building(.pump, "CDU-07/Pump 1")))
  static let unit = AlarmID(.coolantSupplyWarm, .thing(.building(.coolantDistributionUnit, "CDU-07")))
  static let inlet = AlarmID(.inletTemperature, .thing(.node("gpu-01")), quantity: .inletTemperature)
  static let node = AlarmID(.nodeMissing, .thing(.node("gpu-02")))
  static let fan = AlarmID(.fanSlow, .thing(EntityKey(.fan, node: "gpu-01", name: "Fan 3")), quantity: .fanSpeed)
  static let leak = AlarmID(.leakDetected, .thing(.building(.leakDetector, "CDU-07/Tray")))

  func span() throws(PastFailure) -> PastSpan? { PastSpan(from: Self.start, to: Self.end) }

  func values(of thing: EntityKey, _ quantity: Quantity, from: Moment, to: Moment, count: Int)
    throws(PastFailure) -> [PastValue]
  { [] }

  func alarmEvents(after from: Moment, to: Moment, about subject: AlarmSubject?) throws(PastFailure) -> [AlarmEvent] {
    Self.events.filter { $0.moment > from && $0.moment <= to && (subject == nil || $0.alarm.subject == subject) }
  }

  func gaps() throws(PastFailure) -> [PastSpan] {
    [
      PastSpan(from: Self.start - .seconds(900), to: Self.start - .seconds(60)),
      PastSpan(from: Self.start + .seconds(900), to: Self.start + .seconds(1_800)),
    ]
  }

  func site(at moment: Moment) throws(PastFailure) -> Site {
    guard moment >= Self.start, moment <= Self.end else { throw .nothingThere }
    var site = Site(topology: Topology(name: "Lingang <1>"))
    let isLate = moment - Self.start >= .seconds(14_400)
    for (name, power) in [("gpu-01", 8_000.0), ("gpu-02", 6_000)] {
      let source = SourceID("agents/\(name)")
      site.register(SourceDescription(id: source, address: "http://\(name)", cadence: .seconds(10), nodes: [name]))
      let isLost = isLate && name == "gpu-02"
      let told = isLost ? Self.start + .seconds(14_400) : moment
      var batch = Batch(source: source, moment: told, subjects: [.node(name)], layout: 1)
      batch.readings = [Reading(0, .power, isLate ? power : power / 2, at: told)]
      site.apply(batch)
      if isLost { site.apply(.noConnection, of: source, at: moment, took: .zero) }
    }
    site.apply(Self.queue(at: moment))
    site.apply(AlarmBoard(moment == Self.end ? Self.board : [], lastEvent: UInt64(Self.events.count)))
    return site
  }

  private static func queue(at moment: Moment) -> Batch {
    var failed = Job("4711", .nodeFail)
    (failed.user, failed.name, failed.ends) = ("chen", "llama-70b", start + .seconds(14_460))
    var done = Job("4710", .completed)
    done.ends = start + .seconds(7_200)
    var old = Job("4600", .failed)
    old.ends = start - .seconds(60)
    var batch = Batch(source: SourceID("slurm"), moment: moment)
    var report = QueueReport(queue: "slurm", kind: .slurm)
    report.jobs = [Job("4712", .running), Job("4713", .pending)]
    report.ended = [failed, done, old]
    var node = ScheduledNode(node: 0, state: "drained", condition: moment == end ? .drained : .idle)
    if moment == end { (node.reason, node.reasonUser) = ("lost, 4711", "liu") }
    batch.subjects = [.node("gpu-02")]
    report.nodes = [node]
    batch.queue = report
    return batch
  }
}
