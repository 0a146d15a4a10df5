import SiteModel
import Testing
import Wire

@Suite("The answer of squeue") struct SlurmQueueTextTests {
  private let answers = SlurmAnswers()

  @Test("a running job has all that squeue tells of it") func running() throws {
    var nodes = SlurmNodeTable()
    let rows = try answers.read(answers.queue([.init()]), nodes: &nodes)
    let job = try #require(rows.jobs.first)
    #expect((job.id, job.name, job.user, job.account) == ("1", "llama70b-pretrain", "alice", "lab"))
    #expect((job.partition, job.quality, job.reason, job.dependency) == ("train", "normal", "None", ""))
    #expect((job.state, job.stateText, job.priority) == (.running, "RUNNING", 180))
    #expect((job.nodeCount, job.processorCount, job.acceleratorCount) == (2, 16, 16))
    #expect(job.submitted == Moment(seconds: 1_795_658_620))
    #expect(job.began == Moment(seconds: 1_795_658_623))
    #expect(job.ends == Moment(seconds: 1_795_831_423))
    #expect(job.timeLimit == .seconds(172_800))
    #expect(nodes.names == ["gpu02", "gpu03"])
    #expect(job.places.map(\.node) == [0, 1])
    #expect(job.places.map(\.accelerators.count) == [8, 8])
    #expect(job.places.map(\.processors) == [nil, nil])
  }

  @Test("a job that waits has an expected start, no end, and no place") func pending() throws {
    let row = SlurmAnswers.Row(
      state: "PENDING", starts: "1795831423", list: "", dependency: "afterok:8_*(unfulfilled)", reason: "Dependency")
    let job = try #require(try answers.read([row]).jobs.first)
    #expect(job.expectedStart == Moment(seconds: 1_795_831_423))
    #expect(job.began == nil && job.ends == nil && job.places.isEmpty)
    #expect(job.dependency == "afterok:8_*(unfulfilled)")
    let unknown = try answers.read([.init(state: "PENDING", starts: "N/A", ends: "N/A", list: "")])
    #expect(unknown.jobs.first?.expectedStart == nil)
  }

  @Test("tasks of an array that wait together are one record, others one each") func arrays() throws {
    let rows = try answers.read([
      .init(number: 8, id: "8_[4-19%4]", state: "PENDING", list: ""), .init(number: 12, id: "8_3", list: "gpu01"),
      .init(number: 32, id: "32_[0,2,4-8:2,20-30]", state: "PENDING", list: ""),
    ])
    #expect(rows.jobs.map(\.id) == ["8_*", "8_3", "32_*"])
    #expect(rows.jobs[0].array == JobArray(number: 8, tasks: "4-19", count: 16, limit: 4))
    #expect(rows.jobs[1].array == JobArray(number: 8, tasks: "3", count: 1))
    #expect(rows.jobs[2].array == JobArray(number: 32, tasks: "0,2,4-8:2,20-30", count: 16))
    #expect(rows.numbers == [8, 12, 32])
  }

  @Test("a component of a heterogeneous job knows its leader") func heterogeneous() throws {
    let job = try #require(try answers.read([.init(number: 30, id: "29+1", leader: "29")]).jobs.first)
    #expect((job.id, job.leader, job.array) == ("29+1", 29, nil))
  }

  @Test(
    "no name can forge a record or a field",
    arguments: [
      "x\n2\u{1F}2\u{1F}RUNNING\u{1F}", "a|b", "\"'`$(id)", "\u{1E}ABCDEFGH\n", "\u{1E}", "\u{1F}\u{1F}\u{1F}",
      "\u{1B}[31m",
      String(repeating: "n", count: 5_000), "\n\n\n", "",
    ])
  func names(name: String) throws {
    let rows = try answers.read([
      .init(user: Array("mal|lory\n".utf8), name: Array(name.utf8)), .init(number: 2, id: "2"),
    ])
    #expect(rows.jobs.map(\.id) == ["1", "2"])
    #expect(rows.jobs[0].name == CleanText.cleaned(name))
    #expect(rows.jobs[0].user == "mal|lory\u{FFFD}")
    #expect(rows.jobs[1].name == "llama70b-pretrain")
  }

  @Test("bytes that are no UTF-8 are replaced") func invalid() throws {
    let rows = try answers.read([.init(name: [0x61, 0xFF, 0xC3, 0x28, 0x80])])
    #expect(rows.jobs.first?.name.hasPrefix("a\u{FFFD}") == true)
  }

  @Test("marks differ from question to question") func marks() {
    #expect(Set((0..<100).map { _ in SlurmMark().text }).count == 100)
  }

  @Test("an empty answer is an empty queue, a cut one and another program's are none") func broken() throws {
    #expect(try answers.read([]).jobs.isEmpty)
    let whole = answers.queue([.init(), .init(number: 2, id: "2")])
    var nodes = SlurmNodeTable()
    for length in [1, 40, 150] {
      #expect(throws: SlurmTextFault.notSlurm) { try answers.read(Array(whole.prefix(length)), nodes: &nodes) }
    }
    for length in [whole.count / 2 - 1, whole.count / 2 + 20, whole.count - 1] {
      #expect(throws: SlurmTextFault.cutShort) { try answers.read(Array(whole.prefix(length)), nodes: &nodes) }
    }
    #expect(throws: SlurmTextFault.notSlurm) { try answers.read(Array("JOBID PARTITION NAME\n".utf8), nodes: &nodes) }
  }

  @Test(
    "accelerators are counted by whatever the site calls them",
    arguments: [
      ("cpu=1,gres/gpu=4", "N/A", 4), ("cpu=1,gres/gpu=4,gres/gpu:h100=4", "N/A", 4),
      ("cpu=1,gres/gpu:h100=4", "N/A", 4),
      ("cpu=1", "gres:gpu:h100:8", 16), ("cpu=1", "gres/npu:2", 4), ("cpu=1", "gres:nic:1", 0),
      ("cpu=1,gres/nic=4", "N/A", 0),
      ("cpu=1", "gres/gpu=4", 8), ("N/A", "N/A", nil), ("cpu=1", "gpu", 2),
    ] as [(String, String, Int32?)])
  func accelerators(total: String, perNode: String, count: Int32?) throws {
    #expect(try answers.read([.init(total: total, perNode: perNode)]).jobs.first?.acceleratorCount == count)
  }

  @Test("a site may call them otherwise") func ownNames() throws {
    var nodes = SlurmNodeTable()
    let rows = try answers.read(
      answers.queue([.init(total: "cpu=1,gres/brick=3,gres/gpu=1")]), nodes: &nodes,
      resources: SlurmResources(accelerators: ["brick"]))
    #expect(rows.jobs.first?.acceleratorCount == 3)
  }

  @Test("every word of Slurm for a state is known or is told as it is") func states() throws {
    for (word, state) in [
      ("COMPLETING", JobState.completing), ("OUT_OF_MEMORY", .outOfMemory), ("NODE_FAIL", .nodeFail),
      ("REQUEUE_HOLD", .requeueHold), ("CANCELLED by 1001", .cancelled), ("SOMETHING_NEW", .unknown),
    ] {
      let job = try #require(try answers.read([.init(state: word)]).jobs.first)
      #expect((job.state, job.stateText) == (state, word))
    }
  }
}
