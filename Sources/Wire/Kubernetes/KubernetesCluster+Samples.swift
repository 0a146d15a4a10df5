internal import SiteModel

extension KubernetesCluster {
  /// Takes in one sample of a page.
  mutating func take(_ family: KubernetesFamily, _ value: Double, _ labels: [Label]) {
    guard value.isFinite else { return }
    sampleCount += 1
    func word(_ name: String) -> String { CleanText.cleaned(labels.text(name) ?? "") }
    let node = word("node")
    let pod = Name(space: word("namespace"), name: word("pod"))
    let work = Name(space: word("namespace"), name: word("job_name"))
    if family.rawValue.hasPrefix("kube_pod"), !pod.name.isEmpty {
      read(family, value, labels, into: &pods[pod, default: Pod()])
    } else if family.rawValue.hasPrefix("kube_job"), !work.name.isEmpty {
      read(family, value, labels, into: &works[work, default: Work()])
    } else if family.rawValue.hasPrefix("kube_node"), !node.isEmpty {
      read(family, value, labels, into: &nodes[node, default: Node()])
    } else {
      let queue = word(family.rawValue.hasPrefix("kueue") ? "cluster_queue" : "queue_name")
      if !queue.isEmpty { read(family, value, labels, into: &queues[queue, default: Queue()]) }
    }
  }

  private func read(_ family: KubernetesFamily, _ value: Double, _ labels: [Label], into pod: inout Pod) {
    func word(_ name: String) -> String { CleanText.cleaned(labels.text(name) ?? "") }
    switch family {
    case .podInfo:
      pod.node = word("node")
      if pod.ownerKind.isEmpty { (pod.ownerKind, pod.ownerName) = (word("created_by_kind"), word("created_by_name")) }
    case .podOwner:
      // Of several owners one is in charge.
      if labels.text("owner_is_controller") == "true" || pod.ownerKind.isEmpty {
        (pod.ownerKind, pod.ownerName) = (word("owner_kind"), word("owner_name"))
      }
    case .podLabels, .podAnnotations:
      pod.group = Self.first(of: Self.groupLabels, labels) ?? pod.group
      pod.queue = Self.first(of: Self.queueLabels, labels) ?? pod.queue
    case .podPhase: pod.phase = word("phase")
    case .podReason, .containerWaiting, .containerTerminated:
      let reason = word("reason")
      if !reason.isEmpty, pod.reasons.count < 16 { pod.reasons.append(reason) }
    case .podUnschedulable: pod.isUnschedulable = true
    case .podRequest: add(value, of: labels.text("resource") ?? "", to: &pod)
    case .podCreated: pod.created = Self.moment(value)
    case .podStarted: pod.started = Self.moment(value)
    case .podCompleted: pod.completed = Self.moment(value)
    case .podDeleted: pod.isDeleted = true
    default: break
    }
  }

  private func add(_ value: Double, of resource: String, to pod: inout Pod) {
    switch resource {
    case "cpu": pod.processors = (pod.processors ?? 0) + value
    case "memory": pod.memory = (pod.memory ?? 0) + value
    case _ where AcceleratorResource.isAccelerator(resource): pod.accelerators = (pod.accelerators ?? 0) + value
    default: break
    }
  }

  private func read(_ family: KubernetesFamily, _ value: Double, _ labels: [Label], into work: inout Work) {
    func word(_ name: String) -> String { CleanText.cleaned(labels.text(name) ?? "") }
    // "condition" tells what holds, in words.
    let holds = labels.text("condition").map { $0 == "true" } ?? true
    switch family {
    case .jobOwner: (work.ownerKind, work.ownerName) = (word("owner_kind"), word("owner_name"))
    case .jobLabels: work.queue = Self.first(of: Self.queueLabels, labels) ?? work.queue
    case .jobCreated: work.created = Self.moment(value)
    case .jobStarted: work.started = Self.moment(value)
    case .jobCompleted: work.completed = Self.moment(value)
    case .jobComplete: work.isComplete = holds
    case .jobFailed: work.hasFailed = holds
    case .jobFailures: if value > 0, !word("reason").isEmpty { work.failure = word("reason") }
    case .jobDeadline: work.deadline = value > 0 && value < 1e11 ? .seconds(value) : nil
    case .jobSuspended: work.isSuspended = holds
    default: break
    }
  }

  private func read(_ family: KubernetesFamily, _ value: Double, _ labels: [Label], into node: inout Node) {
    let resource = labels.text("resource") ?? ""
    switch family {
    case .nodeLabels:
      if let product = labels.text("label_nvidia_com_gpu_product") { node.make = CleanText.cleaned(product) }
    case .nodeUnschedulable: node.isCordoned = value == 1
    case .nodeCondition: note(labels.text("condition") ?? "", status: labels.text("status") ?? "", of: &node)
    case .nodeAllocatable:
      if AcceleratorResource.isAccelerator(resource) {
        node.accelerators = (node.accelerators ?? 0) + value
        if node.make.isEmpty { node.make = CleanText.cleaned(AcceleratorResource.model(resource)) }
      } else if resource == "cpu" || resource == "memory" {
        node.allocatable[resource] = value
      }
    case .nodeCapacity:
      if AcceleratorResource.isAccelerator(resource) { node.capacity = (node.capacity ?? 0) + value }
    default: break
    }
  }

  /// "Ready" is good when it holds, every other condition is bad: those of Kubernetes and those that detectors add.
  private func note(_ condition: String, status: String, of node: inout Node) {
    if condition == "Ready" {
      node.isReady = status == "true"
    } else if status == "true", node.troubles.count < 16 {
      node.troubles.append(CleanText.cleaned(condition))
    }
  }

  private func read(_ family: KubernetesFamily, _ value: Double, _ labels: [Label], into queue: inout Queue) {
    func add(_ number: Double, to sum: inout Double?) { sum = (sum ?? 0) + number }
    let isAccelerator = AcceleratorResource.isAccelerator(labels.text("resource") ?? "")
    switch family {
    case .kueuePending, .volcanoPending, .volcanoInqueue: add(value, to: &queue.waiting)
    case .kueueAdmitted, .volcanoRunning: add(value, to: &queue.running)
    case .kueueStatus: queue.status = CleanText.cleaned(labels.text("status") ?? "")
    case .kueueQuota where isAccelerator: add(value, to: &queue.quota)
    case .kueueUsage where isAccelerator: add(value, to: &queue.held)
    // Volcano counts scalar resources in thousandths.
    case .volcanoCapacity where isAccelerator: add(value / 1000, to: &queue.quota)
    case .volcanoDeserved where isAccelerator: add(value / 1000, to: &queue.deserved)
    case .volcanoAllocated where isAccelerator: add(value / 1000, to: &queue.held)
    default: break
    }
  }

  /// As kube-state-metrics writes the labels `kueue.x-k8s.io/queue-name` and their like, where it is told to.
  private static let queueLabels = [
    "label_kueue_x_k8s_io_queue_name", "label_volcano_sh_queue_name", "annotation_scheduling_volcano_sh_queue_name",
  ]
  private static let groupLabels = [
    "label_volcano_sh_job_name", "label_kueue_x_k8s_io_pod_group_name", "annotation_scheduling_k8s_io_group_name",
  ]

  private static func first(of names: [String], _ labels: [Label]) -> String? {
    for name in names {
      if let text = labels.text(name), !text.isEmpty { return CleanText.cleaned(text) }
    }
    return nil
  }
}
