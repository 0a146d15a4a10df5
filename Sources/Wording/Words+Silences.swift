extension Word {
  package static let silenceTitle = Word("Silence alerts at {}", "在 {} 静默告警")
  package static let expireTitle = Word("End a silence at {}", "在 {} 结束静默")
  package static let silenceMatchers = Word("alerts", "匹配条件")
  package static let silenceLength = Word("for", "时长")
  package static let silenceComment = Word("why", "原因")
  package static let silenceIdentifier = Word("silence", "静默编号")
  package static let silenceWillHide = Word(
    "Nobody will be told there of alerts with all of these labels:", "对方将不再通知同时满足以下条件的告警：")
  package static let silenceUntil = Word("until {}", "至 {}")
  package static let silenceNothingYet = Word(
    "no matcher yet, such as “alertname=\"DiskFull\"”", "尚无条件，例如“alertname=\"DiskFull\"”")
  package static let silenceAsk = Word(
    "Enter in the last field does it, Esc does not",
    "在最后一栏按 Enter 执行，Esc 取消")
  package static let silenceIsNoAcknowledgement = Word(
    "This is no acknowledgement: alarms here stay as they are", "此操作不是确认：本系统的告警状态不变")
  // Why not.
  package static let silenceBadMatchers = Word(
    "not done: matchers are “name=\"value\"” between commas, with =, !=, =~ or !~",
    "未执行：条件格式为“name=\"value\"”，以逗号分隔，可用 =、!=、=~、!~")
  package static let silenceMatchesAll = Word(
    "not done: that would silence everything; name at least one label", "未执行：这将静默全部告警；请至少指定一个标签值")
  package static let silenceBadLength = Word(
    "not done: a length is a number with m, h or d, from 1m to 30d", "未执行：时长为数字加 m、h 或 d，范围 1m 至 30d")
  package static let silenceNoComment = Word(
    "not done: say why; an Alertmanager refuses a silence without a comment",
    "未执行：请填写原因；Alertmanager 不接受没有备注的静默")
  package static let silenceNoIdentifier = Word("not done: which silence? its id is missing", "未执行：缺少静默编号")
  package static let silenceNoSystem = Word("no Alertmanager here that could be asked", "此处没有可操作的 Alertmanager")
  package static let silencesNowhere = Word(
    "no Alertmanager is set up here: a source of kind alertmanager in the site file is one",
    "此处未配置 Alertmanager：可在站点文件中添加此类数据源")
  package static let silenceNoSuchSystem = Word("no Alertmanager “{}” here", "此处没有名为“{}”的 Alertmanager")
  package static let silenceStillRuns = Word("the silence before is still under way", "上一项静默操作仍在进行")
  package static let silenceFrozen = Word("not done: the screen does not show now", "未执行：当前画面不是实时数据")
  // How it went.
  package static let silenceMade = Word("silenced at {} until {}: {}", "已在 {} 静默至 {}：{}")
  package static let silenceExpired = Word("silence {} at {} has ended", "{}（{}）的静默已结束")
  package static let silenceRefused = Word("{} did not do it: {}", "{} 未执行：{}")
  package static let silenceUnclear = Word(
    "{} was asked, and what came of it is not known: {}", "已向 {} 提交，结果未知：{}")
  package static let silenceDiffers = Word("{} has it otherwise: it says “{}”", "{} 的状态不符：“{}”")
  package static let silenceKnown = Word("(known to all {} of {})", "（集群 {}/{} 个成员已同步）")
  package static let silenceKnownToSome = Word(
    "— only {} of {} members say so: are they one cluster, and up?", "，但集群中仅 {}/{} 个成员确认：请检查是否同属一个集群且均在运行")
  // The list of them.
  package static let silencesTitle = Word("Silences at Alertmanagers", "Alertmanager 静默列表")
  package static let silencesAsking = Word("asking…", "查询中…")
  package static let silencesNone = Word("no silence stands", "当前没有静默")
  package static let silencesEndedHidden = Word("{} that are over: E shows them", "{} 条已结束：按 E 显示")
  package static let silencesAt = Word("as they were at {}", "截至 {}")
  package static let silencesGap = Word("{} did not answer: {}", "{} 未应答：{}")
  package static let silencesNotRecorded = Word(
    "silences are asked for as they are now, and not recorded", "静默为实时查询，不作记录")
  package static let silenceActive = Word("active", "生效")
  package static let silencePending = Word("to come", "待生效")
  package static let silenceOver = Word("over", "已结束")
  package static let silenceStateColumn = Word("state", "状态")
  package static let silenceUntilColumn = Word("until", "截止")
  package static let silenceByColumn = Word("by", "操作人")
  package static let silenceHidesColumn = Word("hides", "屏蔽")
  package static let silenceMatchersColumn = Word("alerts", "匹配条件")
  package static let silenceWhereColumn = Word("at", "位置")
  package static let silenceFrom = Word("from", "起始")
  package static let silenceHides = Word("hides now", "当前屏蔽")
  package static let silenceHidesNothing = Word("nothing", "无")
  package static let silenceMembers = Word("{} (known to {} of {} members)", "{}（{}/{} 个成员已知）")
  package static let silenceEverywhere = Word("all of them", "全部")
  package static let silenceSystem = Word("at", "位置")
  package static let silenceOfThis = Word("The silence that will end:", "将结束的静默：")
  package static let silenceUnknown = Word(
    "its matchers are not known here; :silences lists them", "此处未知其条件；请先查看静默列表")
  package static let silenceAlreadyOver = Word("not done: that silence is over already", "未执行：该静默已结束")
  package static let silencedBy = Word("silence", "静默")
  package static let silencedByText = Word("quiet at {} until {} by {}: {}", "在 {} 静默至 {}，操作人 {}：{}")
  // For help.
  package static let commandSilence = Word(
    "Silence alerts at an Alertmanager: matchers, length, reason", "在 Alertmanager 静默告警：条件、时长、原因")
  package static let commandExpireSilence = Word("End a silence at an Alertmanager", "结束 Alertmanager 上的静默")
  package static let commandSilences = Word(
    "List the silences at Alertmanagers; x there ends one", "列出 Alertmanager 的静默；在列表中按 x 结束")
  package static let hintCopy = Word("copy", "复制")
  package static let hintSave = Word("save", "保存")
  package static let hintSilences = Word("silences", "静默")
  package static let hintEndSilence = Word("end it", "结束")
  package static let hintEndedSilences = Word("those over", "已结束")
  package static let hintChooseSystem = Word("where", "位置")
  package static let argumentMatchers = Word("MATCHERS", "条件")
  package static let argumentSilence = Word("ID", "编号")
}
