extension JobReason {
  /// A limit of an account, a user or a quality of service, by the parts of its code: Slurm writes some hundred and
  /// fifty of them by one rule (src/common/job_state_reason.c). `QOSMaxCpuPerUserLimit` is whose rule, what kind of
  /// bound, on what, for whom.
  static func limit(_ code: String) -> JobReason? {
    var rest = code[...]
    func take(_ word: String) -> Bool {
      guard rest.hasPrefix(word) else { return false }
      rest = rest.dropFirst(word.count)
      return true
    }
    let isQuality = take("QOS")
    let isAssociation = !isQuality && take("Assoc")
    let isGroup = (isQuality || isAssociation) && take("Grp")
    let isMost = !isGroup && take("Max")
    let isLeast = !isGroup && !isMost && isQuality && take("Min")
    guard isGroup || isMost || isLeast else { return nil }
    guard let resource = resources.first(where: { take($0.code) }) else { return nil }
    let spent: Spending = take("RunMinutes") ? .running : take("Minutes") ? .used : .none
    let scope = scopes.first { take($0.code) }?.scope
    _ = take("Limit") || take("NotSatisfied")
    guard rest.isEmpty else { return nil }
    // Only the code of a quality's limit for each account names neither.
    guard isQuality || isAssociation || scope == .account else { return nil }
    if isLeast {
      return JobReason(.limitLeastShort, .limitLeast, .limitLeastAdvice, with: [resource.word], short: [resource.short])
    }
    if isGroup { return group(resource, spent, ofQuality: isQuality) }
    if resource.isOfJobs, scope == nil { return bound(resource, isQuality ? .user : .account, .none) }
    return bound(resource, scope ?? .job, spent)
  }

  private enum Spending { case none, used, running }
  private enum Scope { case job, node, user, account }

  private static let scopes: [(code: String, scope: Scope)] = [
    ("PerJob", .job), ("PerNode", .node), ("PerUser", .user), ("PerAccount", .account),
  ]

  private struct Resource {
    var code: String
    var word: Word
    /// For a column.
    var short: Word
    var isOfJobs: Bool

    init(_ code: String, _ word: Word, short: Word? = nil, isOfJobs: Bool = false) {
      (self.code, self.word, self.short, self.isOfJobs) = (code, word, short ?? word, isOfJobs)
    }
  }

  /// Longer codes before those that they begin with.
  private static let resources = [
    Resource("SubmitJobs", .limitOfSubmitted, isOfJobs: true), Resource("SubmitJob", .limitOfSubmitted, isOfJobs: true),
    Resource("Jobs", .limitOfJobs, isOfJobs: true), Resource("Cpu", .limitOfCores), Resource("CPU", .limitOfCores),
    Resource("Memory", .limitOfMemory), Resource("Mem", .limitOfMemory), Resource("Node", .limitOfNodes),
    Resource("GRES", .limitOfGeneric, short: .limitOfGenericShort), Resource("License", .limitOfLicences),
    Resource("BB", .limitOfBuffer), Resource("Energy", .limitOfEnergy), Resource("Billing", .limitOfBilling),
    Resource("WallDuration", .limitOfTime), Resource("Wall", .limitOfTime), Resource("Unknown", .limitOfUnknown),
  ]

  private static func group(_ resource: Resource, _ spent: Spending, ofQuality isQuality: Bool) -> JobReason {
    let owner: Word = isQuality ? .limitOfQuality : .limitOfAccount
    return switch spent {
    case .none:
      JobReason(
        .limitGroupShort, .limitGroup, .limitGroupAdvice, with: [owner, resource.word], short: [owner, resource.short])
    case .used:
      JobReason(
        .limitSpentShort, .limitSpent, .limitSpentAdvice, with: [owner, resource.word], short: [owner, resource.short])
    case .running:
      JobReason(
        .limitAheadShort, .limitAhead, .limitAheadAdvice, with: [owner, resource.word], short: [owner, resource.short])
    }
  }

  private static func bound(_ resource: Resource, _ scope: Scope, _ spent: Spending) -> JobReason {
    switch (scope, spent) {
    case (.user, _):
      JobReason(
        .limitGroupShort, .limitGroup, .limitGroupAdvice, with: [.limitOfUser, resource.word],
        short: [.limitOfUser, resource.short])
    case (.account, _):
      JobReason(
        .limitGroupShort, .limitGroup, .limitGroupAdvice, with: [.limitOfAccount, resource.word],
        short: [.limitOfAccount, resource.short])
    case (.node, _):
      JobReason(.limitNodeShort, .limitNode, .limitJobAdvice, with: [resource.word], short: [resource.short])
    case (.job, .none):
      JobReason(.limitJobShort, .limitJob, .limitJobAdvice, with: [resource.word], short: [resource.short])
    case (.job, _):
      JobReason(.limitJobSpentShort, .limitJobSpent, .limitJobAdvice, with: [resource.word], short: [resource.short])
    }
  }
}

extension Word {
  static let limitOfQuality = Word("QOS", "QOS")
  static let limitOfAccount = Word("account", "账户")
  static let limitOfUser = Word("user", "用户")
  static let limitOfSubmitted = Word("submitted jobs", "提交作业数")
  static let limitOfJobs = Word("running jobs", "运行作业数")
  static let limitOfCores = Word("cores", "核数")
  static let limitOfMemory = Word("memory", "内存")
  static let limitOfNodes = Word("nodes", "节点数")
  static let limitOfGeneric = Word("accelerators (GRES)", "加速卡（GRES）")
  static let limitOfGenericShort = Word("GRES", "GRES")
  static let limitOfLicences = Word("licences", "许可证")
  static let limitOfBuffer = Word("burst buffer", "突发缓存")
  static let limitOfEnergy = Word("energy", "能耗")
  static let limitOfBilling = Word("billing units", "计费单位")
  static let limitOfTime = Word("run time", "运行时间")
  static let limitOfUnknown = Word("other resources", "其他资源")

  static let limitGroupShort = Word("{} limit: {}", "{}限额：{}")
  static let limitGroup = Word(
    "With this job its {} would hold more than its limit of {}.", "加上该作业，其{}的{}将超过限额。")
  static let limitGroupAdvice = Word(
    "It starts once enough of the running jobs of that {} have ended; the limit of {} is the administrator's to raise.",
    "待该{}的运行作业结束足够多后启动；{}限额须由管理员提高。")
  static let limitSpentShort = Word("{} used up: {}", "{}已用尽：{}")
  static let limitSpent = Word(
    "Its {} has used up its share of {} times time.", "其{}的{}时长配额已用尽。")
  static let limitSpentAdvice = Word(
    "It waits until the usage of that {} decays or is reset; the limit of {} times time is the administrator's to raise.",
    "待该{}的用量衰减或清零后启动；{}时长限额须由管理员提高。")
  static let limitAheadShort = Word("{} limit ahead: {}", "{}预占限额：{}")
  static let limitAhead = Word(
    "What the running jobs of its {} may yet use, and this one, is over its limit of {} times time left.",
    "其{}的运行作业尚可使用的{}时长，加上该作业，超过限额。")
  static let limitAheadAdvice = Word(
    "It starts as those jobs of the {} get on; a shorter time limit or fewer {} let it start sooner.",
    "随该{}的作业推进而启动；缩短时限或减少{}可更早启动。")
  static let limitJobShort = Word("job too large: {}", "作业过大：{}")
  static let limitJob = Word("It asks for more than one job is allowed of: {}.", "其申请超过单个作业的限额：{}。")
  static let limitJobAdvice = Word(
    "It can never start like this: ask for less, use another QOS or account, or have the limit raised ({}).",
    "如此无法启动：请减少申请、改用其他 QOS 或账户，或请管理员提高限额（{}）。")
  static let limitJobSpentShort = Word("job too long: {}", "作业过长：{}")
  static let limitJobSpent = Word(
    "Times its time limit it asks for more than one job is allowed of: {}.", "按其时限计，申请超过单个作业的时长限额：{}。")
  static let limitNodeShort = Word("too much a node: {}", "单节点过多：{}")
  static let limitNode = Word(
    "It asks for more on each node than is allowed of: {}.", "其每节点申请超过限额：{}。")
  static let limitLeastShort = Word("job too small: {}", "作业过小：{}")
  static let limitLeast = Word("It asks for less than its QOS demands of: {}.", "其申请少于 QOS 的下限：{}。")
  static let limitLeastAdvice = Word(
    "It can never start like this: ask for more ({}) or use another QOS.", "如此无法启动：请增加申请（{}）或改用其他 QOS。")
}
