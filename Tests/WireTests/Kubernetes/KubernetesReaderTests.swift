import SiteModel
import Testing
import Wire

/// A page in the shape of kube-state-metrics', line by line.
private struct ClusterPage {
  private var lines: [String] = []
  var text: String { lines.map { $0 + "\n" }.joined() }

  mutating func add(_ line: String) { lines.append(line) }

  mutating func pod(
    _ name: String, phase: String, node: String = "", owner: (kind: String, name: String)? = nil, gpus: Int = 0,
    resource: String = "nvidia_com_gpu", space: String = "ml"
  ) {
    let own = #"namespace="\#(space)",pod="\#(name)",uid="u-\#(name)""#
    let (kind, ownerName) = owner ?? ("<none>", "<none>")
    add(
      #"kube_pod_info{\#(own),host_ip="10.0.0.1",pod_ip="10.1.0.1",node="\#(node)",created_by_kind="\#(kind)","#
        + #"created_by_name="\#(ownerName)",priority_class="",host_network="false"} 1"#)
    add(#"kube_pod_owner{\#(own),owner_kind="\#(kind)",owner_name="\#(ownerName)",owner_is_controller="true"} 1"#)
    for word in ["Pending", "Succeeded", "Failed", "Unknown", "Running"] {
      add(#"kube_pod_status_phase{\#(own),phase="\#(word)"} \#(word == phase ? 1 : 0)"#)
    }
    let place = #"\#(own),container="main",node="\#(node)""#
    add(#"kube_pod_container_resource_requests{\#(place),resource="cpu",unit="core"} 7.5"#)
    add(#"kube_pod_container_resource_requests{\#(place),resource="memory",unit="byte"} 1.073741824e+09"#)
    if gpus > 0 {
      add(#"kube_pod_container_resource_requests{\#(place),resource="\#(resource)",unit="integer"} \#(gpus)"#)
    }
    add(#"kube_pod_created{\#(own)} 1.7954860e+09"#)
    if !node.isEmpty { add(#"kube_pod_start_time{\#(own)} 1.7954861e+09"#) }
  }

  mutating func node(
    _ name: String, gpus: Int = 8, ready: String = "true", cordoned: Bool = false, trouble: String? = nil
  ) {
    add(#"kube_node_info{node="\#(name)",kernel_version="6.1",internal_ip="10.0.0.1"} 1"#)
    add(#"kube_node_spec_unschedulable{node="\#(name)"} \#(cordoned ? 1 : 0)"#)
    for status in ["true", "false", "unknown"] {
      add(
        #"kube_node_status_condition{node="\#(name)",condition="Ready",status="\#(status)"} \#(status == ready ? 1 : 0)"#
      )
      let holds = status == (trouble == nil ? "false" : "true") ? 1 : 0
      add(
        #"kube_node_status_condition{node="\#(name)",condition="\#(trouble ?? "DiskPressure")",status="\#(status)"} \#(holds)"#
      )
    }
    add(#"kube_node_status_allocatable{node="\#(name)",resource="cpu",unit="core"} 95.5"#)
    add(#"kube_node_status_allocatable{node="\#(name)",resource="memory",unit="byte"} 1e+12"#)
    add(#"kube_node_status_allocatable{node="\#(name)",resource="nvidia_com_gpu",unit="integer"} \#(gpus)"#)
    add(#"kube_node_labels{node="\#(name)",label_nvidia_com_gpu_product="NVIDIA-H100-80GB-HBM3"} 1"#)
  }
}

private struct Reading {
  var reader = KubernetesReader(queue: "k8s")
  var report: QueueReport?
  var failure: SourceFailure?

  init(_ pages: String...) { read(pages) }

  mutating func read(_ pages: [String]) {
    do throws(SourceFailure) {
      report = try reader.read(pages.map { KubernetesReader.Page(Array($0.utf8)) })
    } catch {
      failure = error
    }
  }

  func job(_ id: String) -> Job? { report?.jobs?.first { $0.id == id } }
  func node(_ name: String) -> ScheduledNode? {
    report?.nodes?.first { reader.subjects.subjects[Int($0.node)] == .node(name) }
  }
  func names(_ job: Job?) -> [String]? { job?.places.map { reader.subjects.subjects[Int($0.node)].node } }
}

struct KubernetesReaderTests {
  @Test func podsOfOneOwnerAreOneJob() {
    var page = ClusterPage()
    page.pod("train-0", phase: "Running", node: "n1", owner: ("Job", "train"), gpus: 8)
    page.pod("train-1", phase: "Running", node: "n2", owner: ("Job", "train"), gpus: 8)
    page.pod("web-1", phase: "Running", node: "n1", owner: ("ReplicaSet", "web"))
    page.pod("notebook", phase: "Running", node: "n3", gpus: 1)
    page.add(#"kube_job_created{namespace="ml",job_name="train"} 1795485000"#)
    page.add(#"kube_job_status_start_time{namespace="ml",job_name="train"} 1795485100"#)
    page.add(#"kube_job_spec_active_deadline_seconds{namespace="ml",job_name="train"} 3600"#)
    let reading = Reading(page.text)
    #expect(reading.report?.jobs?.map(\.id) == ["ml/job/train", "ml/pod/notebook"])
    let job = reading.job("ml/job/train")
    #expect(job?.state == .running && job?.stateText == "Running" && job?.name == "train" && job?.account == "ml")
    #expect(job?.acceleratorCount == 16 && job?.processorCount == 15 && job?.nodeCount == 2)
    #expect(reading.names(job) == ["n1", "n2"])
    #expect(job?.places.map(\.accelerators) == [AcceleratorSet(count: 8), AcceleratorSet(count: 8)])
    #expect(job?.submitted == Moment(seconds: 1_795_485_000) && job?.began == Moment(seconds: 1_795_485_100))
    #expect(job?.timeLimit == .seconds(3600) && job?.ends == Moment(seconds: 1_795_488_700))
  }

  @Test(arguments: [
    (["Running", "Pending"], JobState.running), (["Pending"], .pending), (["Succeeded"], .completed),
    (["Failed", "Succeeded"], .failed), (["Unknown"], .unknown), (["Running", "Failed"], .running),
  ])
  func phasesComeToStates(_ phases: [String], _ state: JobState) {
    var page = ClusterPage()
    for (index, phase) in phases.enumerated() {
      let node = phase == "Pending" ? "" : "n1"
      page.pod("p-\(index)", phase: phase, node: node, owner: ("StatefulSet", "p"), gpus: 1)
    }
    #expect(Reading(page.text).job("ml/statefulset/p")?.state == state)
  }

  @Test func reasonsSayWhyItWaitsOrFailed() {
    var page = ClusterPage()
    page.pod("a", phase: "Pending", gpus: 8)
    page.add(#"kube_pod_status_unschedulable{namespace="ml",pod="a"} 1"#)
    page.pod("b", phase: "Pending", node: "n1", gpus: 8)
    page.add(
      #"kube_pod_container_status_waiting_reason{namespace="ml",pod="b",container="c",reason="ImagePullBackOff"} 1"#)
    page.pod("c", phase: "Failed", node: "n1", gpus: 8)
    page.add(#"kube_pod_container_status_terminated_reason{namespace="ml",pod="c",container="c",reason="OOMKilled"} 1"#)
    page.pod("d", phase: "Failed", node: "n1", gpus: 8)
    page.add(#"kube_pod_status_reason{namespace="ml",pod="d",reason="NodeLost"} 1"#)
    page.add(#"kube_pod_status_reason{namespace="ml",pod="d",reason="Evicted"} 0"#)
    let reading = Reading(page.text)
    func said(_ name: String) -> [String] { reading.job("ml/pod/\(name)").map { [$0.state.name, $0.reason] } ?? [] }
    #expect(said("a") == ["pending", "Unschedulable"] && said("b") == ["configuring", "ImagePullBackOff"])
    #expect(said("c") == ["out_of_memory", "OOMKilled"] && said("d") == ["node_fail", "NodeLost"])
  }

  @Test func whatAQueueHoldsBackWaits() {
    var page = ClusterPage()
    page.pod("x", phase: "Running", node: "n1", owner: ("Job", "a"), gpus: 4)
    for name in ["a", "held", "plain"] {
      page.add(#"kube_job_info{namespace="ml",job_name="\#(name)"} 1"#)
      page.add(#"kube_job_status_suspended{namespace="ml",job_name="\#(name)"} \#(name == "a" ? 0 : 1)"#)
    }
    for name in ["a", "held"] {
      page.add(#"kube_job_labels{namespace="ml",job_name="\#(name)",label_kueue_x_k8s_io_queue_name="team-a"} 1"#)
    }
    let reading = Reading(page.text)
    #expect(reading.report?.jobs?.map(\.id) == ["ml/job/a", "ml/job/held"])
    let held = reading.job("ml/job/held")
    #expect(held?.state == .pending && held?.reason == "Suspended" && held?.acceleratorCount == nil)
    #expect(held?.partition == "team-a" && reading.job("ml/job/a")?.partition == "team-a")
  }

  @Test func groupsOfABatchSchedulerAreJobs() {
    var page = ClusterPage()
    for index in 0..<2 {
      page.pod("w-\(index)", phase: "Running", node: "n\(index)", owner: ("Job", "w-\(index)"), gpus: 8)
      page.add(
        #"kube_pod_labels{namespace="ml",pod="w-\#(index)",label_volcano_sh_job_name="mpi","#
          + #"label_volcano_sh_queue_name="research"} 1"#)
    }
    let job = Reading(page.text).job("ml/podgroup/mpi")
    #expect(job?.acceleratorCount == 16 && job?.partition == "research" && job?.places.count == 2)
  }

  @Test(arguments: [
    "nvidia_com_gpu", "amd_com_gpu", "huawei_com_Ascend910", "huawei_com_Ascend310P", "cambricon_com_mlu",
    "cambricon_com_mlu370", "hygon_com_dcu", "kunlunxin_com_xpu", "habana_ai_gaudi",
  ])
  func acceleratorsOfAllMakersCount(_ resource: String) {
    var page = ClusterPage()
    page.pod("a", phase: "Running", node: "n1", gpus: 4, resource: resource)
    #expect(Reading(page.text).job("ml/pod/a")?.acceleratorCount == 4)
  }

  @Test(arguments: [
    "nvidia_com_mig_1g_5gb", "huawei_com_Ascend910_2c", "cambricon_com_mlu370_smlu_vmemory", "rdma_hca",
  ])
  func sharesOfAcceleratorsAreNone(_ resource: String) {
    var page = ClusterPage()
    page.pod("a", phase: "Running", node: "n1", gpus: 4, resource: resource)
    #expect(Reading(page.text).report?.jobs == [])
  }

  @Test func nodesAreReadWithWhatIsWrongWithThem() {
    var page = ClusterPage()
    page.node("busy")
    page.node("part")
    page.node("idle")
    page.node("cordoned", cordoned: true)
    page.node("emptied", cordoned: true)
    page.node("gone", ready: "unknown", trouble: "GPUUnhealthy")
    for (node, gpus) in [("busy", 8), ("part", 2), ("cordoned", 1)] {
      page.pod("p-\(node)", phase: "Running", node: node, gpus: gpus)
      page.pod("done-\(node)", phase: "Succeeded", node: node, gpus: 8)
    }
    let reading = Reading(page.text)
    #expect(
      ["busy", "part", "idle", "cordoned", "emptied", "gone"].map { reading.node($0)?.condition } == [
        .allocated, .mixed, .idle, .draining, .drained, .down,
      ])
    #expect(reading.node("cordoned")?.state == "Ready,SchedulingDisabled" && reading.node("gone")?.state == "NotReady")
    #expect(reading.node("gone")?.reason == "GPUUnhealthy" && reading.node("busy")?.reason == "")
    let part = reading.node("part")
    #expect(part?.accelerators == 8 && part?.acceleratorsHeld == AcceleratorSet(count: 2))
    #expect(part?.acceleratorKind == "NVIDIA-H100-80GB-HBM3" && part?.processors == 96 && part?.processorsHeld == 8)
    #expect(part?.memory == 1e12 && part?.memoryHeld == 1_073_741_824)
  }
}

struct KubernetesQueueTests {
  @Test func kueuesQueuesArePartitions() {
    let page = """
      kueue_pending_workloads{cluster_queue="team-a",status="active"} 5
      kueue_pending_workloads{cluster_queue="team-a",status="inadmissible"} 2
      kueue_admitted_active_workloads{cluster_queue="team-a"} 3
      kueue_cluster_queue_status{cluster_queue="team-a",status="active"} 1
      kueue_cluster_queue_status{cluster_queue="team-a",status="pending"} 0
      kueue_cluster_queue_nominal_quota{cohort="c",cluster_queue="team-a",flavor="h100",resource="nvidia.com/gpu"} 64
      kueue_cluster_queue_nominal_quota{cohort="c",cluster_queue="team-a",flavor="a100",resource="nvidia.com/gpu"} 32
      kueue_cluster_queue_nominal_quota{cohort="c",cluster_queue="team-a",flavor="h100",resource="cpu"} 1000
      kueue_cluster_queue_resource_usage{cohort="c",cluster_queue="team-a",flavor="h100",resource="nvidia.com/gpu"} 24

      """
    let reading = Reading(page)
    var expected = JobPartition("team-a")
    (expected.state, expected.acceleratorCount, expected.acceleratorsHeld) = ("active", 96, 24)
    (expected.waitingCount, expected.runningCount) = (7, 3)
    #expect(reading.report?.partitions == [expected])
    // The page of queues alone says nothing of pods: that is not an empty queue.
    #expect(reading.report?.jobs == nil && reading.report?.nodes == nil)
  }

  @Test func volcanosQueuesArePartitions() {
    let page = """
      volcano_queue_pod_group_pending_count{queue_name="research"} 4
      volcano_queue_pod_group_inqueue_count{queue_name="research"} 1
      volcano_queue_pod_group_running_count{queue_name="research"} 2
      volcano_queue_capacity_scalar_resources{queue_name="research",resource="nvidia.com/gpu"} 64000
      volcano_queue_allocated_scalar_resources{queue_name="research",resource="nvidia.com/gpu"} 16000
      volcano_queue_allocated_scalar_resources{queue_name="research",resource="pods"} 2000

      """
    var expected = JobPartition("research")
    (expected.acceleratorCount, expected.acceleratorsHeld) = (64, 16)
    (expected.waitingCount, expected.runningCount) = (5, 2)
    #expect(Reading(page).report?.partitions == [expected])
  }

  @Test func pagesAddUp() {
    var first = ClusterPage()
    first.pod("a-0", phase: "Running", node: "n1", owner: ("Job", "a"), gpus: 8)
    var second = ClusterPage()
    second.pod("a-1", phase: "Running", node: "n2", owner: ("Job", "a"), gpus: 8)
    let reading = Reading(first.text, second.text, "kueue_pending_workloads{cluster_queue=\"q\",status=\"active\"} 0\n")
    #expect(reading.job("ml/job/a")?.acceleratorCount == 16 && reading.report?.partitions?.first?.waitingCount == 0)
  }

  @Test func neitherAnotherPageNorHalfAPageIsAnEmptyCluster() {
    #expect(Reading("node_load1 0.5\n").failure == .notKubernetes && Reading("").failure == .notKubernetes)
    #expect(Reading("<html>").failure == .cutShort(received: 6))
    let half = "kube_node_info{node=\"n1\"} 1\nkube_pod_info{names"
    #expect(Reading(half).failure == .cutShort(received: half.utf8.count))
  }

  @Test func theSamePageAgainIsTheSame() {
    var page = ClusterPage()
    page.node("n1")
    page.pod("a", phase: "Running", node: "n1", gpus: 8)
    var reading = Reading(page.text)
    let first = (reading.report?.jobs, reading.report?.nodes, reading.reader.subjects.layout)
    reading.read([page.text])
    #expect(reading.report?.jobs == first.0 && reading.report?.nodes == first.1)
    #expect(reading.reader.subjects.layout == first.2)
  }

  @Test func hostileNamesAndNumbersDoNoHarm() {
    var page = ClusterPage()
    page.pod("a\\n\u{1B}[31m\u{202E}", phase: "Running", node: "n\u{7}1", gpus: 1)
    page.add(#"kube_pod_container_resource_requests{namespace="ml",pod="big",resource="nvidia_com_gpu"} 1e300"#)
    page.add(#"kube_pod_container_resource_requests{namespace="ml",pod="minus",resource="nvidia_com_gpu"} -5"#)
    page.add(#"kube_pod_container_resource_requests{namespace="ml",pod="none",resource="nvidia_com_gpu"} NaN"#)
    page.add(#"kube_pod_created{namespace="ml",pod="big"} 1e300"#)
    page.add(#"kube_pod_info{namespace="ml"} 1"#)
    page.add(#"kube_node_status_allocatable{node="n",resource="nvidia_com_gpu"} +Inf"#)
    let reading = Reading(page.text)
    let texts = reading.report?.jobs?.flatMap { [$0.id, $0.name, $0.account] } ?? []
    #expect(!texts.isEmpty && texts.allSatisfy { $0.unicodeScalars.allSatisfy(CleanText.isSafe) })
    #expect(reading.job("ml/pod/big")?.acceleratorCount == 1_000_000_000 && reading.job("ml/pod/minus") == nil)
  }
}
