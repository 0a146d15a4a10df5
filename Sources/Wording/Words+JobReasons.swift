extension JobReason {
  /// Why jobs wait (Slurm's src/common/job_state_reason.c).
  static let waiting: [String: JobReason] = [
    "Priority": JobReason(
      Word("priority", "优先级"),
      Word("Jobs of higher priority are waiting for the same partition.", "同一分区有优先级更高的作业在等待。"),
      Word("It moves up by itself; its priority can be raised.", "会自行前移；也可提高其优先级。")),
    "Resources": JobReason(
      Word("resources", "资源"),
      Word("It is next, and waits until enough nodes are free.", "即将轮到该作业，正在等待足够的空闲节点。"),
      Word("It starts when running jobs end; a shorter time limit may let it fit in before.", "待运行作业结束后启动；缩短时限可能提前插入。")),
    "Dependency": JobReason(
      Word("dependency", "依赖"),
      Word("It waits for another job that it depends on.", "正在等待其依赖的作业。"),
      Word("It goes on when that job has started or ended as asked.", "待所依赖的作业按要求开始或结束后继续。")),
    "DependencyNeverSatisfied": JobReason(
      Word("dependency failed", "依赖无法满足"),
      Word("What it depends on has failed or is gone: it will never start.", "所依赖的作业已失败或不存在，永远不会启动。"),
      Word("Cancel it, or change its dependency.", "请取消该作业或修改其依赖。")),
    "JobHeldUser": JobReason(
      Word("held by user", "用户保留"),
      Word("Its user holds it back.", "该作业由用户保留。"),
      Word("It starts to wait once it is released.", "释放后才开始排队。")),
    "JobHeldAdmin": JobReason(
      Word("held by admin", "管理员保留"),
      Word("An administrator holds it back.", "该作业由管理员保留。"),
      Word("Find out why before releasing it.", "释放前请先了解原因。")),
    "JobHoldMaxRequeue": JobReason(
      Word("held: requeued often", "保留：重排过多"),
      Word("It was put back into the queue as often as is allowed, and is held.", "重排次数已达上限，作业被保留。"),
      Word("Look why it keeps failing to start, then release it.", "请查明反复启动失败的原因，再释放。")),
    "BeginTime": JobReason(
      Word("begin time", "开始时间未到"),
      Word("Its user asked for it to begin later.", "用户要求稍后开始，时间未到。"),
      Word("Nothing to do: it starts to wait at that time.", "无需处理：到时开始排队。")),
    "JobArrayTaskLimit": JobReason(
      Word("array limit", "数组并发上限"),
      Word("As many tasks of its array run as its user allows at a time.", "其数组同时运行的任务数已达用户设定的上限。"),
      Word("The next task starts when one ends; the limit of the array can be changed.", "有任务结束即启动下一个；可修改数组的并发上限。")),
    "ReqNodeNotAvail": JobReason(
      Word("node not available", "所需节点不可用"),
      Word("A node that it needs is down, drained, reserved or busy.", "其所需节点故障、已排空、被预留或占用。"),
      Word("Bring the node back, or let the job use other nodes.", "请恢复该节点，或允许作业使用其他节点。")),
    "Reservation": JobReason(
      Word("reservation", "预留未开始"),
      Word("It waits for its reservation to begin, or to have room.", "正在等待其预留开始或有空位。"),
      Word("Look at the reservation's time and nodes.", "请检查预留的时间与节点。")),
    "ReservationDeleted": JobReason(
      Word("reservation deleted", "预留已删除"),
      Word("The reservation that it asks for has been deleted.", "其申请的预留已被删除。"),
      Word("Take the reservation out of the job, or make it again.", "请从作业中去除该预留，或重新建立。")),
    "ReservationInvalid": JobReason(
      Word("reservation invalid", "预留无效"),
      Word("It may not use the reservation that it asks for.", "该作业不能使用其申请的预留。"),
      Word("Change the job's reservation, or who may use it.", "请修改作业的预留，或其使用权限。")),
    "PartitionDown": JobReason(
      Word("partition down", "分区停用"),
      Word("Its partition is down: nothing starts there.", "其分区已停用，不启动任何作业。"),
      Word("Bring the partition up, or move the job to another.", "请启用该分区，或将作业移至其他分区。")),
    "PartitionInactive": JobReason(
      Word("partition inactive", "分区未启用"),
      Word("Its partition is inactive: it neither takes nor starts jobs.", "其分区未启用，不接收也不启动作业。"),
      Word("Bring the partition up, or move the job to another.", "请启用该分区，或将作业移至其他分区。")),
    "PartitionNodeLimit": JobReason(
      Word("partition's node limit", "超出分区节点限制"),
      Word("It asks for more or fewer nodes than its partition allows, or they are down.", "其申请的节点数超出分区限制，或所需节点不可用。"),
      Word("Change its number of nodes, or move it to another partition.", "请修改节点数，或移至其他分区。")),
    "PartitionTimeLimit": JobReason(
      Word("partition's time limit", "超出分区时限"),
      Word("Its time limit is longer than its partition allows.", "其时限超过分区允许的时间。"),
      Word("Shorten its time limit, or move it to another partition.", "请缩短时限，或移至其他分区。")),
    "PartitionConfig": JobReason(
      Word("partition's rules", "不符合分区规则"),
      Word("It asks for what its partition is not set up to give.", "其申请与分区配置不符。"),
      Word("Change what it asks for, or move it to another partition.", "请修改申请，或移至其他分区。")),
    "Licenses": JobReason(
      Word("licences", "许可证"),
      Word("All licences that it needs are in use.", "其所需许可证均已占用。"),
      Word("It starts when licences are given back.", "有许可证归还后启动。")),
    "AssociationJobLimit": JobReason(
      Word("account limit: jobs", "账户限额：作业数"),
      Word("Its account already has as many jobs as it may.", "其账户的作业数已达上限。"),
      Word("It starts when others of that account end.", "待该账户的其他作业结束后启动。")),
    "AssociationResourceLimit": JobReason(
      Word("account limit", "账户限额"),
      Word("Its account already holds as much as it may.", "其账户占用的资源已达上限。"),
      Word("It starts when others of that account end.", "待该账户的其他作业结束后启动。")),
    "AssociationTimeLimit": JobReason(
      Word("account limit: time", "账户限额：时长"),
      Word("Its account has used up its time.", "其账户的时长配额已用尽。"),
      Word("It waits until usage decays or the limit is raised.", "待用量衰减或限额提高。")),
    "AccountingPolicy": JobReason(
      Word("accounting limit", "记账策略限制"),
      Word("A limit of the accounting keeps it waiting.", "记账策略的限制使其等待。"),
      Word("Look at the limits of its account and QOS.", "请检查其账户与 QOS 的限额。")),
    "AccountNotAllowed": JobReason(
      Word("account not allowed", "账户不被允许"),
      Word("Its account may not use this partition.", "其账户不能使用该分区。"),
      Word("Move it to another account or partition.", "请改用其他账户或分区。")),
  ]
}
