package import SiteModel

extension Word {
  package static let jobColumn = Word("job", "作业号")
  package static let userColumn = Word("user", "用户")
  package static let accountColumn = Word("account", "账户")
  package static let partitionColumn = Word("partition", "分区")
  package static let qualityColumn = Word("QOS", "QOS")
  package static let queueColumn = Word("queue", "队列")
  package static let nodeCountColumn = Word("nodes", "节点数")
  package static let acceleratorCountColumn = Word("accel", "加速卡")
  package static let coreCountColumn = Word("cores", "核数")
  package static let stateCodeColumn = Word("st", "态")
  package static let elapsedColumn = Word("elapsed / limit", "已运行 / 时限")
  package static let submittedColumn = Word("submitted", "提交")
  package static let waitedColumn = Word("waited", "已等待")
  package static let startColumn = Word("start", "预计开始")
  package static let priorityColumn = Word("priority", "优先级")
  package static let arrayColumn = Word("tasks", "任务")
  package static let dependencyColumn = Word("depends on", "依赖")
  package static let placeColumn = Word("where", "位置")
  package static let whyColumn = Word("why", "原因")
  package static let exitColumn = Word("exit", "退出码")
  package static let endedColumn = Word("ended", "结束")

  package static let runningCount = Word("{} running", "{} 个运行中")
  package static let pendingCount = Word("{} pending", "{} 个排队")
  package static let endedCount = Word("{} ended of late", "近期结束 {} 个")
  package static let failedToday = Word("{} failed in 24 h", "24 小时内失败 {} 个")
  package static let acceleratorsHeld = Word("{} accelerators held", "占用加速卡 {}")
  package static let acceleratorsAsked = Word("{} asked for", "申请 {}")
  package static let groupRunning = Word("{} running", "{} 运行")
  package static let groupWaiting = Word("{} waiting", "{} 排队")
  package static let groupFailed = Word("{} failed", "{} 失败")
  package static let groupCompleted = Word("{} completed", "{} 已完成")
  package static let groupOther = Word("{} other", "{} 其他")
  package static let estimatedStart = Word("est. {}", "预计 {}")
  package static let unlimited = Word("no limit", "不限时")

  package static let exitCodeShort = Word("exit {}", "退出码 {}")
  package static let exitSignal = Word("signal {}", "信号 {}")
  package static let beforeItBegan = Word("before it began", "开始前取消")

  package static let schedulerSilent = Word("{} does not answer: {}", "{} 无应答：{}")
  package static let schedulerLate = Word("{} does not answer", "{} 无应答")
  package static let schedulerOld = Word("what stands here is {} old", "以下内容为 {} 前的数据")
  package static let answerAge = Word("answer {} old", "应答于 {} 前")
  package static let noScheduler = Word("no scheduler has answered yet", "尚无调度器应答")
  package static let withoutScheduler = Word("no source here is a scheduler", "此处没有调度器数据源")
  package static let emptyQueue = Word("the queue is empty", "队列为空")
  package static let nothingEnded = Word("no job is known to have ended", "未见已结束的作业")
  package static let jobLeft = Word("job {} has left the queue", "作业 {} 已离开队列")
  package static let jobEnded = Word("job {} has ended: {}", "作业 {} 已结束：{}")
  package static let noSuchJob = Word("no job “{}”", "没有作业“{}”")
  package static let noGroupHere = Word("this job is neither of an array nor heterogeneous", "该作业不属于数组或异构作业")
  package static let showingEnded = Word("jobs that ended of late", "近期结束的作业")
  package static let showingQueue = Word("the queue", "队列")

  package static let commandJob = Word("go to a job", "转到某个作业")
  package static let commandFold = Word("fold or unfold an array", "折叠或展开数组")
  package static let commandFoldAll = Word("fold or unfold all arrays", "折叠或展开全部数组")
  package static let commandEnded = Word("jobs that ended, or the queue", "已结束作业与队列切换")
  package static let commandColumns = Word("choose columns: +name, -name, or all names", "选择列：+名称、-名称或全部名称")
  package static let hintFold = Word("fold", "折叠")
  package static let hintEnded = Word("ended", "已结束")
  package static let hintQueue = Word("queue", "队列")
  package static let argumentJob = Word("JOB", "作业")
  package static let argumentColumns = Word("COLUMNS", "列")
}

extension JobState {
  /// Slurm's compact code (squeue(1), "JOB STATE CODES"), the same in every language.
  package var code: String {
    switch self {
    case .pending: "PD"
    case .configuring: "CF"
    case .running: "R"
    case .suspended: "S"
    case .stopped: "ST"
    case .signaling: "SI"
    case .resizing: "RS"
    case .stageOut: "SO"
    case .completing: "CG"
    case .completed: "CD"
    case .cancelled: "CA"
    case .failed: "F"
    case .timeout: "TO"
    case .outOfMemory: "OOM"
    case .nodeFail: "NF"
    case .bootFail: "BF"
    case .deadline: "DL"
    case .preempted: "PR"
    case .revoked: "RV"
    case .specialExit: "SE"
    case .requeueHold: "RH"
    case .requeued: "RQ"
    case .unknown: "?"
    }
  }

  package var word: Word {
    switch self {
    case .pending: Word("pending", "排队")
    case .configuring: Word("configuring", "配置中")
    case .running: Word("running", "运行")
    case .suspended: Word("suspended", "挂起")
    case .stopped: Word("stopped", "已停止")
    case .signaling: Word("signaling", "发信号")
    case .resizing: Word("resizing", "调整规模")
    case .stageOut: Word("staging out", "数据迁出")
    case .completing: Word("completing", "收尾")
    case .completed: Word("completed", "完成")
    case .cancelled: Word("cancelled", "已取消")
    case .failed: Word("failed", "失败")
    case .timeout: Word("timed out", "超时")
    case .outOfMemory: Word("out of memory", "内存不足")
    case .nodeFail: Word("node failed", "节点故障")
    case .bootFail: Word("boot failed", "启动失败")
    case .deadline: Word("past deadline", "已过期限")
    case .preempted: Word("preempted", "被抢占")
    case .revoked: Word("revoked", "已撤销")
    case .specialExit: Word("special exit", "特殊退出")
    case .requeueHold: Word("requeued, held", "重排并保留")
    case .requeued: Word("requeued", "已重排")
    case .unknown: Word("unknown", "未知")
    }
  }
}
