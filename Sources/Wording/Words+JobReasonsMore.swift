extension JobReason {
  /// More of the same: limits that are written in full, and what the machine lacks.
  static let waitingMore: [String: JobReason] = [
    "InvalidAccount": JobReason(
      Word("account invalid", "账户无效"),
      Word("Its account does not exist or is not its user's.", "其账户不存在，或不属于该用户。"),
      Word("Give it an account that is valid.", "请指定有效账户。")),
    "InvalidQOS": JobReason(
      Word("QOS invalid", "QOS 无效"),
      Word("Its QOS does not exist or is not its user's.", "其 QOS 不存在，或不属于该用户。"),
      Word("Give it a QOS that is valid.", "请指定有效的 QOS。")),
    "QOSNotAllowed": JobReason(
      Word("QOS not allowed", "QOS 不被允许"),
      Word("Its QOS may not be used in this partition or by this account.", "其 QOS 不能用于该分区或账户。"),
      Word("Give it another QOS, or move it to another partition.", "请改用其他 QOS 或分区。")),
    "QOSJobLimit": JobReason(
      Word("QOS limit: jobs", "QOS 限额：作业数"),
      Word("Its QOS already has as many jobs as it may.", "其 QOS 的作业数已达上限。"),
      Word("It starts when others of that QOS end.", "待该 QOS 的其他作业结束后启动。")),
    "QOSResourceLimit": JobReason(
      Word("QOS limit", "QOS 限额"),
      Word("The jobs of its QOS hold as much as they may.", "其 QOS 的作业占用已达上限。"),
      Word("It starts when others of that QOS end.", "待该 QOS 的其他作业结束后启动。")),
    "QOSTimeLimit": JobReason(
      Word("QOS limit: time", "QOS 限额：时长"),
      Word("Its QOS has used up its time, or allows less for a job.", "其 QOS 的时长已用尽，或不允许如此长的作业。"),
      Word("Shorten its time limit, or use another QOS.", "请缩短时限，或改用其他 QOS。")),
    "QOSUsageThreshold": JobReason(
      Word("QOS usage too high", "QOS 用量过高"),
      Word("Recent usage of its account is too high for its QOS.", "其账户近期用量超过该 QOS 的门槛。"),
      Word("It waits until the usage decays.", "待用量衰减后启动。")),
    "MaxMemPerLimit": JobReason(
      Word("too much memory", "内存申请过多"),
      Word("It asks for more memory on a node or core than is allowed.", "其每节点或每核的内存申请超过上限。"),
      Word("It can never start like this: ask for less memory.", "如此无法启动：请减少内存申请。")),
    "BadConstraints": JobReason(
      Word("constraints not met", "约束无法满足"),
      Word("No node has what it asks for.", "没有节点满足其约束条件。"),
      Word("Change its features or its number of nodes, cores or accelerators.", "请修改特性要求，或节点、核、加速卡数量。")),
    "Constraints": JobReason(
      Word("constraints not met", "约束无法满足"),
      Word("No node has what it asks for.", "没有节点满足其约束条件。"),
      Word("Change its features or its number of nodes, cores or accelerators.", "请修改特性要求，或节点、核、加速卡数量。")),
    "FrontEndDown": JobReason(
      Word("front end down", "前端节点不可用"),
      Word("No front-end node can take it.", "没有可用的前端节点。"),
      Word("Bring a front-end node back.", "请恢复前端节点。")),
    "NodeDown": JobReason(
      Word("node down", "节点故障"),
      Word("A node of this job is down.", "该作业的节点故障。"),
      Word("Look at the node; the job may be requeued.", "请检查该节点；作业可重排。")),
    "BurstBufferResources": JobReason(
      Word("burst buffer full", "突发缓存不足"),
      Word("There is no room for it in the burst buffer.", "突发缓存空间不足。"),
      Word("It starts when others give room back.", "待其他作业归还空间后启动。")),
    "BurstBufferStageIn": JobReason(
      Word("staging in", "数据迁入"),
      Word("Its data are being brought into the burst buffer.", "正在将其数据迁入突发缓存。"),
      Word("Nothing to do unless it lasts.", "无需处理；持续过久则请检查。")),
    "BurstBufferOperation": JobReason(
      Word("burst buffer failed", "突发缓存操作失败"),
      Word("An operation of the burst buffer failed.", "突发缓存操作失败。"),
      Word("Look at the burst buffer's log.", "请查看突发缓存日志。")),
    "PowerNotAvail": JobReason(
      Word("power short", "功率不足"),
      Word("There is not enough power for it under the cap.", "功率上限之下没有足够的功率。"),
      Word("It starts when other jobs end or the cap is raised.", "待其他作业结束或提高功率上限后启动。")),
    "PowerReserved": JobReason(
      Word("power reserved", "功率被预留"),
      Word("The power that it needs is reserved for others.", "其所需功率已被预留。"),
      Word("It starts when the reservation ends.", "待该预留结束后启动。")),
    "Prolog": JobReason(
      Word("prolog running", "前置脚本运行中"),
      Word("The site's script before its start is still running.", "作业启动前的站点脚本仍在运行。"),
      Word("Nothing to do unless it lasts.", "无需处理；持续过久则请检查。")),
    "Cleaning": JobReason(
      Word("cleaning up", "清理中"),
      Word("What is left of its last run is being cleaned up.", "正在清理上次运行的残留。"),
      Word("Nothing to do unless it lasts: then look at its nodes.", "无需处理；持续过久则请检查其节点。")),
    "SchedDefer": JobReason(
      Word("not yet considered", "尚未调度"),
      Word("The scheduler has been told not to try jobs as they come.", "调度器按设置推迟处理新作业。"),
      Word("Nothing to do: it is tried soon.", "无需处理：即将被调度。")),
    "FedJobLock": JobReason(
      Word("held by federation", "联邦锁定"),
      Word("Another cluster of the federation is about to start it.", "联邦中的另一集群正准备启动该作业。"),
      Word("Nothing to do unless it lasts.", "无需处理；持续过久则请检查。")),
  ]
}
