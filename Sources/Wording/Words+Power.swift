extension Word {
  // The steps from the grid to the chip.
  package static let stepSources = Word("SOURCES", "电源")
  package static let stepSiteInput = Word("SITE METER", "总表")
  package static let stepTransformers = Word("TRANSFORMERS", "变压器")
  package static let stepSwitchboards = Word("SWITCHBOARDS", "配电柜")
  package static let stepConverters = Word("UPS · HVDC", "UPS · HVDC")
  package static let stepFeeds = Word("FEEDS", "供电回路")
  package static let stepUnits = Word("PDUS", "PDU")
  package static let stepRacks = Word("RACKS", "机柜")
  package static let stepNodes = Word("NODES", "节点")
  package static let stepAccelerators = Word("ACCELERATORS", "加速卡")
  package static let stepRacksColumn = Word("racks", "机柜")
  // The same where a step has few cells.
  package static let stepSiteInputShort = Word("SITE", "总表")
  package static let stepTransformersShort = Word("TRANSF.", "变压器")
  package static let stepSwitchboardsShort = Word("BOARDS", "配电柜")
  package static let stepAcceleratorsShort = Word("ACCEL.", "加速卡")
  package static let chainFrom = Word("from", "来源")
  package static let chainLost = Word("lost", "损耗")
  package static let chainElsewhere = Word("elsewhere", "其他去向")
  package static let meterCount = Word("{} meter{s}", "{} 块表")
  package static let saysSo = Word("{} of {}", "{} / {}")
  package static let basisSummed = Word("summed", "求和")
  package static let basisShared = Word("est., shared", "估算分摊")
  package static let basisSharedShort = Word("est.", "估算")
  /// More comes out than goes in.
  package static let moreThanEnters = Word("out > in", "出大于入")
  /// What leaves a converter, and what enters it.
  package static let outputAboveInput = Word("output {} > input {}", "输出 {} > 输入 {}")

  // Kinds of things.
  package static let gridKind = Word("grid", "市电")
  package static let photovoltaicKind = Word("photovoltaic", "光伏")
  package static let windKind = Word("wind", "风电")
  package static let storageKind = Word("storage", "储能")
  package static let generatorKind = Word("generator", "发电机")
  package static let transformerKind = Word("transformer", "变压器")
  package static let upsKind = Word("UPS", "UPS")
  package static let hvdcKind = Word("HVDC", "HVDC")
  package static let switchboardKind = Word("switchboard", "配电柜")
  package static let feedKind = Word("feed", "供电回路")
  package static let unitKind = Word("PDU", "PDU")
  package static let stageKind = Word("stage", "变换环节")
  package static let charging = Word("charging", "充电")
  package static let discharging = Word("discharging", "放电")
  package static let idleStorage = Word("idle", "待机")
  package static let charge = Word("charge", "电量")
  package static let ofRating = Word("of rating", "占额定")
  package static let lossColumn = Word("loss", "损耗")
  package static let carbonColumn = Word("carbon", "碳强度")
  package static let tariffColumn = Word("tariff", "电价")

  // Feeds.
  package static let sourcesTitle = Word("SUPPLY", "供电来源")
  package static let withoutIt = Word("without it", "失电后")
  package static let losesRacks = Word("loses {} rack{s}", "{} 个机柜停电")
  package static let losesNoRack = Word("no rack lost", "无机柜停电")
  package static let andMoreOverloads = Word("{} more overloaded", "另有 {} 处过载")
  package static let loadUnknown = Word("load not known", "负荷未知")

  // Metrics. Their names are the standards' own.
  package static let metricsTitle = Word("METRICS", "能效指标")
  package static let metricNow = Word("now", "瞬时")
  package static let metricOver = Word("over {}", "{} 累计")
  package static let covered = Word("known {}", "覆盖 {}")
  package static let categoryBasic = Word("basic", "基本级")
  package static let categoryIntermediate = Word("intermediate", "中级")
  package static let categoryAdvanced = Word("advanced", "高级")
  package static let racksOf = Word("{}/{} racks", "{}/{} 机柜")
  package static let carbonRate = Word("carbon", "碳排")
  package static let costRate = Word("cost", "电费")
  package static let facility = Word("site", "总功率")

  // Budgets.
  package static let budgetsTitle = Word("BUDGETS", "功率预算")
  package static let racksOverBudget = Word("{} rack{s} over budget", "{} 个机柜超预算")
  package static let racksNearBudget = Word("{} near", "{} 个接近预算")
  package static let cappedAccelerators = Word(
    "{} of {} accelerators capped below rating, {} less", "{} / {} 块加速卡限功率，低于额定共 {}")
  package static let noneCapped = Word("none of {} accelerators capped", "{} 块加速卡均未限功率")
  package static let cappedNodes = Word("{} node{s} with a limit in force, {}", "{} 个节点限功率，合计 {}")

  // What hangs on what.
  package static let hangsOnIt = Word("on it", "下游")
  package static let hangsOn = Word("fed by", "上游")
  package static let ifItStops = Word("if it stops", "停运后")
  package static let stakeOf = Word("{} rack{s} · {} node{s} · {} accel.", "{} 机柜 · {} 节点 · {} 加速卡")
  package static let jobsOn = Word("{} job{s}", "{} 个作业")
  package static let racksLoseReserve = Word("{} lose redundancy", "{} 个机柜失去冗余")
  package static let atEveryNode = Word("a stage at every node", "每个节点一级")
  package static let atEveryRack = Word("a stage at every rack", "每个机柜一级")
  package static let atSite = Word("a stage of the whole site", "全站一级")
  package static let noRackOnIt = Word("no rack", "无机柜")

  package static let noPowerReports = Word("nothing has reported any power", "尚无功率上报")
  package static let noPowerThings = Word(
    "the site file plans no power equipment, feeds or PDUs", "站点文件未规划供电设备、回路或 PDU")
}

// MARK: Terms, as help tells them

extension Word {
  /// The terms of the page of power, with what they mean: one line each, in 66 cells.
  package static let powerDefinitions: [(term: Word, meaning: Word)] = [
    (
      Word("PUE", "PUE"),
      Word("facility over machines, same period (ISO/IEC 30134-2)", "总能耗与 IT 能耗之比，同一时段（ISO/IEC 30134-2）")
    ),
    (
      Word("now", "瞬时"),
      Word("ratio of powers; with a time of energies (interim: under a year)", "功率之比；标时长者为能量之比（不足一年，临时值）")
    ),
    (
      Word("basic", "级别"),
      Word("at UPS; intermediate: at PDU or rack; advanced: at the node", "基本级在 UPS 计量，中级在 PDU 或机柜，高级在节点")
    ),
    (
      Word("WUE", "WUE"),
      Word("litres taken in over machines' kWh (ISO/IEC 30134-9)", "补水量（L）与 IT 能耗（kWh）之比（ISO/IEC 30134-9）")
    ),
    (
      Word("CUE", "CUE"),
      Word("kg CO2 of the supply over machines' kWh (ISO/IEC 30134-8)", "供电碳排（kg）与 IT 能耗（kWh）之比（ISO/IEC 30134-8）")
    ),
    (Word("ERF", "ERF"), Word("heat that others use over facility (ISO/IEC 30134-6)", "回收利用的热量占总能耗（ISO/IEC 30134-6）")),
    (
      Word("REF", "REF"), Word("sun and wind over all that is supplied (ISO/IEC 30134-3)", "光伏与风电占总供电（ISO/IEC 30134-3）")
    ),
    (
      Word("ITUE", "ITUE"),
      Word("nodes over their CPUs and accelerators (Patterson et al. 2013)", "节点功率与其处理器、加速卡功率之比（2013 年提出）")
    ),
    (Word("lost", "损耗"), Word("heat of converters: what enters less what leaves", "变换设备发热：输入减输出")),
    (
      Word("elsewhere", "其他去向"),
      Word("leaves one step, not in the next: other loads, cables, meters", "离开上一级而未入下一级：其他负荷、线缆、表计误差")
    ),
    (Word("est.", "估算"), Word("no meter: the racks' power, shared evenly by what feeds them", "无表计：机柜功率由其供电各路均摊")),
    (Word("out > in", "出大于入"), Word("the meters contradict each other by more than 1 %", "表计互相矛盾，偏差超过 1 %")),
  ]
}
