extension Word {
  package static let exported = Word("written to {}", "已写入 {}")
  package static let exportFailed = Word("not written: {}", "未能写入：{}")
}
