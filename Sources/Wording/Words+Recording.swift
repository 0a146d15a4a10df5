extension Word {
  package static let historyHeld = Word("{} records it already (process {})", "{} 已在记录（进程 {}）")
  package static let historyTaken = Word("another process records it", "另一进程正在记录")

  package static let historyMute = Word(
    "process {} of {} has it, and writes nothing: it is stopped or hangs; continue it or end it",
    "进程 {}（用户 {}）占有记录却没有写入：它已停止或无响应，请使其继续或将其结束")

  package static let notRecorded = Word("not recorded: {}", "未记录：{}")
  package static let notRecordedShort = Word("NOT RECORDED", "未记录")
  package static let cannotRecord = Word("recording fails: {}", "记录失败：{}")
  package static let recordingFails = Word("RECORDING FAILS", "记录失败")
  package static let recordsAgain = Word("recording again", "已恢复记录")
  package static let fromRecorder = Word("recorder {}", "记录进程 {}")
  package static let fromConsole = Word("other console {}", "其他控制台 {}")
  package static let recorderFails = Word("RECORDER CANNOT WRITE", "记录进程无法写入")
  package static let recorderSilent = Word("RECORDER SILENT {}", "记录进程无响应 {}")
  package static let wallRecorderSilent = Word(
    "the recorder has been silent for {}: what is below is old", "记录进程已 {} 无响应：以下内容已过时")
  package static let planOlder = Word("OLDER SITE FILE", "站点文件较旧")
  package static let planNewer = Word("NEWER SITE FILE", "站点文件较新")
  package static let planDiffers = Word("OTHER SITE FILE", "站点文件不同")
  package static let simulationDiffers = Word("OTHER SIMULATION", "模拟选项不同")
  package static let recorderPlanOlder = Word(
    "the recorder runs an older version of this site file, and that is shown: start the recorder again",
    "记录进程使用此站点文件的旧版本，当前显示的即为旧版本：请重新启动记录进程")
  package static let consolePlanOlder = Word(
    "the console that records runs an older version of this site file, and that is shown: start that one again",
    "负责记录的控制台使用此站点文件的旧版本，当前显示的即为旧版本：请重新启动该控制台")
  package static let ownPlanOlder = Word(
    "the site is recorded by a newer version of the site file, and that is shown: start this console again",
    "站点按站点文件的新版本记录，当前显示的即为新版本：请重新启动本控制台")
  package static let recordedPlanDiffers = Word(
    "the site is recorded by another version of its site file, and that is shown",
    "站点按另一版本的站点文件记录，当前显示的即为该版本")
  package static let recordedSimulationDiffers = Word(
    "the simulation that is recorded has other options, and that is shown", "所记录的模拟使用了其他选项，当前显示的即为该模拟")
  package static let recordOfNamesake = Word(
    "the record {} is of a site of the same name ({}), not of this one ({}): rename one, or give it its own --history",
    "记录 {} 属于同名的另一站点（{}），而非本站点（{}）：请改名，或另行指定记录文件")
  package static let simulatingUpTo = Word("SIMULATING UP TO {}", "正在模拟至 {}")
  package static let simulationApproaches = Word(
    "the record is gone on with: the simulation is first brought to {}, where it ends",
    "正在接续记录：模拟先推进到记录结束的 {}")
  package static let recordFolderMissing = Word(
    "there is no folder {} to record in", "用于保存记录的文件夹 {} 不存在")
  package static let recordOfManyNames = Word(
    "the record {} has {} names (hard links), and is recorded to under one only: remove the others",
    "记录 {} 有 {} 个名称（硬链接），只能以唯一名称写入：请删除其余名称")
  package static let siteWithoutFile = Word("no site file", "无站点文件")
  package static let fromHistory = Word("history, {} old", "历史记录，{} 前")
}
