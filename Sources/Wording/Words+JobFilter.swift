extension Word {
  package static let arrayField = Word("array", "数组")
  package static let elapsedField = Word("elapsed", "已运行")
  package static let limitField = Word("limit", "时限")

  package static let noSuchField = Word("no field “{}”.", "没有字段“{}”。")
  package static let expectsWords = Word("“{}”: {} is compared by = != ~", "“{}”：{} 用 = != ~ 比较")
  package static let expectsState = Word(
    "“{}” is no {}: say “pending”, “PD”, “running”, “waiting” …", "“{}”不是 {}：例如“pending”、“PD”、排队、运行")
  package static let expectsCount = Word("“{}” is no number for {}: say 64 or 2k", "“{}”不是 {} 的数值：例如 64、2k")
  package static let expectsTime = Word(
    "“{}” is no time for {}: say 2h, 90m, 1-12:00:00", "“{}”不是 {} 的时长：例如 2h、90m、1-12:00:00")
  package static let expectsShare = Word("“{}” is no share for {}: say 50%", "“{}”不是 {} 的百分比：例如 50%")
  package static let expectsPower = Word("“{}” is no power for {}: say 12kW", "“{}”不是 {} 的功率：例如 12kW")

  package static let knownOfNoJob = Word("{} is known of no job", "所有作业均无{}数据")

  package static let helpJobFilter = Word("FILTER OF JOBS", "作业筛选")
  /// What can be typed, and what it finds.
  package static let jobFilterExamples: [(term: Word, meaning: Word)] = [
    (
      Word("llama", "大模型"), Word("anything that is told of a job; !llama leaves it out", "作业的任何文字；前加 ! 为排除")
    ),
    (
      Word("user=zhao", "用户=张三"),
      Word("exactly; zhao,liu for either, zh* for a beginning", "完全相同；逗号分隔表示任一，* 代表任意文字")
    ),
    (
      Word("name~llama", "名称~大模型"),
      Word("part of: job name user account partition qos", "包含：作业号、名称、用户、账户、分区")
    ),
    (
      Word("state=PD", "状态=排队"),
      Word("pending R CG waiting failed ended …", "或调度器的状态名与缩写：“pending”、“PD”、“waiting”、“ended”")
    ),
    (Word("gpus>=64", "加速卡>=64"), Word("also nodes cores priority", "另有节点数、核数、优先级")),
    (
      Word("waited>2h", "已等待>2h"),
      Word("also elapsed limit; 90m, 3d, 1-12:00:00", "另有已运行、时限；90m、3d、1-12:00:00")
    ),
    (Word("load<50%", "负载<50%"), Word("and power>12kW, where it is known", "另有功率>12kW，仅限已知者")),
    (Word("rack=B08", "机柜=B08"), Word("where it runs; also node=gpu01", "运行位置；另有节点")),
    (
      Word("why=Priority", "原因=“Priority”"),
      Word("the scheduler's code; also array dependency exit", "调度器的原因代码；另有数组、依赖、退出码")
    ),
  ]
}
