extension Word {
  package static let vendorCode = Word("code {}", "代码 {}")
  package static let xid = Word("XID {}", "XID {}")
  package static let xidMeaning = Word("XID {}: {}", "XID {}：{}")
  package static let readingsAge = Word("readings are {} old", "读数为 {} 前")

  /// The short meaning of an XID by NVIDIA's catalogue (docs.nvidia.com/deploy/xid-errors); nil for codes that are not
  /// in the table.
  static func meaning(ofXID code: Int) -> Word? { xidMeanings[code] }

  static let xidMeanings: [Int: Word] = [
    13: Word("graphics engine exception", "图形引擎异常"),
    31: Word("memory page fault", "显存页错误"),
    43: Word("GPU stopped processing", "GPU 停止处理"),
    45: Word("preemptive cleanup", "抢占式清理"),
    48: Word("double bit ECC error", "双比特 ECC 错误"),
    61: Word("internal micro-controller breakpoint", "内部微控制器断点"),
    62: Word("internal micro-controller halt", "内部微控制器停机"),
    63: Word("row remapping or page retirement recorded", "已记录行重映射或页退役"),
    64: Word("row remapping or page retirement failed", "行重映射或页退役失败"),
    68: Word("video processor exception", "视频处理器异常"),
    69: Word("graphics engine class error", "图形引擎类错误"),
    74: Word("NVLink error", "NVLink 错误"),
    79: Word("GPU has fallen off the bus", "GPU 掉卡"),
    92: Word("high single-bit ECC error rate", "单比特 ECC 错误率高"),
    94: Word("contained ECC error", "已隔离的 ECC 错误"),
    95: Word("uncontained ECC error", "未隔离的 ECC 错误"),
    119: Word("GSP RPC timeout", "GSP RPC 超时"),
    120: Word("GSP error", "GSP 错误"),
    140: Word("unrecovered ECC error", "未恢复的 ECC 错误"),
  ]
}

extension Wording {
  /// "XID 79: GPU has fallen off the bus"; the code alone where the table has no meaning for it.
  package func xid(_ code: Int) -> String {
    Word.meaning(ofXID: code).map { self(.xidMeaning, "\(code)", self($0)) } ?? self(.xid, "\(code)")
  }
}
