extension Word {
  // Commands.
  package static let commandAcknowledge = Word("Acknowledge the selected alarm", "确认所选告警")
  package static let commandAcknowledgeVisible = Word("Acknowledge all alarms in sight", "确认画面上的全部告警")
  package static let commandShelve = Word("Shelve for a time, with a reason; or take back", "限时搁置并说明原因；或取消搁置")
  package static let commandUnshelve = Word("Take a shelved alarm back", "取消搁置")
  package static let commandComment = Word("Comment on an alarm", "为告警添加备注")
  package static let commandReset = Word("Reset a latched alarm whose cause is gone", "复位原因已消除的锁定告警")
  package static let commandOutOfService = Word("Take an alarm out of service, with a reason", "停用告警并说明原因")
  package static let commandInService = Word("Put an alarm back into service", "恢复停用的告警")
  package static let commandGroup = Word("Group alarms by their cause, or not", "告警按根因分组或平铺")
  package static let commandAlarmSheet = Word("Active, set aside, log, key figures", "当前、搁置、日志、关键指标")
  package static let commandBell = Word("Bell for new alarms on or off", "开关新告警提示音")
  package static let hintAcknowledge = Word("acknowledge", "确认")
  package static let hintAcknowledgeVisible = Word("all", "全部")
  package static let hintShelve = Word("shelve", "搁置")
  package static let hintComment = Word("comment", "备注")
  package static let hintReset = Word("reset", "复位")
  package static let hintGroup = Word("group", "分组")
  package static let hintSheet = Word("view", "视图")
  package static let helpAlarms = Word("Alarms", "告警")
  package static let argumentShelving = Word("TIME REASON", "时长 原因")
  package static let argumentAlarmed = Word("[WHAT IT IS ABOUT]", "[对象]")
  package static let argumentSheet = Word("VIEW", "视图")

  // Dialogs.
  package static let alarmFormShelve = Word("Shelve", "搁置")
  package static let alarmFormComment = Word("Comment", "备注")
  package static let alarmFormWithdraw = Word("Out of service", "停用")
  package static let alarmFieldTime = Word("for how long", "时长")
  package static let alarmFieldReason = Word("why", "原因")
  package static let alarmFieldComment = Word("comment", "备注")
  package static let alarmShelveNote = Word(
    "It comes back by itself. It is still evaluated, logged and counted.", "到期自动恢复；搁置期间仍会评估、记录和计数。")
  package static let alarmWithdrawNote = Word(
    "Until somebody puts it back. It is still evaluated, logged and counted.", "直至有人恢复；停用期间仍会评估、记录和计数。")
  package static let alarmBadTime = Word(
    "“{}” is no time, such as {} (minutes), {}, {}", "“{}”不是时长：可为 {}（分钟）、{}、{}")
  package static let alarmReasonMissing = Word("say why", "请说明原因")
  package static let alarmCommentMissing = Word("there is nothing to say yet", "备注为空")

  // Why it is not done.
  package static let alarmFrozen = Word("the screen is frozen: Z lets it go on, then act", "画面已冻结：按 Z 恢复后再操作")
  package static let alarmBoardStale = Word(
    "nobody has looked after the alarms for {}: not done", "告警已 {} 无人管理：未执行")
  package static let alarmNoneSelected = Word("no alarm is selected", "未选定告警")
  package static let alarmNotInSight = Word(
    "it was not on the screen: look at it, then press again", "该告警刚才不在画面上：查看后再按一次")
  // Why what is set aside is not acknowledged; what follows from another leads there.
  package static let alarmIsExplained = Word("{} is set aside: it follows from {} {}", "{} 已抑制：由 {} {}引起")
  package static let alarmIsExplainedAsking = Word(
    "{} is set aside: it follows from {} {}; acknowledge that", "{} 已抑制：由 {} {}引起；请确认后者")
  package static let alarmIsShelved = Word("{} is set aside: {} has shelved it", "{} 已搁置：由 {} 搁置")
  package static let alarmIsWithdrawn = Word("{} is set aside: {} has taken it out of service", "{} 已停用：由 {} 停用")
  package static let alarmIsSuppressed = Word(
    "{} is set aside by design: there is nothing to acknowledge", "{} 已按设计抑制：无需确认")
  package static let noSuchAlarmed = Word("no alarm about “{}”.", "没有关于“{}”的告警。")
  package static let alarmNoneInSight = Word("nothing in sight is to be acknowledged", "画面上没有待确认的告警")
  package static let bellOn = Word("the bell rings for new alarms", "新告警将发出提示音")
  package static let bellOff = Word("the bell is silent", "提示音已关闭")
  package static let noSuchSheet = Word("no view “{}”.", "没有视图“{}”。")

  // A filter.
  package static let expectsPriority = Word("“{}” is no priority: {}", "“{}”不是优先级：{}")
  package static let expectsAlarmState = Word("“{}” is no state of an alarm", "“{}”不是告警状态")
}
