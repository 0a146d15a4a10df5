package import SiteModel

extension Word {
  package static let handoverTitle = Word("Shift handover: {}", "交接班：{}")
  /// From, to, the zone.
  package static let handoverSpan = Word("{} to {} (UTC{})", "{} 至 {}（UTC{}）")
  package static let handoverSimulated = Word("SIMULATED: nothing of this happened", "仿真数据：以下内容均未真实发生")
  package static let handoverGap = Word("Recorded only from {} to {}", "仅记录了 {} 至 {}")

  package static let handoverGaps = Word("Nobody recorded {}", "无记录时段：{}")

  package static let handoverOpen = Word("Still open", "仍未关闭")
  package static let handoverAside = Word("Set aside", "已搁置")
  package static let handoverAlarmed = Word("What alarmed", "本班告警")
  package static let handoverDecisions = Word("What was done about alarms", "告警处理")
  package static let handoverChanges = Word("What changed", "变化")
  package static let handoverActions = Word("Actions taken", "已执行操作")
  package static let handoverFigures = Word("Figures of the shift", "本班指标")

  package static let handoverNoneOpen = Word("Nothing is open", "没有未关闭的告警")
  package static let handoverUnkept = Word(
    "Nobody kept alarms at the end: what is open is not known", "班末无人管理告警：未关闭项未知")
  package static let handoverNoneAside = Word("Nothing is shelved or out of service", "没有搁置或停用的告警")
  package static let handoverNoneAlarmed = Word("Nothing alarmed", "没有告警")
  package static let handoverNoDecisions = Word("Nobody did anything", "无人处理")
  package static let handoverNoChanges = Word("No node and no source changed", "节点与数据源均无变化")
  package static let handoverNoActions = Word("None", "无")
  package static let handoverActionsUnknown = Word("Not known: no log of actions was read", "未知：未读取操作日志")
  package static let handoverMore = Word("and {} more", "另有 {} 项")

  // An open alarm.
  package static let handoverNotAcknowledged = Word("NOT ACKNOWLEDGED", "未确认")
  package static let handoverAcknowledgedBy = Word("acknowledged by {} at {}", "{} 于 {} 确认")
  package static let handoverGone = Word("gone since {}", "{} 已恢复")
  package static let handoverToReset = Word("to be reset", "待复位")
  package static let handoverThreatens = Word("threatens {}", "影响 {}")
  package static let handoverRespond = Word("{} left to respond", "须在 {} 内处置")
  package static let handoverSaid = Word("{}: “{}”", "{}：“{}”")
  // What is set aside: until when, by whom, why.
  package static let handoverShelved = Word("shelved until {} by {}", "搁置至 {}，{}")
  package static let handoverOut = Word("out of service since {} by {}", "{} 起停用，{}")
  package static let handoverSuppressed = Word("{} suppressed by design", "按设计抑制 {} 项")
  // A group.
  package static let handoverTimes = Word("{} times", "{} 次")
  package static let handoverExplains = Word("explains {} other{s}", "引起另外 {} 项")
  package static let handoverStillOpen = Word("still open", "仍未关闭")
  package static let handoverIsAside = Word("set aside", "已搁置")
  package static let handoverUntil = Word("until {}", "至 {}")
  package static let handoverOver = Word("over", "已结束")
  package static let handoverUnannounced = Word("set aside when it was raised", "发生时已搁置")
  // A decision.
  package static let handoverAlarmCount = Word("{} alarm{s}", "{} 项告警")
  package static let didAcknowledge = Word("acknowledged", "确认")
  package static let didShelve = Word("shelved", "搁置")
  package static let didUnshelve = Word("unshelved", "取消搁置")
  package static let didWithdraw = Word("took out of service", "停用")
  package static let didReinstate = Word("put back into service", "恢复启用")
  package static let didReset = Word("reset", "复位")
  package static let didComment = Word("noted", "备注")
  // Not done by people; said for completeness.
  package static let wasRaised = Word("raised", "发生")
  package static let hasReturned = Word("returned", "恢复")
  package static let wasLatched = Word("latched", "锁定")
  package static let wasSuppressed = Word("suppressed", "抑制")
  package static let wasUnsuppressed = Word("no longer suppressed", "解除抑制")
  package static let changedPriority = Word("changed its priority", "优先级变化")

  // On a console.
  package static let commandHandover = Word(
    "What whoever takes over has to know, of the last hours",
    "交接班摘要：最近数小时")
  package static let argumentShift = Word("SINCE", "起始")
  package static let handoverBadLength = Word(
    "a shift is a length such as 8h, or when it began: 22:00, yesterday 22:00",
    "请输入时长（如 8h）或开始时刻：22:00、昨天 22:00")
  package static let handoverNoRecord = Word("no history is kept here", "此处未保存历史")
  package static let handoverWorking = Word("the record is being read", "正在读取记录")
  package static let handoverFailed = Word("the record cannot tell of that time", "记录中没有该时段的内容")

  // Changes.
  package static let nodesLost = Word("{} node{s} lost", "{} 个节点失联")
  package static let nodesBack = Word("{} node{s} back", "{} 个节点恢复")
  package static let nodesNew = Word("{} node{s} new", "{} 个节点新增")
  package static let nodesTakenOut = Word("{} node{s} taken out of use by the scheduler", "调度器停用 {} 个节点")
  package static let nodesPutBack = Word("{} node{s} put back into use", "{} 个节点恢复使用")
  package static let sourceNowDown = Word("source {} does not answer", "数据源 {} 无应答")
  package static let sourceNowUp = Word("source {} answers again", "数据源 {} 已恢复应答")
  package static let jobsEnded = Word("{} job{s} ended, {} of them failed", "{} 个作业结束，其中 {} 个失败")
  package static let jobsBroken = Word("{} because of a node", "其中 {} 个因节点故障")
  package static let jobsAtEnd = Word("{} running, {} waiting", "运行 {} 个，排队 {} 个")
  /// Of a job: who, how it ended.
  package static let jobFailed = Word("job {} of {}: {}", "作业 {}（{}）：{}")

  // Figures.
  package static let figureAnnounced = Word(
    "{} announced ({}), {} logged while set aside",
    "发出 {} 项（{}），搁置期间记录 {} 项")
  package static let figureBusiest = Word("worst ten minutes: {} from {}", "最繁忙十分钟：{} 项，始于 {}")
  package static let figureFloods = Word("{} flood{s}, {} in all", "告警泛滥 {} 次，共 {}")
  package static let figureAcknowledged = Word("median time to acknowledge {}", "确认时间中位数 {}")
  package static let figureFrequent = Word("{}: {} times", "{}：{} 次")
  package static let figurePower = Word("mean power {}, greatest {} at {}", "平均功率 {}，最大 {}（{}）")
  package static let figureEnergy = Word("about {}", "约 {}")
  package static let figureLooks = Word("by {} looks of {}", "依据 {} / {} 个采样点")
}

extension AlarmEvent.Change {
  /// What somebody did, or what happened by itself.
  package var word: Word {
    switch self {
    case .raised: .wasRaised
    case .returned: .hasReturned
    case .acknowledged: .didAcknowledge
    case .latched: .wasLatched
    case .reset: .didReset
    case .priorityChanged: .changedPriority
    case .shelved: .didShelve
    case .unshelved: .didUnshelve
    case .suppressed: .wasSuppressed
    case .unsuppressed: .wasUnsuppressed
    case .withdrawn: .didWithdraw
    case .reinstated: .didReinstate
    case .commented: .didComment
    }
  }
}
