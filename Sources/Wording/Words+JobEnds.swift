extension JobReason {
  /// Every code that is no limit made up by rule.
  static let coded = waiting.merging(waitingMore) { one, _ in one }.merging(ended) { one, _ in one }

  /// How jobs end, and what Kubernetes says of its pods (kubernetes.io, "Pod Lifecycle").
  static let ended: [String: JobReason] = [
    "NonZeroExitCode": JobReason(
      Word("exit code", "退出码非零"),
      Word("Its program ended with an exit code other than 0.", "程序以非零退出码结束。"),
      Word("Its own output says more.", "详见作业输出。")),
    "RaisedSignal": JobReason(
      Word("killed by signal", "被信号终止"),
      Word("Its program was ended by a signal.", "程序被信号终止。"),
      Word("Its own output says more.", "详见作业输出。")),
    "JobLaunchFailure": JobReason(
      Word("launch failed", "启动失败"),
      Word("It could not be launched: a file system, a missing program or a node.", "启动失败：文件系统、程序缺失或节点问题。"),
      Word("Look at its first node's log, then requeue it.", "请查看其首个节点的日志，再重排。")),
    "SystemFailure": JobReason(
      Word("system failure", "系统故障"),
      Word("The scheduler or a node failed it.", "调度器或节点故障所致。"),
      Word("Look at the logs of scheduler and nodes, then requeue it.", "请查看调度器与节点日志，再重排。")),
    "TimeLimit": JobReason(
      Word("time limit", "到达时限"),
      Word("It ran as long as it was allowed and was ended.", "运行达到时限，被终止。"),
      Word("A longer time limit, or saving its state, would help.", "请延长时限，或保存检查点。")),
    "InactiveLimit": JobReason(
      Word("inactive", "长时间不活动"),
      Word("It was ended because it did nothing for too long.", "长时间不活动，被终止。"),
      Word("Its user may start it again.", "用户可重新提交。")),
    "DeadLine": JobReason(
      Word("past deadline", "已过期限"),
      Word("It could not end before the deadline that its user set.", "无法在用户设定的期限前完成。"),
      Word("Its user may submit it again with a later deadline.", "用户可放宽期限后重新提交。")),
    "OutOfMemory": JobReason(
      Word("out of memory", "内存不足"),
      Word("It used more memory than it had asked for and was ended.", "使用的内存超过申请，被终止。"),
      Word("Ask for more memory.", "请增加内存申请。")),
    "Unschedulable": JobReason(
      Word("no node fits", "无合适节点"),
      Word("No node has room for what it asks for.", "没有节点能满足其申请。"),
      Word("It starts when room comes free, or on other nodes.", "待资源释放或有其他节点时启动。")),
    "ContainerCreating": JobReason(
      Word("container starting", "容器创建中"),
      Word("Its container is being made.", "正在创建容器。"),
      Word("Nothing to do unless it lasts.", "无需处理；持续过久则请检查。")),
    "ImagePullBackOff": JobReason(
      Word("image not found", "镜像拉取失败"),
      Word("Its image cannot be fetched.", "镜像无法拉取。"),
      Word("Look at the image's name, and whether the registry lets it be fetched.", "请检查镜像名称与仓库权限。")),
    "ErrImagePull": JobReason(
      Word("image not found", "镜像拉取失败"),
      Word("Its image cannot be fetched.", "镜像无法拉取。"),
      Word("Look at the image's name, and whether the registry lets it be fetched.", "请检查镜像名称与仓库权限。")),
    "CrashLoopBackOff": JobReason(
      Word("crashes again and again", "反复崩溃"),
      Word("Its container ends as soon as it is started.", "容器启动后即退出。"),
      Word("Its own output says more.", "详见容器输出。")),
    "OOMKilled": JobReason(
      Word("out of memory", "内存不足"),
      Word("It used more memory than its limit and was ended.", "使用的内存超过上限，被终止。"),
      Word("Raise its limit of memory.", "请提高内存上限。")),
    "Evicted": JobReason(
      Word("evicted", "被驱逐"),
      Word("Its node ran short of something and put it out.", "节点资源紧张，作业被驱逐。"),
      Word("Look at the node's disk and memory.", "请检查节点的磁盘与内存。")),
  ]

  /// Sentences that the scheduler writes in place of a code, by how they begin, in lower case.
  static let texts: [(start: String, reason: JobReason)] = [
    (
      "nodes required for job are down, drained or reserved",
      JobReason(
        Word("nodes down or reserved", "节点不可用或被预留"),
        Word(
          "The nodes that it needs are down, drained or reserved for jobs of higher priority partitions.",
          "其所需节点故障、已排空，或为更高优先级分区预留。"),
        Word("Bring nodes back, or ask for fewer; see the nodes that are out.", "请恢复节点或减少申请；可查看停用的节点。"))
    ),
    (
      "job requeued in held state",
      JobReason(
        Word("requeued, held", "重排并保留"),
        Word("It was put back into the queue and is held.", "作业已重排并被保留。"),
        Word("Find out why it was requeued, then release it.", "请查明重排原因，再释放。"))
    ),
    (
      "launch failed requeued held",
      JobReason(
        Word("launch failed, held", "启动失败并保留"),
        Word("It failed to launch, was put back into the queue and is held.", "启动失败，已重排并被保留。"),
        Word("Look at its nodes' logs, then release it.", "请查看其节点日志，再释放。"))
    ),
    (
      "launch failure limit exceeded requeued held",
      JobReason(
        Word("launch failed, held", "启动失败并保留"),
        Word("It failed to launch too often and is held.", "启动失败次数过多，已被保留。"),
        Word("Look at its nodes' logs, then release it.", "请查看其节点日志，再释放。"))
    ),
    (
      "user env retrieval failed requeued held",
      JobReason(
        Word("no environment, held", "环境获取失败并保留"),
        Word("Its user's environment could not be had; it is held.", "无法取得用户环境，已被保留。"),
        Word("Look at the user's login scripts and home, then release it.", "请检查用户登录脚本与主目录，再释放。"))
    ),
    (
      "job's account not permitted to use this partition",
      JobReason(
        Word("account not allowed", "账户不被允许"),
        Word("Its account may not use this partition.", "其账户不能使用该分区。"),
        Word("Move it to another account or partition.", "请改用其他账户或分区。"))
    ),
    (
      "job's qos not permitted to use this partition",
      JobReason(
        Word("QOS not allowed", "QOS 不被允许"),
        Word("Its QOS may not be used in this partition.", "其 QOS 不能用于该分区。"),
        Word("Give it another QOS, or move it to another partition.", "请改用其他 QOS 或分区。"))
    ),
    (
      "may be reserved for other job",
      JobReason(
        Word("reserved for another", "为其他作业预留"),
        Word("The nodes that it needs may be kept for another job.", "其所需节点可能为其他作业保留。"),
        Word("Nothing to do: it starts after that job.", "无需处理：在该作业之后启动。"))
    ),
  ]
}
