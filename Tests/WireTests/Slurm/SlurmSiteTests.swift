import SiteModel
import Testing

@testable import Wire

struct SlurmSiteTests {
  @Test func nodesAreReadInBothShapes() {
    let older = SlurmAnswer(
      """
      {"nodes": [{"name": "gpu01", "state": "mixed", "state_flags": ["DRAIN"], "gres": "gpu:h100:8",
        "gres_used": "gpu:h100:6(IDX:0-3,6-7)", "cpus": 96, "alloc_cpus": 6, "real_memory": 1000, "alloc_memory": 100,
        "features": "h100,rack1", "partitions": ["train", "infer"], "reason": "fans", "reason_set_by_user": "root",
        "reason_changed_at": 1795486327, "free_memory": -2, "cpu_load": 4294967294}]}
      """)
    let newer = SlurmAnswer(
      """
      {"nodes": [{"name": "gpu01", "state": ["MIXED", "DRAIN"], "gres": "gpu:h100:8",
        "gres_used": "gpu:h100:6(IDX:0-3,6-7)", "cpus": 96, "alloc_cpus": 6, "real_memory": 1000, "alloc_memory": 100,
        "features": ["h100", "rack1"], "partitions": ["train", "infer"], "reason": "fans",
        "reason_set_by_user": "root", "reason_changed_at": {"set": true, "infinite": false, "number": 1795486327}}]}
      """)
    #expect(older.told.nodes?.nodes == newer.told.nodes?.nodes)
    let node = older.told.nodes?.nodes.first
    #expect(node?.state == "mixed+drain" && node?.condition == .draining)
    #expect(node?.accelerators == 8 && node?.acceleratorsHeld == AcceleratorSet([0, 1, 2, 3, 6, 7]))
    #expect(node?.acceleratorKind == "h100" && node?.features == ["h100", "rack1"])
    #expect(node?.memory == 1000 * 1_048_576 && node?.memoryHeld == 100 * 1_048_576)
    #expect(node?.reasonMoment == Moment(seconds: 1_795_486_327))
  }

  @Test func partitionsAreReadInBothShapes() {
    let older = SlurmAnswer(
      """
      {"partitions": [{"flags": ["default"], "max_time_limit": 10080, "name": "train", "priority_tier": 10,
        "state": "UP", "total_nodes": 6, "tres": "cpu=576,node=6,gres/gpu=48"}]}
      """)
    let newer = SlurmAnswer(
      """
      {"partitions": [{"nodes": {"configured": "gpu[1-6]", "total": 6}, "tres": {"billing_weights": "",
        "configured": "cpu=576,node=6,gres/gpu=48"}, "maximums": {"time": {"set": true, "infinite": false,
        "number": 10080}, "nodes": {"set": false, "infinite": true, "number": 0}}, "name": "train",
        "priority": {"job_factor": 1, "tier": 10}, "partition": {"state": ["UP"]}}]}
      """)
    var train = JobPartition("train")
    (train.state, train.nodeCount, train.acceleratorCount, train.tier) = ("up", 6, 48, 10)
    train.timeLimit = .seconds(10_080 * 60)
    #expect(newer.told.partitions == [train])
    train.isDefault = true
    #expect(older.told.partitions == [train])
  }

  @Test func controllersAnswerOrDoNot() {
    for up in [
      #"{"pings": [{"hostname": "vm", "ping": "UP", "mode": "primary"}]}"#,
      #"{"pings": [{"pinged": "DOWN", "responding": false}, {"pinged": "UP", "responding": true}]}"#,
    ] { #expect(SlurmAnswer(up).failure == nil) }
    for down in [
      #"{"pings": [{"hostname": "vm", "ping": "DOWN", "status": 1}]}"#,
      #"{"pings": [{"responding": false, "pinged": "DOWN"}]}"#,
    ] { #expect(SlurmAnswer(down).failure == .scheduler(.controllerDown)) }
  }

  @Test func accountingTellsWhatEnded() {
    let answer = SlurmAnswer(
      """
      {"jobs": [{"job_id": 11, "account": "lab", "array": {"job_id": 8, "limits": {"max": {"running": {"tasks": 0}}},
        "task": null, "task_id": 2}, "association": {"account": "lab", "user": "bob"}, "het": {"job_id": 0,
        "job_offset": null}, "name": "sweep", "nodes": "gpu01", "partition": "infer", "qos": "normal",
        "state": {"current": ["FAILED"], "reason": "NonZeroExitCode"}, "time": {"start": 331, "end": 341,
        "submission": 330, "limit": {"set": true, "infinite": false, "number": 30}}, "required": {"CPUs": 1},
        "allocation_nodes": 1, "tres": {"allocated": [{"type": "cpu", "name": null, "count": 1},
        {"type": "gres", "name": "gpu", "count": 1}]}, "user": "bob"},
        {"job_id": 1, "state": {"current": "RUNNING"}}]}
      """, .accounting)
    #expect(answer.jobs == nil && answer.told.ended?.count == 1)
    let job = answer.told.ended?.first
    #expect(job?.id == "8_2" && job?.state == .failed && job?.user == "bob" && job?.reason == "NonZeroExitCode")
    #expect(job?.began == Moment(seconds: 331) && job?.ends == Moment(seconds: 341) && job?.acceleratorCount == 1)
    #expect(answer.node(of: job?.places.first) == "gpu01" && job?.timeLimit == .seconds(1800))
  }

  @Test func nodesKeepTheirPlaces() {
    var answer = SlurmAnswer(#"{"nodes": [{"name": "b"}, {"name": "a"}]}"#)
    answer.read(Array(#"{"jobs": [{"job_id": 1, "job_state": "RUNNING", "nodes": "a"}]}"#.utf8))
    #expect(answer.job("1")?.places.first?.node == 1 && answer.nodes.names == ["b", "a"])
  }
}
