import Foundation
import HTTP
import Runtime
import SiteModel

/// Slurm's commands as small scripts in a folder of their own: each answers as the real one does, until it is told
/// otherwise.
final class FakeSlurm {
  let folder = NSTemporaryDirectory() + "aisle-slurm-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try answer("squeue", Self.queue)
    try answer("scontrol", Self.control)
    try answer("sdiag", "echo \"sdiag output at now ($(date +%s))\"")
    try answer("sprio", "echo '2|0|5|0|0|505|0|0|0|'")
    try answer("sshare", "echo 'root||0.0|1.0|'; echo ' lab|alice|0.5|0.1|0.75'")
    try answer("sacctmgr", "echo 'Name|Priority'; echo 'normal|0'")
    try answer("sacct", "exit 0")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Makes a command do something else. `$mark` is the mark of the question.
  func answer(_ program: String, _ script: String) throws {
    let text = "#!/bin/sh\nfor last; do :; done\nmark=${last##*Name:0}\nend=$(printf '\\037')\n\(script)\n"
    try text.write(toFile: "\(folder)/\(program)", atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(folder)/\(program)")
  }

  /// A job on gpu01 and one that waits.
  static let queue = """
    case "$*" in *" -s "*) exit 0;; esac
    row() { for field; do printf '%s%s' "$field" "$end"; done; }
    row 1 1 RUNNING 180 1 4 1 1795658620 1795658623 1795831423 8:00:00 cpu=4,gres/gpu=4 N/A N/A N/A N/A gpu01
    printf '(null)%sNone%strain%slab%snormal%salice%straining%s\\n' "$mark" "$mark" "$mark" "$mark" "$mark" "$mark" "$mark"
    row 2 2 PENDING 505 6 6 6 1795658623 N/A N/A 1:00:00 cpu=6,gres/gpu=48 N/A N/A N/A N/A ''
    printf '(null)%sResources%strain%slab%snormal%sbob%swaits%s\\n' "$mark" "$mark" "$mark" "$mark" "$mark" "$mark" "$mark"
    """

  static let control = """
    case "$*" in
    ping) echo 'Slurmctld(primary) at here is UP';;
    'show config') printf 'Configuration data as of 1\\nAccountingStorageType = accounting_storage/slurmdbd\\n'
      printf 'ClusterName = fake\\nPriorityType = priority/multifactor\\nSLURM_VERSION = 22.05.8\\n';;
    *job*) printf 'JobId=1 JobName=training UserId=alice(1) Priority=180 JobState=RUNNING Reason=None '
      printf 'StartTime=1795658623 EndTime=1795831423 NodeList=gpu01 NumNodes=1 NumCPUs=4 '
      echo 'Nodes=gpu01 CPU_IDs=0-3 Mem=1 GRES=gpu:h100:4(IDX:4-7) MinCPUsNode=1 Command=/bin/train WorkDir=/tmp ';;
    *node*) printf 'NodeName=gpu01 NodeHostName=gpu01 CPUTot=96 Gres=gpu:h100:8 GresUsed=gpu:h100:4(IDX:4-7) '
      echo 'State=MIXED ThreadsPerCore=1 Partitions=train ';;
    *partition*) echo 'PartitionName=train Default=YES MaxTime=UNLIMITED TotalNodes=1 State=UP';;
    *) echo 'No reservations in the system';;
    esac
    """

  /// The site with this Slurm, once all has been asked.
  func site(
    timeout: Duration = .seconds(5), nodes: [String] = ["gpu01"], rounds: Duration? = nil,
    then change: (() throws -> Void)? = nil
  ) async throws -> Site {
    var topology = Topology(name: "test")
    topology.nodes = nodes.map { PlannedNode(name: $0) }
    var plan = SourcePlan(name: "slurm", kind: .slurm, targets: [], every: .seconds(2), timeout: timeout)
    plan.commands.folder = folder
    topology.sources = [plan]
    let run = SiteRun(topology: topology, machine: nil, client: WebClient(), clock: SystemClock())
    await run.start()
    var site = await run.settledSite(patience: .seconds(20))
    if let change {
      try change()
      let deadline = ContinuousClock.now + .seconds(15)
      while site.source(SourceID("slurm/jobs"))?.failure == nil, ContinuousClock.now < deadline {
        try await Task.sleep(for: .milliseconds(50))
        site = await run.site
      }
    }
    await run.stop()
    return site
  }
}
