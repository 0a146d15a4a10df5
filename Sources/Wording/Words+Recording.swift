extension Word {
  package static let historyHeld = Word("{} records it already (process {})", "{} 已在记录（进程 {}）")
  package static let historyTaken = Word("another process records it", "另一进程正在记录")

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
  package static let fromHistory = Word("history, {} old", "历史记录，{} 前")
}
