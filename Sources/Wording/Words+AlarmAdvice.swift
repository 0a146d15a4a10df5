package import SiteModel

extension Finding.Kind {
  /// What to do about it first, in a sentence: for the page of an alarm, and for whoever is called at night.
  package var advice: Word { computingAdvice ?? plantAdvice ?? jobAdvice ?? .adviceLook }

  private var computingAdvice: Word? {
    switch self {
    case .sourceSilent: .adviceSource
    case .sourceStale, .valueStale, .valueBad: .adviceStale
    case .nodeMissing: .adviceNode
    case .acceleratorMissing: .adviceAccelerator
    case .acceleratorTemperature, .acceleratorMemoryTemperature, .acceleratorThrottled: .adviceHeat
    case .acceleratorErrorCode, .acceleratorUnhealthy: .adviceErrors
    case .uncorrectedErrors, .pendingRowRemap: .adviceReset
    case .rowRemapFailure: .adviceReplace
    case .pcieDegraded, .linkDegraded, .portDown: .adviceLink
    case .inletTemperature: .adviceInlet
    case .sensorTemperature, .fanSlow: .adviceFan
    case .deviceUnwell: .adviceDevice
    default: nil
    }
  }

  private var plantAdvice: Word? {
    switch self {
    case .rackPower, .supplyOverloaded, .feedLossOverload: .adviceLoad
    case .pumpsStopped, .pumpFailed: .advicePump
    case .coolantSupplyWarm, .coolingStarved, .loopStopped: .adviceCoolant
    case .leakDetected: .adviceLeak
    case .dewPointMargin: .adviceDewPoint
    case .readingsContradict, .planContradicts, .readingsDiffer: .adviceContradiction
    case .feedDead, .rackUnpowered: .adviceFeed
    case .gridLost, .onBattery: .adviceBattery
    default: nil
    }
  }

  private var jobAdvice: Word? {
    switch self {
    case .jobIdle: .adviceIdle
    case .jobNodeLost: .adviceLostJob
    case .nodeDrained: .adviceDrained
    case .nodeDownBySchedule, .nodeDown: .adviceDown
    case .foreignAlert: .adviceForeign
    default: nil
    }
  }
}

extension Word {
  package static let adviceLook = Word(
    "Look at the value and its trend, then at what feeds it",
    "查看数值与趋势，再检查其上游")
  package static let adviceSource = Word(
    "Check that it runs and that the network reaches it; nothing behind it is watched meanwhile",
    "检查其是否运行、网络是否可达；在此期间其后的设备无人监视")
  package static let adviceStale = Word(
    "Check the sensor and its device: what is shown is old",
    "检查传感器及其设备：当前显示为旧值")
  package static let adviceNode = Word(
    "Look at it by its management controller; drain it and move its jobs if it stays away",
    "通过管理控制器查看；若不恢复，排空节点并迁移作业")
  package static let adviceAccelerator = Word("Drain the node, then reset or reseat the card", "先排空节点，再复位或重新插拔加速卡")
  package static let adviceHeat = Word(
    "Check fans, coolant flow and inlet; lower the power limit or drain the node if it stays",
    "检查风扇、冷却液流量与进风；若持续，降低功率上限或排空节点")
  package static let adviceErrors = Word(
    "Look up the code, drain the node, run the maker's diagnosis",
    "查阅错误码，排空节点，运行厂商诊断")
  package static let adviceReset = Word(
    "Drain the node and reset the card when its jobs have ended",
    "排空节点，待作业结束后复位加速卡")
  package static let adviceReplace = Word("Drain the node and have the card replaced", "排空节点并更换加速卡")
  package static let adviceLink = Word(
    "Check cable, slot and the other end; drain the node if jobs use it",
    "检查线缆、插槽与对端；若作业在用，排空节点")
  package static let adviceInlet = Word(
    "Check doors, blanking panels and the cooling of the row",
    "检查机柜门、盲板与该列制冷")
  package static let adviceFan = Word(
    "Have the fan replaced; watch the temperatures until then",
    "更换风扇；更换前关注温度")
  package static let adviceDevice = Word(
    "Read the device's own log by its management controller",
    "通过管理控制器查看设备日志")
  package static let adviceLoad = Word(
    "Move or stop load until it is within its limit again",
    "迁移或停止负载，直至恢复到限值以内")
  package static let advicePump = Word(
    "See that the other pump runs; start it, and shed load before the coolant is too warm",
    "确认备用泵运行；启动备用泵，并在冷却液过热前减载")
  package static let adviceCoolant = Word(
    "Check valve, pumps and facility water; shed load while the time left runs", "检查阀门、水泵与一次侧供水；在余时内减载")
  package static let adviceLeak = Word(
    "Send somebody to look now; isolate the unit and stop what it cools if water is seen",
    "立即派人查看；如见漏水，隔离该单元并停止其冷却的设备")
  package static let adviceDewPoint = Word("Raise the supply temperature or dry the air", "提高供液温度或降低空气湿度")
  package static let adviceContradiction = Word(
    "Check which of the two is right before trusting either",
    "先核实哪一方正确，再采信")
  package static let adviceFeed = Word(
    "Check breaker and feed; what hangs on one feed alone must not lose it",
    "检查断路器与回路；仅剩单路供电的设备不可再失电")
  package static let adviceBattery = Word(
    "See that generators start; stop what can wait before the charge is used up", "确认发电机启动；在电量耗尽前停止可延后的负载")
  package static let adviceIdle = Word("Ask its user; cancel it if nobody needs it", "询问用户；如无需要则取消作业")
  package static let adviceLostJob = Word("Requeue it when the node does not come back", "若节点不恢复，将作业重新排队")
  package static let adviceDrained = Word("Put it back into use, or say why not", "恢复使用，或注明原因")
  package static let adviceDown = Word(
    "Find out why the scheduler took it out, then put it back",
    "查明调度器停用原因后恢复使用")
  package static let adviceForeign = Word("Go by the runbook of whoever sent it", "按告警来源方的处置手册执行")
}
