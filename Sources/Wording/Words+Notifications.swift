extension Word {
  // What an alarm threatens, where other people are told of it.
  package static let threatenedRacks = Word("{} rack{s}", "{} 个机柜")
  package static let threatenedNodes = Word("{} node{s}", "{} 个节点")
  package static let threatenedJobs = Word("{} job{s}", "{} 个作业")
}
