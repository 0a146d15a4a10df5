internal import SiteModel

extension AlarmGuide {
  static let site: [Finding.Kind: AlarmGuide] = [
    .sourceSilent: AlarmGuide(
      Word("the service, its host or the way to it is down", "服务、其主机或网络路径故障"),
      Word("what it speaks for is out of sight; its alarms cannot be told", "其负责的对象无法监视，相关告警无法得知"),
      Word("look at the failure's words; restart the service; look on site if it matters", "查看失败原因；重启服务；必要时现场查看")),
    .sourceStale: AlarmGuide(
      Word("the service answers, but has measured nothing new: its collector hangs", "服务有应答但无新数据：采集进程挂起"),
      Word("values on screen are old and say nothing of now", "屏上数值已过时"),
      Word("restart its collector", "重启采集进程")),
    .valueStale: AlarmGuide(
      Word("its source is down, or the sensor sends nothing", "数据源中断或传感器无上报"),
      Word("nobody knows how it is", "状态未知"),
      Word("see to the source first", "先处理数据源")),
    .valueBad: AlarmGuide(
      Word("a broken or unplugged sensor", "传感器损坏或脱落"),
      Word("what it guards is not guarded", "其保护的对象失去监护"),
      Word("have the sensor changed", "更换传感器")),
    .deviation: AlarmGuide(
      Word("control cannot hold the set point, or this one differs from its like", "控制无法维持设定值，或与同类设备不一致"),
      Word("it gets worse if the reason stays", "原因不除则会恶化"),
      Word("compare it with its neighbours; look at valve, pump and sensor", "与相邻设备对比；检查阀门、水泵和传感器")),
    .rapidChange: AlarmGuide(
      Word("a step in load, a failed part, or a broken sensor", "负载突变、部件故障或传感器损坏"),
      Word("a limit will be reached soon", "很快会到达限值"),
      Word("see where it is heading; find what changed just before", "判断走势；查找之前的变动")),
    .readingsDiffer: AlarmGuide(
      Word("one of the two sensors is wrong", "两个传感器之一失准"),
      Word("control may go by the wrong one", "控制可能依据错误读数"),
      Word("find out which by a third; take the other out of service", "用第三方读数判断；停用失准的一个")),
    .siteCondition: AlarmGuide(
      Word("the site file's own condition has come true", "站点文件自定义条件成立"),
      Word("what the site file says, if it does", "以站点文件说明为准"),
      Word("look at the values that it is reckoned from", "查看参与计算的各项数值")),
  ]
}
