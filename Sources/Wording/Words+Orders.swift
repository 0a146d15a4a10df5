extension Word {
  // Why an order is not given.
  package static let readOnlyHere = Word("nothing can be changed from this console", "本控制台不能更改任何内容")
  package static let orderFrozen = Word("the screen is frozen: Z lets it go on, then act", "画面已冻结：按 Z 恢复后再操作")
  package static let orderStale = Word(
    "not on old data: {} last told of this {} ago", "数据已过时，不能操作：{} 上次报告于 {} 前")
  package static let orderUnheard = Word("not before {} has told of this", "{} 尚未报告，不能操作")
  package static let orderNoScheduler = Word("no scheduler tells of this", "没有调度器报告该项")
  package static let orderSeveralSchedulers = Word("one scheduler at a time", "一次只能操作一个调度器")
  package static let orderNoWay = Word(
    "there is no way to act on {}: its source in the site file names no programs", "无法操作 {}：站点文件中其数据源未指定程序")
  package static let orderNoWayKubernetes = Word("there is no way to act on {}: {} is only read", "无法操作 {}：{} 仅供查看")
  package static let orderNoWayTrace = Word(
    "there is no way to act on {}: it is a record of the past", "无法操作 {}：这是历史记录")
  package static let orderNoWaySimulated = Word("there is no way to act on {}: it is simulated", "无法操作 {}：这是模拟数据")
  package static let orderNothingHere = Word(
    "nothing is selected to act on: choose a row with ↑ ↓, or mark some with Space", "没有选定操作对象：用 ↑ ↓ 选择一行，或用空格标记多行")
  package static let orderHidden = Word(
    "{} marked but hidden by the filter: take the filter or the marks away first", "有 {} 个已标记项被过滤隐藏：请先清除过滤或标记")
  package static let orderSuitsNone = Word("“{}” would do nothing to what is selected", "“{}”对所选项无效")
  package static let orderNoTargets = Word("nothing to act on", "没有操作对象")
  package static let orderTooMany = Word("{} at once are too many: {} at most", "一次 {} 项过多：最多 {} 项")
  package static let orderNotAnIdentifier = Word("“{}” is no name that the scheduler would take", "“{}”不是调度器可接受的名称")
  package static let orderBadReason = Word("say why, in one line without quotation marks", "请用一行说明原因，不含引号")
  package static let orderBadPriority = Word("“{}” is no priority: a number from 1", "“{}”不是优先级：应为从 1 起的整数")
  package static let orderBadTimeLimit = Word(
    "“{}” is no time limit, such as {} (minutes), {}, {}, {}", "“{}”不是时限：可为 {}（分钟）、{}、{}、{}")
  package static let orderBadName = Word("“{}” is no name: letters, digits, . _ -", "“{}”不是名称：可用字母、数字、. _ -")
  package static let orderBadStart = Word("“{}” is no time, such as {}, {}, {}, {}", "“{}”不是时间：可为 {}、{}、{}、{}")
  package static let orderBadDuration = Word(
    "“{}” is no length, such as {} (minutes), {}, {}", "“{}”不是时长：可为 {}（分钟）、{}、{}")
  package static let orderBadUsers = Word("“{}” are no users, such as {}", "“{}”不是用户：可为 {}")
  package static let orderBadCount = Word("not done: “{}” is not how many there are", "未执行：“{}”与数量不符")
  package static let orderStillRuns = Word("one order at a time: the last one still runs", "一次只能执行一项：上一项仍在进行")
  package static let orderNone = Word("no order has been given yet", "尚未执行任何操作")

  // How it went.
  package static let orderRunning = Word("running: {} {} of {}", "正在执行：{} {}/{}")
  package static let orderQuitWaits = Word(
    "quits when it is done: {} {} of {}; quit again to stop after this one", "完成后退出：{} {}/{}；再次退出则在本项后停止")
  package static let orderWent = Word("{} {}:", "{} {}：")
  package static let orderOfTarget = Word("{}:", "{}：")
  package static let orderCounts = Word("{} done, {} refused, {} unclear", "完成 {}，拒绝 {}，不明 {}")
  package static let orderDone = Word("done", "完成")
  package static let orderRefused = Word("refused", "拒绝")
  package static let orderUnclear = Word("unclear", "不明")
  package static let orderSeen = Word("now {}", "现为 {}")
  package static let orderUnchanged = Word(
    "the scheduler did not object, but nothing has changed: {}", "调度器未反对，但没有变化：{}")
  package static let orderNoSuchJob = Word("no such job", "没有该作业")
  package static let orderNoSuchNode = Word("no such node", "没有该节点")
  package static let orderNoSuchReservation = Word("no such reservation", "没有该预留")
  package static let orderReservationExists = Word("there is such a reservation already", "已有同名预留")
  package static let orderIsAnother = Word("not done: it is another job now: {}", "未执行：该编号现属另一作业：{}")
  package static let orderHasChanged = Word("not done: it is {} now", "未执行：现为 {}")
  package static let orderGone = Word("gone from the queue", "已离开队列")
  package static let orderDeleted = Word("deleted", "已删除")
  package static let orderNotRead = Word("the scheduler could not be asked: {}", "无法查询调度器：{}")
  package static let orderNotReadStatus = Word(
    "the scheduler could not be asked: its command ended with {}", "无法查询调度器：命令退出码 {}")
  package static let orderNotReadInTime = Word("the scheduler did not answer in {} s", "调度器在 {} 秒内无应答")
  package static let orderTimedOut = Word("no answer in {} s: it may or may not have been done", "{} 秒内无应答：是否执行不明")
  package static let orderNotStarted = Word("the program could not be run: {}", "程序无法运行：{}")
  package static let orderEndedWith = Word("ended with {}", "退出码 {}")
  package static let orderLost = Word("it did not end as it should: {}", "程序未正常结束：{}")
  package static let orderStopped = Word("not asked for: the operator left", "未执行：操作者已退出")
  package static let orderPractice = Word("SIMULATED: practice, nothing outside changes", "模拟：仅供练习，外部不会有任何变化")
  package static let orderBySimulation = Word("simulated: nothing outside has changed", "模拟：外部没有任何变化")
}
