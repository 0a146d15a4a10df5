internal import SiteModel

/// What the pages of a cluster say, thing by thing. All words are cleaned.
struct KubernetesCluster {
  /// A name within a namespace.
  struct Name: Hashable {
    var space: String
    var name: String
  }

  struct Pod {
    var node = ""
    var ownerKind = ""
    var ownerName = ""
    /// The group that Volcano or Kueue puts it in.
    var group = ""
    var queue = ""
    var phase = ""
    var reasons: [String] = []
    var isUnschedulable = false
    /// Whole accelerators, processor cores and bytes of memory that its containers ask for; nil where none says.
    var accelerators: Double?
    var processors: Double?
    var memory: Double?
    var created: Moment?
    var started: Moment?
    var completed: Moment?
    var isDeleted = false

    /// It keeps what it asked for.
    var holds: Bool { !node.isEmpty && phase != "Succeeded" && phase != "Failed" }
  }

  /// An object of the kind Job.
  struct Work {
    var ownerKind = ""
    var ownerName = ""
    var queue = ""
    var created: Moment?
    var started: Moment?
    var completed: Moment?
    var isComplete = false
    var hasFailed = false
    var failure = ""
    var deadline: Duration?
    var isSuspended = false
  }

  struct Node {
    /// Nil where the page does not say.
    var isReady: Bool?
    var isCordoned = false
    /// Conditions that are bad and hold, by name.
    var troubles: [String] = []
    var allocatable: [String: Double] = [:]
    var accelerators: Double?
    var capacity: Double?
    var make = ""
  }

  struct Queue {
    var status = ""
    var waiting: Double?
    var running: Double?
    var quota: Double?
    var deserved: Double?
    var held: Double?
  }

  var pods: [Name: Pod] = [:]
  var works: [Name: Work] = [:]
  var nodes: [String: Node] = [:]
  var queues: [String: Queue] = [:]
  /// How many of the samples were of a cluster's.
  var sampleCount = 0

  /// Whole, within what is believed of one thing.
  static func count(_ number: Double) -> Int { Int(min(max(number, 0), 1e9).rounded(.up)) }

  static func moment(_ seconds: Double) -> Moment? { seconds > 0 && seconds < 1e11 ? Moment(seconds: seconds) : nil }
}
