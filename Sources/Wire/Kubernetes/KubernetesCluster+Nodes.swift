internal import SiteModel

extension KubernetesCluster {
  /// The nodes, in the order of their names, with what pods hold of them.
  func scheduledNodes(placing subjects: inout SubjectTable) -> [ScheduledNode] {
    let pods = Dictionary(grouping: pods.values.filter(\.holds), by: \.node)
    return nodes.sorted { $0.key < $1.key }.map { name, node in
      scheduledNode(node, holding: pods[name] ?? [], at: subjects.place(ofNode: name))
    }
  }

  private func scheduledNode(_ node: Node, holding pods: [Pod], at place: Int) -> ScheduledNode {
    let held = Self.count(pods.reduce(0) { $0 + ($1.accelerators ?? 0) })
    let accelerators = (node.accelerators ?? node.capacity).map(Self.count)
    var scheduled = ScheduledNode(
      node: place, state: Self.words(node), condition: Self.condition(of: node, held: held, of: accelerators ?? 0))
    // What is wrong with it, in Kubernetes' words; a node that is only cordoned is so because somebody wished it.
    scheduled.reason = node.troubles.sorted().joined(separator: ", ")
    scheduled.accelerators = accelerators.map { Int32(clamping: $0) }
    scheduled.acceleratorsHeld = AcceleratorSet(count: held)
    scheduled.acceleratorKind = node.make
    scheduled.processors = node.allocatable["cpu"].map { Int32(clamping: Self.count($0)) }
    scheduled.memory = node.allocatable["memory"]
    scheduled.processorsHeld = Int32(clamping: Self.count(pods.reduce(0) { $0 + ($1.processors ?? 0) }))
    scheduled.memoryHeld = pods.reduce(0) { $0 + ($1.memory ?? 0) }
    return scheduled
  }

  /// As `kubectl get nodes` writes it.
  private static func words(_ node: Node) -> String {
    let ready = node.isReady.map { $0 ? "Ready" : "NotReady" } ?? "Unknown"
    return node.isCordoned ? "\(ready),SchedulingDisabled" : ready
  }

  private static func condition(of node: Node, held: Int, of accelerators: Int) -> ScheduledNode.Condition {
    guard let isReady = node.isReady else { return .unknown }
    if !isReady { return .down }
    if node.isCordoned { return held > 0 ? .draining : .drained }
    if held == 0 { return .idle }
    return held >= accelerators ? .allocated : .mixed
  }

  /// The queues of Kueue or Volcano, in the order of their names.
  func partitions() -> [JobPartition] {
    queues.sorted { $0.key < $1.key }.map { name, queue in
      var partition = JobPartition(name)
      partition.state = queue.status
      partition.acceleratorCount = (queue.quota ?? queue.deserved).map(Self.count)
      partition.acceleratorsHeld = queue.held.map(Self.count)
      partition.waitingCount = queue.waiting.map(Self.count)
      partition.runningCount = queue.running.map(Self.count)
      return partition
    }
  }
}
