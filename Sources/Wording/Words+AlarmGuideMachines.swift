internal import SiteModel

extension AlarmGuide {
  static let machines: [Finding.Kind: AlarmGuide] = [
    .nodeMissing: AlarmGuide(
      Word("powered off, crashed, or its network is down", "关机、崩溃或网络中断"),
      Word("its jobs are lost or out of sight", "其作业丢失或无法监视"),
      Word("look at its console through its management controller", "通过管理控制器查看控制台")),
    .portDown: AlarmGuide(
      Word("a cable, a transceiver or the switch at its other end", "线缆、光模块或对端交换机故障"),
      Word("less bandwidth, or none", "带宽下降或中断"),
      Word("look at the cable and at the other end", "检查线缆和对端")),
    .foreignAlert: AlarmGuide(
      Word("another alarm system says so; its own words are beside it", "由另一告警系统报告，内容见其说明"),
      Word("as that system judges it", "以该系统的判断为准"),
      Word("look it up there; a silence there ends it here", "到该系统查看；在那里静默后此处随之变化")),
    .nodeDown: AlarmGuide(
      Word("crashed, powered off, or its agent of the scheduler is not running", "崩溃、关机或调度代理未运行"),
      Word("no job can run there", "无法运行作业"),
      Word("start the node or the agent; then resume it", "启动节点或代理，再恢复调度")),
    .nodeDownBySchedule: AlarmGuide(
      Word("the scheduler's agent or its network path has failed; the machine answers", "调度代理或其网络故障；机器本身有应答"),
      Word("a good node stands idle", "正常节点闲置"),
      Word("restart the scheduler's agent; then resume the node", "重启调度代理，再恢复节点")),
    .nodeDrained: AlarmGuide(
      Word("somebody drained it and has not resumed it", "有人排空后未恢复"),
      Word("a good node stands idle", "正常节点闲置"),
      Word("ask who drained it; resume it if nothing is open", "询问排空者；无遗留事项则恢复")),
    .jobIdle: AlarmGuide(
      Word("the program waits for data, hangs, or asked for too much", "程序等待数据、挂起或申请过多"),
      Word("accelerators that others wait for do nothing", "他人等待的加速卡闲置"),
      Word("tell its owner; end it where your rules say so", "通知作业所有者；按规定终止")),
    .jobNodeLost: AlarmGuide(
      Word("a node of the job is down or unreachable", "作业的某个节点宕机或失联"),
      Word("the job hangs or fails", "作业挂起或失败"),
      Word("see to the node; tell the owner; requeue the job if it hangs", "处理节点；通知所有者；挂起则重新排队")),
  ]
}
