internal import SiteModel

extension AlarmGuide {
  static let accelerators: [Finding.Kind: AlarmGuide] = [
    .acceleratorTemperature: AlarmGuide(
      Word("too little coolant or air, a loose cold plate, or paste that has dried", "冷却液或风量不足、冷板松动或导热膏老化"),
      Word("it throttles, then shuts down; its job slows or fails", "先降频后关机；作业变慢或失败"),
      Word("if several of a rack: look at its cooling; if one: drain the node", "同柜多张：检查冷却；仅一张：排空节点")),
    .acceleratorMemoryTemperature: AlarmGuide(
      Word("hot coolant or air, or a pad that has come loose", "冷却液或进风温度高，或导热垫脱开"),
      Word("it throttles; memory errors become likelier", "降频；显存出错概率上升"),
      Word("look at the cooling; drain the node if it stays alone", "检查冷却；若仅此一张则排空节点")),
    .acceleratorThrottled: AlarmGuide(
      Word("heat, a power brake or a power cap of the hardware", "过热、功率制动或硬件功率限制"),
      Word("its job runs at the pace of the slowest accelerator", "作业受最慢的加速卡拖累"),
      Word("look at temperature and power supplies of the node", "检查节点温度和电源")),
    .acceleratorMissing: AlarmGuide(
      Word("fallen off the bus, driver hung, or a failed board", "掉卡、驱动挂起或板卡故障"),
      Word("jobs on the node fail or wait", "节点上的作业失败或等待"),
      Word("drain the node, reboot it; if it is still missing have it changed", "排空并重启节点；仍缺失则更换")),
    .acceleratorErrorCode: AlarmGuide(
      Word("hardware or driver reported an error; the code says which", "硬件或驱动报错，见错误代码"),
      Word("its job may have failed; results may be wrong", "作业可能失败，结果可能有误"),
      Word("by the code: reset the device, drain the node or leave it to the user", "按代码处理：复位、排空节点或交由用户")),
    .acceleratorUnhealthy: AlarmGuide(
      Word("the vendor's own check has failed", "厂商自检未通过"),
      Word("errors and failed jobs are to be expected", "可能出错并导致作业失败"),
      Word("drain the node and run the vendor's diagnostics", "排空节点并运行厂商诊断")),
    .uncorrectedErrors: AlarmGuide(
      Word("a memory cell or row has failed", "显存单元或行失效"),
      Word("the data in hand is lost; its job most likely failed", "当前数据丢失，作业很可能失败"),
      Word("drain the node, reset the device; have it changed if it comes again", "排空节点并复位；再次出现则更换")),
    .pendingRowRemap: AlarmGuide(
      Word("a faulty row of memory waits to be replaced by a spare one", "故障显存行等待由备用行替换"),
      Word("nothing now; it is done at the next reset", "暂无影响，下次复位时完成"),
      Word("reset the device when the node is free", "节点空闲时复位")),
    .rowRemapFailure: AlarmGuide(
      Word("no spare rows of memory are left", "备用显存行已耗尽"),
      Word("further memory errors cannot be repaired", "后续显存错误无法修复"),
      Word("drain the node and have the device changed", "排空节点并更换")),
    .pcieDegraded: AlarmGuide(
      Word("a badly seated card or cable, or a worn slot", "板卡或线缆接触不良，或插槽磨损"),
      Word("data reaches the device more slowly", "数据传输变慢"),
      Word("reseat it at the next maintenance", "下次维护时重新插拔")),
    .linkDegraded: AlarmGuide(
      Word("a failed link, bridge or cable between accelerators", "加速卡之间的链路、桥接或线缆故障"),
      Word("every collective operation waits for the slowest link", "集合通信受最慢链路拖累"),
      Word("drain the node; reset the fabric; have the part changed", "排空节点；复位互联；更换部件")),
  ]
}
