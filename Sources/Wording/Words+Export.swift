extension Word {
  package static let snapshotGoesElsewhere = Word("-o FILE says where a snapshot goes", "快照的去处由 -o 选项指定")
  package static let exported = Word("written to {}", "已写入 {}")
  package static let exportFailed = Word("not written: {}: {}", "未能写入 {}：{}")
  package static let exportDiffers = Word("{}: {} bytes are there instead of {}", "{}：现有 {} 字节，应为 {} 字节")
}
