import AisleTesting
import SiteModel
import Testing
import Wire

@Suite("The answer of scontrol show node") struct SlurmNodeTextTests {
  private func read(_ text: String) throws -> (ScheduledNode, SlurmNodeTable) {
    var nodes = SlurmNodeTable()
    let rows = try text.withBytes { try SlurmNodeText.read($0, nodes: &nodes) }
    return (try #require(rows.nodes.first), nodes)
  }

  @Test("a node has its state, what it has and what jobs hold") func node() throws {
    let (node, table) = try read(
      "NodeName=gpu01 Arch=x86_64 CoresPerSocket=48  CPUAlloc=6 CPUEfctv=96 CPUTot=96 CPULoad=1.09 "
        + "AvailableFeatures=h100,rack1 ActiveFeatures=h100,rack1 Gres=gpu:h100:8(S:0-1) GresDrain=N/A "
        + "GresUsed=gpu:h100:3(IDX:0,2-3) NodeAddr=127.0.0.1 NodeHostName=host1 Port=16901 "
        + "OS=Linux 6.18 #1 SMP @0  RealMemory=1000000 AllocMem=122400 FreeMem=6675 State=MIXED+PLANNED "
        + "ThreadsPerCore=1 Partitions=train,infer,debug  BootTime=1795632981 ReservationName=m1 "
        + "CfgTRES=cpu=96,mem=1000000M,billing=96,gres/gpu=8 AllocTRES=cpu=6,gres/gpu=3\n")
    #expect(table.names == ["gpu01"])
    #expect((node.state, node.condition) == ("mixed+planned", .planned))
    #expect(node.partitions == ["train", "infer", "debug"])
    #expect(node.features == ["h100", "rack1"])
    #expect((node.processors, node.processorsHeld) == (96, 6))
    #expect((node.memory, node.memoryHeld) == (1_000_000 * 1_048_576, 122_400 * 1_048_576))
    #expect((node.accelerators, node.acceleratorKind) == (8, "h100"))
    #expect(node.acceleratorsHeld == AcceleratorSet([0, 2, 3]))
    #expect(node.reservation == "m1")
  }

  @Test("why it is out, who said so, and when") func reason() throws {
    let (node, _) = try read(
      "NodeName=dead01 CPUTot=96 State=DOWN+DRAIN+NOT_RESPONDING ThreadsPerCore=1  "
        + "Reason=PSU [rack 4] failure, RMA=4711 [root@1795658620]\n")
    #expect(node.reason == "PSU [rack 4] failure, RMA=4711")
    #expect((node.reasonUser, node.reasonMoment) == ("root", Moment(seconds: 1_795_658_620)))
    #expect((node.state, node.condition) == ("down+drain+not_responding", .down))
  }

  @Test(
    "states come to what they mean for whoever looks for room",
    arguments: [
      ("IDLE", .idle), ("MIXED", .mixed), ("ALLOCATED", .allocated), ("ALLOCATED+COMPLETING", .completing),
      ("IDLE+DRAIN", .drained), ("MIXED+DRAIN", .draining), ("DOWN", .down), ("IDLE+NOT_RESPONDING", .down),
      ("idle*", .down), ("IDLE+CLOUD+POWERED_DOWN", .poweredDown), ("IDLE+POWERING_UP", .poweringUp),
      ("IDLE+MAINT", .maintenance), ("IDLE+RESERVED", .reserved), ("IDLE+PLANNED", .planned), ("IDLE+FAIL", .failing),
      ("IDLE+REBOOT_ISSUED", .rebooting), ("UNKNOWN", .unknown), ("FUTURE", .unknown), ("INVALID_REG", .down),
    ] as [(String, ScheduledNode.Condition)])
  func states(word: String, condition: ScheduledNode.Condition) throws {
    let (node, _) = try read("NodeName=a CPUTot=1 State=\(word) ThreadsPerCore=1\n")
    #expect((node.state, node.condition) == (word.lowercased(), condition))
  }

  @Test("captured answers are read whole", .enabled(if: Fixtures.has("slurm/scontrol_nodes_d.txt"), "no fixtures"))
  func capture() throws {
    for file in ["scontrol_nodes_oneline.txt"] {
      var nodes = SlurmNodeTable()
      let rows = try Fixtures.bytes("slurm/\(file)").withUnsafeBytes { try SlurmNodeText.read($0, nodes: &nodes) }
      #expect(nodes.names == ["dead01", "dead02", "gpu01", "gpu02", "gpu03", "gpu04"])
      #expect(rows.nodes.map(\.condition) == [.down, .down, .mixed, .mixed, .mixed, .idle])
      #expect(rows.nodes.allSatisfy { $0.accelerators == 8 })
      #expect(rows.nodes[0].reason == "PSU failure, RMA 4711")
    }
  }

  @Test("what is no such answer is refused") func broken() {
    var nodes = SlurmNodeTable()
    for text in ["hello\n", "slurm_load_node error"] {
      #expect(throws: SlurmTextFault.notSlurm) { try text.withBytes { try SlurmNodeText.read($0, nodes: &nodes) } }
    }
    #expect(throws: SlurmTextFault.cutShort) {
      try "NodeName=a CPUTot=1 State=ID".withBytes { try SlurmNodeText.read($0, nodes: &nodes) }
    }
  }
}
