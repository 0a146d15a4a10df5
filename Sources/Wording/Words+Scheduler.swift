extension Word {
  // Why a scheduler gave nothing.
  package static let controllerDown = Word("the scheduler's controller is down", "调度器控制进程未运行")
  package static let controllerSilent = Word(
    "the scheduler's controller does not answer", "调度器控制进程无应答")
  package static let notAuthenticated = Word(
    "the scheduler cannot tell who asks: is munge running here?", "调度器无法验证身份：本机 munge 是否在运行？")
  package static let databaseDown = Word("the accounting database does not answer", "记账数据库无应答")
  package static let notItsAnswer = Word("what answers is not the scheduler", "应答者不是该调度器")
  package static let answerCutShort = Word("the answer ends in the middle", "应答不完整")
  /// The name of a command.
  package static let noProgram = Word("no command “{}” on this machine", "本机没有命令“{}”")
  /// An exit status, and the words of the command.
  package static let endedWithWords = Word("exit status {}: {}", "退出状态 {}：{}")
  package static let endedBySignal = Word("the command was ended by signal {}", "命令被信号 {} 终止")

  // What is odd about it.
  package static let clockAhead = Word(
    "its clock is {} ahead of this machine's: times are off by that", "其时钟比本机快 {}：时间会有此偏差")
  package static let clockBehind = Word(
    "its clock is {} behind this machine's: times are off by that", "其时钟比本机慢 {}：时间会有此偏差")
  package static let noAccounting = Word(
    "it keeps no accounting: jobs are gone once it forgets them", "未配置记账：作业被遗忘后即无记录")
  package static let doubtfulJobs = Word(
    "{} jobs have names or comments made to look like other jobs: their places are not shown",
    "{} 个作业的名称或备注伪装成其他作业：不显示其位置")
}
