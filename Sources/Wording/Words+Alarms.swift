extension Word {
  package static let alarmsNobody = Word("nobody keeps alarms here", "此处无人管理告警")
}
