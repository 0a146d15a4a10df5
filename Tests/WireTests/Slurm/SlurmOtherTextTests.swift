import AisleTesting
import SiteModel
import Testing
import Wire

@Suite("Slurm's other answers") struct SlurmOtherTextTests {
  private let mark = SlurmMark()

  @Test("partitions") func partitions() throws {
    let text =
      "PartitionName=train AllowGroups=ALL Default=YES MaxTime=7-00:00:00 Nodes=gpu[01-04] PriorityTier=10 State=UP "
      + "TotalNodes=4 TRES=cpu=576,node=6,gres/gpu=48\nPartitionName=debug Default=NO MaxTime=UNLIMITED State=DRAIN "
      + "TotalNodes=1 TRES=cpu=96\n"
    let partitions = try text.withBytes { try SlurmPartitionText.read($0) }
    #expect(partitions.map(\.name) == ["train", "debug"])
    #expect(partitions.map(\.timeLimit) == [.seconds(604_800), nil])
    #expect(partitions.map(\.acceleratorCount) == [48, 0])
    #expect(partitions.map(\.isDefault) == [true, false])
    #expect((partitions[0].state, partitions[0].tier, partitions[0].nodeCount) == ("up", 10, 4))
    #expect(try "No partitions in the system\n".withBytes { try SlurmPartitionText.read($0) } == [])
  }

  @Test("reservations") func reservations() throws {
    let text =
      "ReservationName=m1 StartTime=1795662333 EndTime=1795665933 Duration=01:00:00 Nodes=gpu04 NodeCnt=1 CoreCnt=96 "
      + "Features=(null) Flags=MAINT,SPEC_NODES TRES=cpu=96 Users=root Groups=(null) Accounts=(null) State=INACTIVE\n"
    let reservation = try #require(try text.withBytes { try SlurmReservationText.read($0) }.first)
    #expect((reservation.name, reservation.nodes, reservation.nodeCount) == ("m1", "gpu04", 1))
    #expect((reservation.users, reservation.accounts, reservation.flags) == ("root", "", "MAINT,SPEC_NODES"))
    #expect(reservation.begins == Moment(seconds: 1_795_662_333) && !reservation.isActive)
    #expect(try "No reservations in the system\n".withBytes { try SlurmReservationText.read($0) } == [])
  }

  @Test("what ended, each job once as it ended last") func accounting() throws {
    let rows = [
      ["1", "1", "RUNNING", "0:0", "1", "2", "Unknown"], ["6", "6", "FAILED", "3:0", "1", "2", "1795658624"],
      ["9", "8_0", "TIMEOUT", "0:15", "1", "2", "1795658710"], ["6", "6", "NODE_FAIL", "0:0", "1", "2", "1795658600"],
      ["16", "16", "CANCELLED by 0", "0:0", "1", "1795658628", "1795658629"],
    ]
    let rest = [
      "1440", "2", "16", "84", "a|b", "lab", "train", "normal", "None", "x\ny|z", "gpu[01-02]", "cpu=1,gres/gpu=4",
    ]
    let text = rows.map { ($0 + rest).joined(separator: mark.text) + "\n" }.joined()
    var nodes = SlurmNodeTable()
    let jobs = try text.withBytes { try SlurmAccountingText.read($0, mark: mark, nodes: &nodes) }
    #expect(jobs.map(\.id) == ["8_0", "16", "6"])
    #expect(jobs.map(\.state) == [.timeout, .cancelled, .failed])
    #expect(jobs.map(\.exitCode) == ["0:15", "0:0", "3:0"])
    #expect((jobs[0].user, jobs[0].name, jobs[0].acceleratorCount) == ("a|b", "x\u{FFFD}y|z", 4))
    #expect((jobs[0].timeLimit, jobs[0].places.count) == (.seconds(86_400), 2))
    #expect(jobs[1].stateText == "CANCELLED by 0")
  }

  @Test("a time limit beyond all time is none") func endlessLimit() throws {
    let mark = SlurmMark()
    let fields = [
      "7", "7", "FAILED", "3:0", "1", "2", "3", "999999999999999999", "1", "1", "1", "u", "a", "p", "q", "", "n", "",
    ]
    let text = (fields + [""]).joined(separator: mark.text) + "\n"
    var nodes = SlurmNodeTable()
    let jobs = try text.withBytes { try SlurmAccountingText.read($0, mark: mark, nodes: &nodes) }
    #expect(jobs.count == 1 && jobs[0].timeLimit == nil)
  }

  @Test("priorities, shares and qualities of service") func priorities() throws {
    let factors = try "3|0|5|0|12|505|0|0|10|cpu=1,gres/gpu=2\n".withBytes { try SlurmPriorityText.factors($0) }
    #expect(
      factors[3]?.factors == [
        .init("AGE", 5), .init("FAIRSHARE", 12), .init("JOBSIZE", 505), .init("NICE", -10), .init("TRES", 3),
      ])
    let shares = try "root||0.000000|1.000000|\n lab|a|b|0.333333|0.1|0.75\n".withBytes {
      try SlurmPriorityText.shares($0)
    }
    #expect(shares.map(\.account) == ["root", "lab"])
    #expect(shares.map(\.user) == ["", "a|b"])
    #expect(shares.map(\.factor) == [nil, 0.75])
    let qualities = try "Name|Priority|Flags|MaxWall|MaxJobsPU\nnormal|0|||\nlong|5||7-00:00:00|4\n".withBytes {
      try SlurmPriorityText.qualities($0)
    }
    #expect(qualities.map(\.name) == ["normal", "long"])
    #expect(qualities[1].limits == [.init("MaxWall", "7-00:00:00"), .init("MaxJobsPU", "4")])
  }

  @Test("steps of jobs, of arrays and of components") func steps() throws {
    let end = "\u{1F}"
    let text = ["37.batch", "8_3.0", "29+1.extern"].map { id in
      ([id, "1795659661", "1", "gpu[01-02]"].map { $0 + end }.joined()) + "na\nme" + mark.text + "\n"
    }
    let steps = try text.joined().withBytes { try SlurmStepText.read($0, mark: mark) }
    #expect(steps.map(\.job) == ["37", "8_3", "29+1"])
    #expect(steps.map(\.id) == ["batch", "0", "extern"])
    #expect((steps[0].taskCount, steps[0].nodes) == (1, "gpu[01-02]"))
  }

  @Test("whether the controller is up, what time it has, and how it is set up") func service() throws {
    #expect(try "Slurmctld(primary) at vm is UP\n".withBytes { try SlurmServiceText.isUp($0) })
    #expect(try !"Slurmctld(primary) at vm is DOWN\n".withBytes { try SlurmServiceText.isUp($0) })
    let backup = "Slurmctld(primary) at a is DOWN\nSlurmctld(backup) at b is UP\n"
    #expect(try backup.withBytes { try SlurmServiceText.isUp($0) })
    #expect(throws: SlurmTextFault.notSlurm) { try "pong\n".withBytes { try SlurmServiceText.isUp($0) } }
    let clock = try "***\nsdiag output at Tue Nov 24 02:12:22 2026 (1795486342)\n".withBytes {
      try SlurmServiceText.clock($0)
    }
    #expect(clock == Moment(seconds: 1_795_486_342))
  }

  @Test("captured answers", .enabled(if: Fixtures.has("slurm/sdiag.txt"), "no fixtures")) func captures() throws {
    let clock = try Fixtures.bytes("slurm/sdiag.txt").withUnsafeBytes { try SlurmServiceText.clock($0) }
    #expect(clock == Moment(seconds: 1_795_486_342))
    let settings = try Fixtures.bytes("slurm/scontrol_config.txt").withUnsafeBytes {
      try SlurmServiceText.configuration($0)
    }
    #expect(settings == .init(cluster: "aisle", version: "22.05.8", hasAccounting: true, hasFactors: true))
    // Answers of other commands, and of the same with other options, are refused and do not crash.
    let names = [
      "assoc.txt", "failures.txt", "sacct.txt", "sacctmgr_event.txt", "scontrol_jobs_d.txt", "sinfo_N.txt",
      "sinfo_O.txt", "sprio.txt", "squeue_O.txt", "squeue_o.txt", "squeue_r.txt", "squeue_start.txt", "sshare.txt",
      "sstat.txt", "topology.txt", "transcript.txt", "squeue.json", "squeue_controller_down.json",
    ]
    for name in names {
      var nodes = SlurmNodeTable()
      Fixtures.bytes("slurm/\(name)").withUnsafeBytes { bytes in
        var queue = SlurmQueueText()
        #expect(throws: SlurmTextFault.self, "\(name)") { try queue.read(bytes, mark: mark, nodes: &nodes) }
        #expect(throws: SlurmTextFault.self, "\(name)") {
          try SlurmAccountingText.read(bytes, mark: mark, nodes: &nodes)
        }
        #expect(throws: SlurmTextFault.self, "\(name)") { try SlurmStepText.read(bytes, mark: mark) }
        #expect(throws: SlurmTextFault.self, "\(name)") { try SlurmNodeText.read(bytes, nodes: &nodes) }
        #expect(throws: SlurmTextFault.self, "\(name)") { try SlurmPriorityText.factors(bytes) }
      }
    }
  }
}
