import AisleTesting
import HTTP
import Runtime
import SiteModel
import Testing

struct KubernetesPollerTests {
  private static let pods = """
    kube_pod_info{namespace="ml",pod="a",uid="1",node="n1",created_by_kind="Job",created_by_name="train"} 1
    kube_pod_status_phase{namespace="ml",pod="a",uid="1",phase="Running"} 1
    kube_pod_container_resource_requests{namespace="ml",pod="a",container="c",node="n1",resource="nvidia_com_gpu"} 8
    kube_node_info{node="n1"} 1
    kube_node_status_condition{node="n1",condition="Ready",status="true"} 1
    kube_node_status_allocatable{node="n1",resource="nvidia_com_gpu",unit="integer"} 8

    """

  @Test("Pages of one cluster become one queue, and without one of them nothing is told")
  func cluster() async throws {
    let exporter = try await FakeExporter([
      "/pods": .page(Self.pods), "/kueue": .page("kueue_pending_workloads{cluster_queue=\"q\",status=\"active\"} 3\n"),
    ])
    let plan = SourcePlan(
      name: "k8s", kind: .kubernetes, targets: [.init(url: exporter.url("/pods")), .init(url: exporter.url("/kueue"))],
      every: .milliseconds(100))
    let probe = SiteProbe()
    let id = SourceID("k8s")
    try await supervising(plan, into: probe) { () async throws in
      #expect(try await probe.waits { $0.answers[id, default: 0] > 0 })
      let queue = await probe.site.queues.first
      #expect(queue?.name == "k8s" && queue?.kind == .kubernetes && queue?.jobs.map(\.id) == ["ml/job/train"])
      #expect(queue?.partitions.first?.waitingCount == 3)
      #expect(queue?.nodes.values.map(\.condition) == [.allocated])
      exporter.set(.answer(503, headers: [], body: []), for: "/kueue")
      #expect(try await probe.waits { $0.failures[id]?.contains(.status(503)) ?? false })
      #expect(await probe.site.queues.first?.jobs.count == 1)
    }
    await exporter.stop()
  }
}
