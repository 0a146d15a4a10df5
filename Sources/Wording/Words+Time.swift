extension Word {
  package static let replay = Word("REPLAY", "回放")
  package static let helpTime = Word("Time", "时间")
  package static let hintTime = Word("time", "时间")
  package static let hintPlay = Word("play", "播放")
  package static let hintLive = Word("live", "回到实时")
  package static let hintGoTo = Word("go to", "转到")
  package static let hintDifference = Word("difference", "差异")
  package static let argumentTime = Word("TIME", "时间")
  package static let argumentSpeed = Word("SPEED", "倍速")
  package static let commandStepBack = Word("A step back in time; held, in longer steps", "后退一步；按住则步长加大")
  package static let commandStepForward = Word("A step forward in time", "前进一步")
  package static let commandHourBack = Word("An hour back", "后退一小时")
  package static let commandHourForward = Word("An hour forward", "前进一小时")
  package static let commandTime = Word("Go to a time: 14:29, -2h, yesterday 3:00", "转到某一时刻：14:29、-2h、昨天 3:00")
  package static let commandLive = Word("Back to what is now", "回到实时")
  package static let commandPlay = Word("Play the past, or pause; 1 to 600 times as fast", "播放或暂停，1 至 600 倍速")
  package static let commandFaster = Word("Play faster", "加快播放")
  package static let commandSlower = Word("Play slower", "减慢播放")
  package static let commandPreviousAlarm = Word("To the alarm before", "上一个告警")
  package static let commandNextAlarm = Word("To the next alarm", "下一个告警")
  package static let commandDifference = Word(
    "What differs from another moment: an hour before, last, a time", "与另一时刻的差异：一小时前、“last”或指定时间")

  package static let hintHistory = Word("history", "历史")
  package static let hintSpan = Word("span", "时段")
  package static let hintReading = Word("reading", "读数")
  package static let hintNextThing = Word("next thing", "下一设备")
  package static let hintAlarm = Word("alarm", "告警")
  package static let hintGoThere = Word("go there", "转到该时刻")
  package static let argumentSpan = Word("SPAN", "时段")
  package static let argumentThing = Word("THING", "设备")
  package static let commandSpan = Word(
    "How much the time line and histories show: 1h, 8h, 24h, 7d, 30d, all", "时间轴与历史的时段：1h、8h、24h、7d、30d、“all”")
  package static let commandSpanLonger = Word("A longer span on the time line and in histories", "加长时间轴与历史的时段")
  package static let commandSpanShorter = Word("A shorter span on the time line and in histories", "缩短时间轴与历史的时段")
  package static let commandHistory = Word(
    "What is recorded of the selected thing: readings over time, its alarms", "所选设备的历史：读数曲线与告警")
  package static let spanIs = Word("the time line shows {}", "时间轴显示 {}")
  package static let spansAre = Word("spans are {}", "时段可为 {}")
  package static let historyOfNothing = Word("nothing here has a history: select a thing", "请先选择一个设备")

  package static let notInPast = Word(
    "this is the past: nothing is done from here; L goes back to now", "当前为回放画面，不能执行操作；按 L 回到实时")
  package static let alreadyLive = Word("this is now: there is nothing later", "当前已是实时画面，没有更晚的记录")
  package static let recordBeginsHere = Word(
    "nothing is recorded before {}", "{} 之前没有记录")
  package static let recordEndsHere = Word(
    "nothing is recorded after {}; L goes back to now", "{} 之后没有记录；按 L 回到实时")
  package static let recordEmpty = Word("nothing has been recorded yet", "尚无记录")
  package static let recordUnread = Word("the record is still being read", "正在读取记录")
  package static let recordNotKept = Word(
    "nothing is recorded here: aisle record --site FILE records a site", "此处没有记录：“aisle record --site 文件”可记录站点")
  package static let nothingRecordedThen = Word("nothing is recorded of that moment", "该时刻没有记录")
  package static let nothingBefore = Word(
    "nothing is recorded of {}: the record begins at {}", "{} 没有记录：记录始于 {}")
  package static let nothingAfter = Word(
    "nothing is recorded of {}: the record ends at {}", "{} 没有记录：记录止于 {}")
  package static let notRecordedThen = Word("not recorded", "无记录")
  package static let gapThen = Word(
    "nobody recorded from {} to {}: this is what was known before", "{} 至 {} 无人记录：显示的是此前的状态")
  package static let recordUnusable = Word("the record {} cannot be used: {}", "无法使用记录 {}：{}")
  package static let recordDamaged = Word("the record {} is damaged: {}", "记录 {} 已损坏：{}")
  package static let recordTooNew = Word(
    "the record {} is of a later Aisle (version {})", "记录 {} 由更新版本的程序写入（版本 {}）")
  package static let recordOfOtherSite = Word("the record {} is of another site: {}", "记录 {} 属于另一站点：{}")
  package static let timeNotUnderstood = Word(
    "“{}” is no time: 14:29, yesterday 3:00, 2026-11-25 14:29, -2h, first, last",
    "“{}”不是时间：可用 14:29、昨天 3:00、2026-11-25 14:29、-2h、最早、最新")
  package static let timeTwice = Word(
    "the clocks showed {} twice: {} is shown, the other is {}", "{} 出现了两次（时钟回拨）：显示 {}，另一次为 {}")
  package static let timeNever = Word(
    "the clocks were put forward over {}: {} is shown", "{} 不存在（时钟拨快）：显示 {}")
  package static let timeTaken = Word("{} is {}", "{} 即 {}")
  package static let timeAhead = Word("that is still to come", "该时刻尚未到来")
  package static let noLaterAlarm = Word("no later alarm is recorded", "其后没有告警记录")
  package static let noEarlierAlarm = Word("no earlier alarm is recorded", "此前没有告警记录")
  package static let noLastMoment = Word("there is no moment to go back to yet", "尚无上一个时刻")
  package static let playsInPast = Word("only the past is played: [ goes back", "仅回放可播放：按 [ 后退")
  package static let playSpeed = Word("speeds are 1 to 600", "倍速为 1 至 600")
  package static let playsAt = Word("{} times as fast", "{} 倍速")
  package static let notThereThen = Word("{} is not known at this moment", "此时刻没有 {} 的记录")
}

extension Word {
  package static let historyTitle = Word("history", "历史")
  package static let historyAlarms = Word("ALARMS", "告警")
  package static let historyLeast = Word("least", "最小")
  package static let historyMean = Word("mean", "平均")
  package static let historyGreatest = Word("greatest", "最大")
  package static let historyNoReadings = Word("no readings of its own", "没有自身读数")
  package static let historyNoValues = Word("nothing was recorded of this reading here", "此时段内没有该读数的记录")
  package static let historySetAside = Word("set aside", "已搁置")
  package static let historyStands = Word("stands", "持续中")
  package static let historyUnseen = Word("not acknowledged", "未确认")
  package static let historySeen = Word("{} after {}", "{}，{} 后确认")
  package static let spanAll = Word("all", "全部")
  package static let timeLineLive = Word("live", "实时")
  package static let timeLineEnd = Word("end", "止")
}

extension Word {
  package static let differenceOf = Word("Difference from {} to {}", "差异：{} 至 {}")
  package static let differenceCame = Word("Alarms that came", "新出现的告警")
  package static let differenceWent = Word("Alarms that went", "已消失的告警")
  package static let differenceStates = Word("States that changed", "状态变化")
  package static let differenceReadings = Word("Largest changes of readings", "变化最大的读数")
  /// Behind how many alarms came or went: how many beside them did while they were set aside.
  package static let differenceAside = Word("and {} set aside", "另有 {} 条已搁置")
  package static let differenceOver = Word("gone at {}", "{} 已恢复")
  package static let differenceNone = Word("none", "无")
  package static let stateUnmeasured = Word("not measured", "无测量")
  package static let stateAnswering = Word("answering", "应答正常")
}
