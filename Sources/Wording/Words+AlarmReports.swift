extension Word {
  // How an order about alarms went.
  package static let alarmActDone = Word("{} {}.", "{} {} 项。")
  package static let alarmActDoneOne = Word("{}: {}.", "{}：{}。")
  package static let alarmActRefused = Word("{}:", "{}：")
  package static let alarmActOthers = Word("{} more were refused for other reasons.", "另有 {} 项因其他原因未执行。")
  package static let alarmActNothing = Word("no alarm was named", "未指定告警")
  package static let alarmActAcknowledged = Word("acknowledged", "已确认")
  package static let alarmActShelved = Word("shelved", "已搁置")
  package static let alarmActUnshelved = Word("no longer shelved", "已取消搁置")
  package static let alarmActWithdrawn = Word("out of service", "已停用")
  package static let alarmActReinstated = Word("back in service", "已恢复使用")
  package static let alarmActReset = Word("reset", "已复位")
  package static let alarmActCommented = Word("commented", "已备注")

  // Why it was not done.
  package static let alarmRefusedUnknown = Word("there is no such alarm any more.", "该告警已不存在。")
  package static let alarmRefusedUnseen = Word(
    "raised again after what was on the screen: look, then act.", "屏幕显示之后又再次触发：请查看后再操作。")
  package static let alarmRefusedAcknowledged = Word("already acknowledged by {}.", "已由 {} 确认。")
  package static let alarmRefusedNothing = Word("there is nothing of the sort to do.", "无需此操作。")
  package static let alarmRefusedActive = Word("its cause is still there.", "原因仍然存在。")
  package static let alarmRefusedReason = Word("a reason is needed.", "需要填写原因。")
  package static let alarmRefusedTooLong = Word("for {} at most.", "最长 {}。")
  package static let alarmRefusedRole = Word("not allowed: your role here is {}.", "没有权限：您在此处的角色是{}。")
  package static let alarmRefusedNobody = Word("nobody keeps alarms now who could be asked.", "目前无人管理告警，无法执行。")
  package static let alarmRefusedNotLive = Word(
    "what is shown is not the present: nothing was done.", "所显示的不是当前状态：未执行。")
  package static let alarmRefusedNoAnswer = Word(
    "no answer came: look whether it was done.", "没有收到回复：请查看是否已执行。")
  package static let alarmRefusedTooMany = Word("too many at once: {} at most.", "一次过多：最多 {} 项。")
  package static let alarmRefusedRolesUnclear = Word(
    "the file of roles makes no sense: nobody may do anything until it does.", "角色文件有误：修正之前任何人都不能操作。")

  // What somebody may do.
  package static let roleViewer = Word("viewer", "查看者")
  package static let roleOperator = Word("operator", "操作员")
  package static let roleEngineer = Word("engineer", "工程师")
}
