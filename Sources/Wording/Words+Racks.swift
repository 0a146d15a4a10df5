extension Word {
  package static let metricInlet = Word("rack inlet", "机柜进风")
  package static let metricPower = Word("power against budget", "功率/预算")
  package static let metricLoad = Word("accelerator load", "加速卡负载")
  package static let metricTemperature = Word("hottest accelerator", "加速卡最高温")
  package static let metricFindings = Word("findings", "告警")
  package static let metricCoolant = Word("coolant unit (CDU)", "冷量分配单元（CDU）")
  package static let coldAisle = Word("cold aisle", "冷通道")
  package static let hotAisle = Word("hot aisle", "热通道")
  package static let notInRack = Word("not in a rack", "未上架")
  package static let rackCount = Word("{} rack{s}", "{} 个机柜")
  package static let nodeCount = Word("{} node{s}", "{} 个节点")
  package static let noPosition = Word("position unknown", "位置未知")
}
