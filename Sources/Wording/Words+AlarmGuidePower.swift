internal import SiteModel

extension AlarmGuide {
  static let power: [Finding.Kind: AlarmGuide] = [
    .gridLost: AlarmGuide(
      Word("the utility or the incoming switchgear is down", "市电或进线开关故障"),
      Word("the site lives on batteries and generators until they are empty", "全站依靠电池和发电机，直至耗尽"),
      Word("see that generators start; follow the outage plan; shed load", "确认发电机启动；执行停电预案；减载")),
    .onBattery: AlarmGuide(
      Word("no input, or input out of tolerance", "无输入或输入超差"),
      Word("what hangs on it stops when the battery is empty: minutes", "电池耗尽后其下负载断电：数分钟"),
      Word("look at the input breaker and the generator; move or stop load", "检查输入断路器和发电机；转移或停止负载")),
    .feedDead: AlarmGuide(
      Word("a tripped breaker or a lost source upstream", "断路器跳闸或上级失电"),
      Word("its racks hang on one feed now", "相关机柜仅剩一路供电"),
      Word("find the breaker; do not close it before you know why it opened", "查找断路器；未查明原因前不得合闸")),
    .rackUnpowered: AlarmGuide(
      Word("both its feeds or its distribution units are off", "两路供电或其 PDU 均已断开"),
      Word("every node in it is down and its jobs are lost", "机柜内节点全部停机，作业丢失"),
      Word("look for smoke and leaks first, then at the breakers", "先排除烟雾和漏液，再查断路器")),
    .rackPower: AlarmGuide(
      Word("more load than the rack's budget allows", "负载超过机柜预算"),
      Word("a breaker may trip and take the rack with it", "断路器可能跳闸，整柜断电"),
      Word("cap power or move jobs to other racks", "限制功率或迁移作业")),
    .supplyOverloaded: AlarmGuide(
      Word("more load than it is built for, or load that moved here from another feed", "负载超过额定，或由另一路转移而来"),
      Word("it trips, and what hangs on it goes dark", "跳闸并使其下负载断电"),
      Word("shed load at once; lowest jobs first", "立即减载；先停低优先级作业")),
    .feedLossOverload: AlarmGuide(
      Word("load has grown beyond what one feed alone can carry", "负载已超过单路供电能力"),
      Word("redundancy is on paper only: losing the feed takes racks down", "冗余名存实亡：失去该路将使机柜断电"),
      Word("move load between feeds or cap it", "在各路之间调整负载或限制功率")),
    .planContradicts: AlarmGuide(
      Word("cabling or piping was changed, or the site file is wrong", "线缆或管路已变更，或站点文件有误"),
      Word("what hangs on what is told wrongly in an outage", "故障时供给关系会显示错误"),
      Word("check on site; correct the site file or the device", "现场核对；修正站点文件或设备设置")),
    .deviceUnwell: AlarmGuide(
      Word("the device's own check has found a fault; its log says which", "设备自检发现故障，详见其日志"),
      Word("it may stop, or has stopped already", "可能停机或已停机"),
      Word("read its log; clear the fault there or call its service", "查看日志；就地排除或联系厂家")),
  ]
}
