extension Word {
  package static let wallTitle = Word("Wallboard", "大屏")
  package static let wallQuit = Word("quit", "退出")
  package static let wallHelp = Word("this help", "显示或关闭本帮助")
  package static let wallReadOnly = Word(
    "The wallboard only shows: nothing can be changed from here. Open “aisle” for that.", "大屏只供显示，不能操作。操作请使用 “aisle”。")
  package static let wallHolds = Word("HOLDS: new critical condition", "停留：新的紧急告警")
  package static let acceleratorsFree = Word("accelerators free", "空闲加速卡")
  package static let nodesHeld = Word("nodes allocated", "已分配节点")
  /// Of how many.
  package static let ofAll = Word("of {}", "/ {}")
  package static let ofReporting = Word("of {} reporting", "/ {} 在线")
  package static let wallHoldsShort = Word("HOLDS", "停留")
  package static let feedDead = Word(
    "NO DATA since {} ({}): {}, {} of {} sources do not answer", "自 {} 起（{}）无数据：{}，{} / {} 个数据源无应答")
}
