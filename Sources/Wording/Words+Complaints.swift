extension Word {
  /// What the page itself is called where a complaint is about it.
  package static let pageAsSuch = Word("page", "页面")

  // Of a sampler.
  package static let notDoneAfter = Word("not done after {}", "{} 后仍未完成")
  package static let endedWithStatus = Word("ended with status {}", "退出状态 {}")
  package static let notAnsweredYet = Word("has not answered yet", "尚未应答")
  package static let lacks = Word("no {}", "缺少 {}")
  package static let notValue = Word("{}: not a value: \"{}\"", "{}：不是数值：\"{}\"")
  package static let largerThan = Word("{}: larger than {} bytes", "{}：超过 {} 字节")
  package static let hangs = Word("{}: hangs; left out until it answers", "{}：无响应，恢复前不再采集")
  package static let skippedSampler = Word(
    "{}: too many of its sensors hang; left out of this sample", "{}：无响应的传感器过多，本次未采集")
  package static let beyondPossible = Word("{}: {} beyond what can be, not used", "{}：{}超出可能范围，未采用")
  package static let theNode = Word("the node", "节点")

  // Of a page.
  package static let badLines = Word("{} line{s} could not be read: {}", "{} 行无法解析：{}")
  package static let badLine = Word("line {}: {}", "第 {} 行：{}")
  package static let pageCutShort = Word(
    "the page ends in the middle of line {}, which is not used", "页面在第 {} 行中断，该行未采用")
  package static let pageWithoutEnd = Word(
    "the page does not end with \"# EOF\": it may be cut short", "页面未以 \"# EOF\" 结尾，可能不完整")
  package static let repeatedSamples = Word(
    "{} sample{s} of a series that stood there before; the last one counts", "{} 个重复样本，以最后一个为准")
  package static let refusedSamples = Word("{} sample{s} beyond the limit of series", "{} 个样本超出序列上限")
  package static let meaninglessPage = Word(
    "none of the page's {} sample{s} has a known meaning", "页面的 {} 个样本均含义不明")
  package static let blankValues = Word(
    "{} value{s} that only say there is no measurement ({})", "{} 个值表示无测量（{}）")
  package static let impossibleValues = Word("{} value{s} beyond what can be ({}), not used", "{} 个值超出可能范围（{}），未采用")
  package static let implausibleTimes = Word(
    "timestamps such as {} are implausible and ignored", "时间戳不可信，已忽略（如 {}）")
  package static let notOnPage = Word("not on the page", "页面中没有")
  package static let noSeriesWithLabels = Word(
    "on the page, but no series has the labels that the site file names", "页面中有该指标，但没有序列带站点文件所列的标签")
  package static let doubledValues = Word(
    "{} more value{s} for what has one already ({}); the first one counts", "同一测点多出 {} 个值（{}），以第一个为准")
  package static let unknownStates = Word(
    "{} state{s} that the site file has no meaning for ({}), not used", "{} 个状态在站点文件中没有含义（{}），未采用")

  // Of a line.
  package static let notMetricName = Word("not a metric name", "指标名无效")
  package static let labelsUnreadable = Word("labels cannot be read", "标签无法解析")
  package static let labelTwice = Word("a label stands twice", "标签重复")
  package static let tooManyLabels = Word("too many labels", "标签过多")
  package static let noValue = Word("no value", "缺少数值")
  package static let notNumber = Word("not a number", "不是数字")
  package static let notTimestamp = Word("not a timestamp", "时间戳无效")
  package static let textAfterValue = Word("text after the value", "数值后有多余内容")
  package static let lineTooLong = Word("the line is too long", "行过长")
}
