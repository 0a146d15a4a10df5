internal import SiteModel

extension AlarmGuide {
  static let cooling: [Finding.Kind: AlarmGuide] = [
    .leakDetected: AlarmGuide(
      Word("coolant or condensate at the detector: a fitting, hose or cold plate", "检漏处有冷却液或冷凝水：接头、软管或冷板"),
      Word("short circuit, loss of coolant, damage to what stands below", "短路、冷却液流失、损坏下方设备"),
      Word(
        "send somebody now; close the supply valve of the zone, stop its pump, power off what is wet",
        "立即派人；关闭该区供液阀，停泵，断开受潮设备电源")),
    .pumpsStopped: AlarmGuide(
      Word("lost power, a tripped drive, or stopped by hand", "失电、变频器跳闸或人工停机"),
      Word("heat stays in the racks; accelerators throttle within a minute or two", "热量滞留机柜，一两分钟内加速卡降频"),
      Word("restart a pump; if that fails, stop the jobs of its racks", "重新启动水泵；不成则停止相关机柜的作业")),
    .pumpFailed: AlarmGuide(
      Word("motor, bearing or drive; the unit runs on the others", "电机、轴承或变频器故障；由其余水泵运行"),
      Word("nothing to fall back on: the next failure stops the unit", "失去冗余：再坏一台则整机停运"),
      Word("see that the others carry the flow; have the pump repaired", "确认其余水泵流量足够；安排维修")),
    .coolantSupplyWarm: AlarmGuide(
      Word("too little or too warm facility water, a stuck valve, or too much load", "一次侧水量不足或水温高、阀门卡滞或负载过大"),
      Word("accelerators run hotter and throttle", "加速卡温度上升并降频"),
      Word(
        "look at the valve, the facility water and the filters; shed load if it still rises", "检查阀门、一次侧水和过滤器；继续升温则减载")),
    .coolingStarved: AlarmGuide(
      Word("a closed or blocked valve or strainer on the facility side", "一次侧阀门关闭或滤网堵塞"),
      Word("the racks' coolant warms until accelerators throttle", "供液升温直至加速卡降频"),
      Word("open the isolating valves; look at strainer and plant pumps", "打开隔离阀；检查滤网和冷站水泵")),
    .loopStopped: AlarmGuide(
      Word("plant pumps stopped, a valve closed, or the loop is empty", "冷站水泵停运、阀门关闭或水路排空"),
      Word("every unit on the loop loses its cooling within minutes", "该环路上所有机组几分钟内失去冷却"),
      Word("start the standby pump; call the plant; prepare to stop jobs", "启动备用泵；联系冷站；准备停止作业")),
    .dewPointMargin: AlarmGuide(
      Word("humid air, or a coolant set point that is too low", "空气潮湿或供液设定过低"),
      Word("water condenses on pipes and drips into machines", "管路结露并滴入设备"),
      Word("raise the supply set point, or dry the air of the hall", "提高供液温度设定，或为机房除湿")),
    .readingsContradict: AlarmGuide(
      Word("a flow meter or thermometer is wrong, or mounted the wrong way round", "流量计或温度计失准或装反"),
      Word("heat and flow of the unit cannot be relied upon", "该机组的热量和流量不可信"),
      Word("compare with a hand-held meter; have the sensor calibrated", "用手持仪表比对；安排传感器校准")),
    .limitBroken: AlarmGuide(
      Word("the value has passed a limit that the device or the site states", "数值越过设备或站点设定的限值"),
      Word("the device may protect itself by stopping", "设备可能自我保护停机"),
      Word("look at the value's trend and the thing's page; act before the next limit", "查看趋势和设备页面；在到达下一限值前处理")),
    .inletTemperature: AlarmGuide(
      Word("too little cold air, a fan or door open, or hot air coming round", "冷风不足、风机故障、门未关或热风回流"),
      Word("machines speed up their fans, then throttle", "设备风扇提速，随后降频"),
      Word("look at the hall's air units and blanking panels", "检查机房空调和盲板")),
    .sensorTemperature: AlarmGuide(
      Word("a blocked air path, a failed fan or a loose heat sink", "风道堵塞、风扇故障或散热器松动"),
      Word("the part throttles or shuts down", "部件降频或关机"),
      Word("look at the node's fans and inlet; drain it if it stays", "检查节点风扇和进风；持续则排空节点")),
    .fanSlow: AlarmGuide(
      Word("a worn, blocked or unplugged fan", "风扇磨损、卡住或脱落"),
      Word("parts behind it run hotter", "其后的部件温度升高"),
      Word("have the fan changed; drain the node if it gets hot", "更换风扇；温度升高则排空节点")),
  ]
}
