extension Word {
  package static let auditNowhere = Word(
    "not done: neither “XDG_STATE_HOME” nor “HOME” says where the audit log is",
    "未执行：“XDG_STATE_HOME”和“HOME”均未设置，审计日志无处存放")
  package static let auditRefuses = Word(
    "not done, for the audit log cannot be written: {}: {}", "未执行，审计日志无法写入：{}：{}")
  package static let auditEndsEarly = Word("(but the audit log lacks the outcome: {}: {})", "（但审计日志缺少结果记录：{}：{}）")
  package static let auditNotOwn = Word("others can write there", "他人可写入该处")
}
