extension Word {
  package static let overview = Word("Overview", "总览")
  package static let racks = Word("Racks", "机柜")
  package static let nodes = Word("Nodes", "节点")
  package static let jobsPage = Word("Jobs", "作业")
  package static let cooling = Word("Cooling", "冷却")
  package static let powerPage = Word("Power", "电力")
  package static let alarmsPage = Word("Alarms", "告警")
  package static let oneRack = Word("One rack", "单个机柜")
  package static let oneNode = Word("One node", "单个节点")
  package static let oneJob = Word("One job", "单个作业")
}
