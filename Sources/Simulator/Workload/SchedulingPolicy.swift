/// What a simulated scheduler allows: its partitions, qualities of service, and what priority is made of.
struct SchedulingPolicy: Sendable {
  struct Partition: Sendable {
    var name: String
    /// Nodes by pod, in the order in which they are filled.
    var pods: [[Int]]
    /// Seconds that its jobs may ask for.
    var timeLimit: Int
    /// Share of the partition factor's points.
    var factor: Double
    var tier: Int
    var nodeCount: Int
    var acceleratorCount: Int
  }

  struct Quality: Sendable {
    var name: String
    var priority: Int
    /// Of one user at a time; nil without a limit.
    var jobsPerUser: Int?
    var acceleratorsPerUser: Int?
  }

  /// Points of each factor at its highest.
  enum Weight {
    static let age = 1000.0
    static let fairShare = 2000.0
    static let jobSize = 500.0
    static let partition = 300.0
    static let quality = 1000.0
    /// Seconds of waiting that earn all points of age.
    static let oldest = 7 * 86_400.0
    /// Seconds in which what somebody has used counts half.
    static let halfLife = 7 * 86_400.0
  }

  var partitions: [Partition] = []
  var qualities: [Quality] = []

  /// Partitions of a centre: all nodes for training, a quarter of each pod for inference too, and an eighth for trials.
  init(_ plan: Blueprint) {
    func last(_ share: Int) -> [[Int]] { plan.pods.map { pod in Array(pod.suffix((pod.count + share - 1) / share)) } }
    partitions = [
      Self.partition("train", plan.pods, days: 7, 1, 10, plan),
      Self.partition("infer", last(4), days: 30, 0.6, 20, plan),
      Self.partition("debug", last(8), days: 1, 1, 30, plan),
    ]
    let all = plan.acceleratorCount
    qualities = [
      Quality(name: "normal", priority: 0, acceleratorsPerUser: max(16, all * 3 / 10)),
      Quality(name: "high", priority: 1000, jobsPerUser: 4, acceleratorsPerUser: max(16, all / 4)),
      Quality(name: "debug", priority: 500, jobsPerUser: 3, acceleratorsPerUser: 8),
    ]
  }

  /// One partition of all nodes, first come, first served: for the jobs of a trace, whose own rules nobody knows.
  init(forTraceOn plan: Blueprint, named names: [String]) {
    let nodes = [Array(plan.nodes.indices)]
    partitions = (names.isEmpty ? ["batch"] : names).map { Self.partition($0, nodes, days: 3660, 0, 1, plan) }
    qualities = [Quality(name: "normal", priority: 0)]
  }

  private static func partition(
    _ name: String, _ pods: [[Int]], days: Int, _ factor: Double, _ tier: Int, _ plan: Blueprint
  ) -> Partition {
    let nodes = pods.flatMap(\.self)
    return Partition(
      name: name, pods: pods, timeLimit: days * 86_400, factor: factor, tier: tier, nodeCount: nodes.count,
      acceleratorCount: nodes.reduce(0) { $0 + plan.nodes[$1].acceleratorCount })
  }
}
