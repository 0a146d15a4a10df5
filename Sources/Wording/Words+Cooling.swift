extension Word {
  package static let kind = Word("kind", "类型")
  package static let heat = Word("heat", "换热量")
  package static let ofCapacity = Word("of capacity", "占额定冷量")
  package static let coolantSupply = Word("supply", "供液")
  package static let coolantReturn = Word("return", "回液")
  package static let flow = Word("flow", "流量")
  package static let approach = Word("approach", "趋近温差")
  package static let pumps = Word("pumps", "水泵")
  package static let leakState = Word("leak", "漏液")
  package static let findingCount = Word("findings", "告警")

  package static let distributionUnitKind = Word("CDU", "CDU")
  package static let heatExchangerKind = Word("exchanger", "换热器")
  package static let immersionKind = Word("tank", "浸没槽")

  package static let facilityWater = Word("FACILITY WATER", "一次侧 · 冷却水")
  package static let technologyLoop = Word("TECHNOLOGY LOOP", "二次侧 · 机柜冷却液")
  package static let tankLoop = Word("TANK", "二次侧 · 浸没槽")
  package static let heatExchanger = Word("heat exchanger", "换热器")

  package static let reportedHeat = Word("reported {}", "上报 {}")
  package static let computedHeat = Word("computed {}", "计算 {}")
  package static let valve = Word("valve", "阀门")
  package static let setPoint = Word("set point", "设定值")
  package static let effectiveness = Word("effectiveness", "换热效能")
  package static let conductance = Word("conductance", "传热能力")
  package static let dewMargin = Word("dew margin", "露点裕度")
  package static let heatBalance = Word("balance", "热平衡")
  /// How far the heat given and the heat taken are apart.
  package static let closesTo = Word("closes to {}", "偏差 {}")
  /// The same where room is short.
  package static let offBy = Word("off {}", "偏差 {}")
  package static let filterPressure = Word("filter", "过滤器")
  package static let reservoir = Word("reservoir", "储液箱")
  package static let leakDry = Word("dry", "无")
  package static let leakWarning = Word("warning", "预警")
  package static let leakFound = Word("detected", "已检出")
  package static let pumpDown = Word("failed", "故障")
  /// Heat, and how many units of how many say so.
  package static let coolingSum = Word("{} from {} of {} units", "共 {}，来自 {}/{} 台")
  package static let noCoolingUnits = Word("no cooling unit has reported", "尚无冷却设备上报")
  package static let noCoolingReports = Word("no cooling unit has reported yet", "尚无冷却设备上报")
}
