/// A job as its scheduler has it: one record of the queue, or of the accounting once it has ended. All words are cleaned.
/// What nobody says is nil, or empty for words.
package struct Job: Hashable, Sendable {
  /// What the scheduler's own commands call it: "18422"; "8_3" for a task of an array; "7+1" for a component of a
  /// heterogeneous job; "8_*" for those tasks of an array that wait together in one record. Unique in its queue.
  package var id: String
  package var name = ""
  package var user = ""
  package var account = ""
  package var partition = ""
  /// Quality of service.
  package var quality = ""
  package var state: JobState
  /// The scheduler's own word for the state.
  package var stateText = ""
  /// Why it waits, or why it ended: the scheduler's own code ("Resources", "QOSMaxJobsPerUserLimit").
  package var reason = ""
  /// How it ended, in the scheduler's words: "1:0" is exit code 1, no signal.
  package var exitCode = ""
  /// The array that it is a task of, or tasks of.
  package var array: JobArray?
  /// The heterogeneous job that it is a component of, by the number of its leader.
  package var leader: Int?
  package var priority: Int?
  /// How much it asks for, and has once it runs; accelerators are those of all nodes together.
  package var nodeCount: Int32?
  package var processorCount: Int32?
  package var acceleratorCount: Int32?
  /// When it came, when nothing but resources kept it waiting, when it began, and when it ended or will end at the latest.
  package var submitted: Moment?
  package var began: Moment?
  package var ends: Moment?
  /// When the scheduler thinks that it will begin.
  package var expectedStart: Moment?
  /// How long it may run; nil without a limit, or where nobody says.
  package var timeLimit: Duration?
  /// What it depends on, in the scheduler's words: "afterok:8_*(unfulfilled)".
  package var dependency = ""
  /// Where it runs: a placement a node.
  package var places: [JobPlace] = []
  /// What only the page of one job tells.
  package var details: JobDetails?

  package init(_ id: String, _ state: JobState) {
    self.id = id
    self.state = state
  }
}

extension Job {
  /// The number of what it is a part of and is folded with: its array's, or its heterogeneous job's leader's.
  package var group: Int? { array?.number ?? leader }
}

/// The array that a record belongs to.
package struct JobArray: Hashable, Sendable {
  /// The array's own number, by which the scheduler's commands take all of it.
  package var number: Int
  /// The tasks that the record stands for, as the scheduler writes them: "3", "4-19".
  package var tasks: String
  /// How many they are.
  package var count: Int32
  /// How many of the array may run at a time; nil without a limit.
  package var limit: Int32?

  package init(number: Int, tasks: String, count: Int, limit: Int? = nil) {
    self.number = number
    self.tasks = tasks
    self.count = Int32(clamping: count)
    self.limit = limit.map { Int32(clamping: $0) }
  }
}

/// What a job holds on one node.
package struct JobPlace: Hashable, Sendable {
  /// Index of the node in `Batch.subjects`; after applying, the node's index in the site.
  package var node: Int32
  /// Processor cores (or what the scheduler counts as one); nil when it does not say.
  package var processors: Int32?
  package var accelerators: AcceleratorSet

  package init(node: Int, processors: Int? = nil, accelerators: AcceleratorSet = AcceleratorSet()) {
    self.node = Int32(node)
    self.processors = processors.map { Int32(clamping: $0) }
    self.accelerators = accelerators
  }
}

/// Some accelerators of one node: how many, and which, by the numbers that the scheduler gives them.
package struct AcceleratorSet: Hashable, Sendable {
  /// How many.
  package private(set) var count: Int32
  /// A bit for each number up to 63; 0 where it is not told which.
  package private(set) var bits: UInt64

  /// Some, nobody says which.
  package init(count: Int = 0) {
    self.count = Int32(clamping: count)
    bits = 0
  }

  /// These. Numbers beyond 63 are counted only, and then it is not told which the others are.
  package init(_ numbers: some Sequence<Int>) {
    var bits: UInt64 = 0
    var count: Int32 = 0
    var isComplete = true
    for number in numbers {
      count += 1
      if (0..<64).contains(number) { bits |= 1 << UInt64(number) } else { isComplete = false }
    }
    self.bits = isComplete ? bits : 0
    self.count = isComplete ? Int32(bits.nonzeroBitCount) : count
  }

  /// Those whose bits are set.
  package init(bits: UInt64) {
    self.bits = bits
    count = Int32(bits.nonzeroBitCount)
  }

  /// True when it is told which they are.
  package var isKnown: Bool { count == bits.nonzeroBitCount }

  package func contains(_ number: Int) -> Bool { (0..<64).contains(number) && bits & (1 << UInt64(number)) != 0 }

  /// The numbers, from the lowest; empty where nobody says which.
  package var numbers: [Int] { (0..<64).filter { contains($0) } }
}

/// What is told of a job at length. A class, since most jobs have none and a queue is copied often; nothing in it ever
/// changes.
package final class JobDetails: Hashable, Sendable {
  /// Name of the field as the scheduler calls it, and its text, in its order: "Command", "WorkDir", "Comment".
  package let fields: [Field]

  package struct Field: Hashable, Sendable {
    package var name: String
    package var text: String
    package init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  package init(_ fields: [Field]) { self.fields = fields }

  package subscript(name: String) -> String? { fields.first { $0.name == name }?.text }

  package static func == (a: JobDetails, b: JobDetails) -> Bool { a === b || a.fields == b.fields }
  package func hash(into hasher: inout Hasher) { hasher.combine(fields) }
}

/// A job at a site, by its queue's place in `Site.queues` and its own name there.
package struct JobReference: Hashable, Sendable {
  package var queue: Int
  package var id: String
  package init(queue: Int, id: String) {
    self.queue = queue
    self.id = id
  }
}
