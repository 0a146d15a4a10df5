extension Word {
  package static let simulated = Word("SIMULATED", "模拟数据")
  package static let live = Word("live", "实时")
  /// Before the time, of what is shown out of a history that nobody writes now.
  package static let recordedAt = Word("recorded", "记录于")
  package static let historyEnd = Word("end of the history", "历史末尾")
  package static let nothingAnswers = Word("NO ANSWER", "无应答")
  package static let following = Word("following the selected thing", "正在跟随所选项")
  package static let notFollowing = Word("no longer following", "已停止跟随")
  package static let frozen = Word("FROZEN", "已冻结")
  package static let every = Word("every {}", "每 {}")
  package static let age = Word("age {}", "更新于 {} 前")
  package static let noData = Word("no data yet", "尚无数据")
  package static let moreRoom = Word("needs {}, has {}", "需 {}，现 {}")
  package static let noFindings = Word("nothing needs attention", "暂无告警")
  package static let keysOfPage = Word("Keys: {}", "按键：{}")
}
