import SiteModel
import Testing

@testable import Wire

/// What an answer comes to.
struct SlurmAnswer {
  static let now = Moment(seconds: 1_795_486_340)
  var told = SlurmJSONAnswer()
  var nodes = SlurmNodeTable()
  var failure: SourceFailure?

  init(_ text: String, _ manner: SlurmJSONReader.Manner = .controller) { self.init(Array(text.utf8), manner) }

  init(_ bytes: [UInt8], _ manner: SlurmJSONReader.Manner = .controller) { read(bytes, manner) }

  mutating func read(_ bytes: [UInt8], _ manner: SlurmJSONReader.Manner = .controller) {
    do throws(SourceFailure) {
      told = try SlurmJSONReader().read(bytes, manner, nodes: &nodes, at: Self.now)
    } catch {
      failure = error
    }
  }

  var jobs: [Job]? { told.jobs?.jobs }
  func node(of place: JobPlace?) -> String? { place.map { nodes.names[Int($0.node)] } }
  func job(_ id: String) -> Job? { jobs?.first { $0.id == id } }
}

struct SlurmJSONTests {
  @Test func aDeadControllerIsNoEmptyQueue() {
    let answer = SlurmAnswer(
      """
      {"meta": {}, "errors": [{"description": "Failed while looking for jobs", "error_number": -1,
        "error": "Unspecified error", "source": "slurm_load_jobs"}], "jobs": []}
      """)
    #expect(answer.jobs == nil)
    #expect(
      answer.failure == .told(.unavailable, "Failed while looking for jobs: Unspecified error (slurm_load_jobs)"))
  }

  @Test func errorsCountWhereverTheyStand() {
    for text in [
      #"{"jobs": [{"job_id": 1}], "errors": [{"error": "no"}]}"#, #"{"errors": ["no"], "jobs": [{"job_id": 1}]}"#,
    ] {
      let answer = SlurmAnswer(text)
      #expect(answer.failure == .told(.unavailable, "no") && answer.jobs == nil)
    }
    let refused = SlurmAnswer(#"{"errors":[{"error":"Authentication failure","error_number":2}],"jobs":[]}"#)
    #expect(refused.failure?.kind == .unauthorized)
    let forbidden = SlurmAnswer(#"{"errors":[{"error":"Access denied","error_number":2002}],"jobs":[]}"#)
    #expect(forbidden.failure?.kind == .unauthorized)
  }

  @Test(arguments: ["", "{", "[]", "null", "Unable find requested URL.", "{}", #"{"meta": {}}"#, #"{"jobs": [}"#])
  func whatIsNotSlurmIsSaidToBeNone(_ text: String) { #expect(SlurmAnswer(text).failure == .scheduler(.notItsAnswer)) }

  @Test func anEmptyQueueIsOne() { #expect(SlurmAnswer(#"{"errors": [], "jobs": []}"#).jobs == []) }

  @Test func plainAndSetNumbersSayTheSame() {
    let older = SlurmAnswer(
      """
      {"jobs": [{"job_id": 7, "job_state": "RUNNING", "priority": 4294967294, "cpus": 16, "node_count": 2,
        "time_limit": 90, "submit_time": 100, "start_time": 200, "end_time": 5600, "array_task_id": null,
        "het_job_id": 0, "array_job_id": 0}]}
      """)
    let newer = SlurmAnswer(
      """
      {"jobs": [{"job_id": 7, "job_state": ["RUNNING"], "priority": {"set": false, "infinite": false, "number": 0},
        "cpus": {"set": true, "infinite": false, "number": 16},
        "node_count": {"set": true, "infinite": false, "number": 2},
        "time_limit": {"set": true, "infinite": false, "number": 90},
        "submit_time": {"set": true, "infinite": false, "number": 100},
        "start_time": {"set": true, "infinite": false, "number": 200},
        "end_time": {"set": true, "infinite": false, "number": 5600},
        "array_task_id": {"set": false, "infinite": false, "number": 0},
        "array_job_id": {"set": true, "infinite": false, "number": 0},
        "het_job_id": {"set": true, "infinite": false, "number": 0}}]}
      """)
    #expect(older.jobs == newer.jobs)
    let job = older.job("7")
    #expect(job?.state == .running && job?.priority == nil && job?.processorCount == 16 && job?.nodeCount == 2)
    #expect(job?.timeLimit == .seconds(5400) && job?.submitted == Moment(seconds: 100))
    #expect(job?.began == Moment(seconds: 200) && job?.ends == Moment(seconds: 5600) && job?.expectedStart == nil)
  }

  @Test(arguments: ["4294967294", "4294967295", "-2", "null", #"{"set":true,"infinite":true,"number":0}"#, "[]"])
  func sentinelsAreNoLimit(_ number: String) {
    let answer = SlurmAnswer(#"{"jobs": [{"job_id": 7, "job_state": "PENDING", "time_limit": \#(number)}]}"#)
    #expect(answer.job("7")?.timeLimit == nil && answer.job("7") != nil)
  }

  @Test func idsAreThoseOfTheCommands() {
    let answer = SlurmAnswer(
      """
      {"jobs": [{"job_id": 9, "array_job_id": 8, "array_task_id": 0, "array_max_tasks": 4, "job_state": "RUNNING"},
        {"job_id": 8, "array_job_id": 8, "array_task_id": null, "array_task_string": "4-19%4", "array_max_tasks": 4,
         "job_state": "PENDING"},
        {"job_id": 20, "het_job_id": 19, "het_job_offset": 1, "job_state": "RUNNING"},
        {"job_id": 30, "array_job_id": {"set": true, "infinite": false, "number": 30},
         "array_task_id": {"set": false, "infinite": false, "number": 0}, "array_task_string": "1-9:2,20",
         "array_max_tasks": {"set": true, "infinite": false, "number": 0}, "job_state": ["PENDING"]}]}
      """)
    #expect(answer.jobs?.map(\.id) == ["8_0", "8_*", "19+1", "30_*"])
    #expect(answer.job("8_0")?.array == JobArray(number: 8, tasks: "0", count: 1, limit: 4))
    #expect(answer.job("8_*")?.array == JobArray(number: 8, tasks: "4-19", count: 16, limit: 4))
    #expect(answer.job("19+1")?.leader == 19)
    #expect(answer.job("30_*")?.array == JobArray(number: 30, tasks: "1-9:2,20", count: 6))
  }

  @Test func ofSeveralStatesTheOneThatSlurmShowsCounts() {
    func state(_ words: String) -> Job? {
      SlurmAnswer(#"{"jobs": [{"job_id": 1, "job_state": \#(words)}]}"#).job("1")
    }
    #expect(state(#"["COMPLETED", "COMPLETING"]"#)?.state == .completing)
    #expect(state(#"["RUNNING", "CONFIGURING"]"#)?.stateText == "CONFIGURING")
    #expect(state(#"["PENDING", "REQUEUE_HOLD", "SPECIAL_EXIT"]"#)?.state == .requeueHold)
    #expect(state(#"["CANCELLED"]"#)?.state == .cancelled && state(#""OUT_OF_MEMORY""#)?.state == .outOfMemory)
    #expect(state(#""LAUNCHING""#)?.state == .unknown && state(#""LAUNCHING""#)?.stateText == "LAUNCHING")
    #expect(state("[]")?.state == .unknown)
  }

  /// `job_resources` of 22.05, of 21.08, and of 24.05.
  static let resources = [
    """
    {"nodes": "gpu[02-03]", "allocated_nodes": [{"nodename": "gpu02", "sockets": {"0": {"cores": {"0": "allocated",
      "1": "allocated", "2": "unassigned"}}}}, {"nodename": "gpu03", "sockets": {"0": {"cores": {"0": "allocated"}}}}]}
    """,
    """
    {"nodes": "gpu[02-03]", "allocated_nodes": {"0": {"sockets": {"1": "unassigned"}, "cpus": 4}, "1": {"cpus": 2}}}
    """,
    """
    {"cpus": 6, "nodes": {"count": 2, "list": "gpu[02-03]", "allocation": [{"index": 0, "name": "gpu02",
      "cpus": {"count": 4, "used": 0}, "sockets": [{"index": 0, "cores": [{"index": 0, "status": ["ALLOCATED"]}]}]},
      {"index": 1, "name": "gpu03", "cpus": {"count": 2}}]}}
    """,
  ]

  @Test(arguments: resources)
  func placesAreReadInEachShape(_ resources: String) {
    let answer = SlurmAnswer(
      """
      {"jobs": [{"job_id": 7, "job_state": "RUNNING", "nodes": "gpu[02-03]", "cpus": 6, "tres_alloc_str":
        "cpu=6,gres/gpu=6,gres/gpu:h100=6", "gres_detail": ["gpu:h100:4(IDX:0-3)", "nic:1,gpu:h100:2(IDX:5,7)"],
        "job_resources": \(resources)}]}
      """)
    let job = answer.job("7")
    #expect(job?.places.map { answer.node(of: $0) } == ["gpu02", "gpu03"])
    #expect(job?.places.map(\.processors) == [4, 2])
    #expect(job?.places.map(\.accelerators) == [AcceleratorSet(0...3), AcceleratorSet([5, 7])])
    #expect(job?.acceleratorCount == 6)
  }

  @Test func whichAcceleratorsMayBeUnknown() {
    func places(_ rest: String) -> [AcceleratorSet]? {
      let text = #"{"jobs": [{"job_id": 7, "job_state": "RUNNING", "nodes": "a,b", "cpus": 6, \#(rest)}]}"#
      return SlurmAnswer(text).job("7")?.places.map(\.accelerators)
    }
    let four = AcceleratorSet(count: 4)
    #expect(places(#""tres_per_node": "gres:gpu:h100:4""#) == [four, four])
    #expect(places(#""tres_per_node": "gres/gpu:4""#) == [four, four])
    #expect(places(#""tres_alloc_str": "cpu=6,gres/gpu=8""#) == [four, four])
    #expect(places(#""gres_detail": ["gpu:4", null]"#) == [four, AcceleratorSet()])
    #expect(places(#""gres_detail": ["gpu:h100:4(IDX:N/A)", "gpu:4(IDX:0-99999)"]"#) == [four, four])
    #expect(places(#""tres_alloc_str": "cpu=6""#) == [AcceleratorSet(), AcceleratorSet()])
  }

  @Test func hostileTextsAreCleaned() {
    let answer = SlurmAnswer(
      Array(
        #"{"jobs": [{"job_id": 7, "job_state": "RUNNING", "nodes": "n\u0007[1-2]", "name": "a\u001b[31m\n\u202e"#.utf8)
        + [0xFF] + Array(#"", "user_name": "mallory|x", "dependency": "(null)"}]}"#.utf8))
    let job = answer.job("7")
    #expect(job?.name == "a\u{FFFD}[31m\u{FFFD}\u{FFFD}\u{FFFD}" && job?.user == "mallory|x" && job?.dependency == "")
    #expect(answer.nodes.names == ["n\u{FFFD}1", "n\u{FFFD}2"])
  }

  @Test func listsThatWouldFillTheMemoryAreNotUnfolded() {
    let answer = SlurmAnswer(
      #"{"jobs": [{"job_id": 7, "job_state": "RUNNING", "nodes": "n[1-999999999]", "cpus": 1}]}"#)
    #expect(answer.job("7")?.places == [])
  }

  @Test func howItEndedIsToldInEachShape() {
    func exit(_ code: String) -> String? {
      SlurmAnswer(#"{"jobs": [{"job_id": 7, "job_state": "FAILED", "exit_code": \#(code)}]}"#).job("7")?.exitCode
    }
    #expect(exit("768") == "3:0" && exit("15") == "0:15")
    #expect(exit(#"{"set": true, "infinite": false, "number": 768}"#) == "3:0")
    #expect(
      exit(
        #"{"status": ["SIGNALED"], "return_code": {"set": true, "number": 1}, "signal": {"id": {"set": true, "number": 9}}}"#
      )
        == "1:9")
  }

  @Test func detailsAreToldWhereTheyAreWanted() {
    let text =
      #"{"jobs": [{"job_id": 9, "array_job_id": 8, "array_task_id": 0, "job_state": "RUNNING", "nodes": "a", "cpus": 4,"#
      + #""command": "/home/a/run.sh", "current_working_directory": "/tmp", "comment": "", "exit_code": 0}]}"#
    #expect(SlurmAnswer(text).told.details == nil)
    let row = SlurmAnswer(text, .details).told.details?.jobs[9]
    #expect(row?.details["Command"] == "/home/a/run.sh" && row?.details["WorkDir"] == "/tmp")
    #expect(row?.details["Comment"] == nil && row?.details["ExitCode"] == "0:0" && row?.places.first?.processors == 4)
  }
}
