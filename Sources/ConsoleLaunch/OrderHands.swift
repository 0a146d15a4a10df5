internal import Operations
internal import Orders
internal import Runtime
internal import SiteModel

/// The schedulers of a site that take orders from this console: by the commands that its file names, or, of a simulated
/// site, for practice.
struct OrderHands {
  private let programs: [String: SchedulerPrograms]
  private let practice: PracticeAccess?

  /// Nil for a site without a scheduler: then there is nothing to order.
  init?(_ opening: SiteOpening, practice queue: PracticeQueue?) {
    let sources = opening.topology.sources.filter { $0.kind == .slurm || $0.kind == .kubernetes }
    if sources.isEmpty, !opening.topology.isSimulated { return nil }
    let slurms = opening.topology.isSimulated ? [] : sources.filter { $0.kind == .slurm }
    programs = Dictionary(
      slurms.map { ($0.name, SchedulerPrograms(folder: $0.commands.folder, configuration: $0.commands.configuration)) },
      uniquingKeysWith: { first, _ in first })
    practice = queue.map { PracticeAccess(queue: $0, user: UserName.ofProcess ?? "operator") }
  }

  /// By their queues' names at the site.
  var schedulers: Set<String> { practice == nil ? Set(programs.keys) : [PracticeQueue.name] }

  /// `whenDone`: an order has been carried out.
  func desk(
    auditedBy door: Door, whenDone: @escaping @Sendable () async -> Void, whenNews: @escaping @Sendable () -> Void
  ) -> OrderDesk {
    let (programs, practice) = (programs, practice)
    return OrderDesk(whenNews: whenNews) { order, progress in
      if let practice { return await door.carryOut(order, by: practice, isSimulated: true, progress: progress) }
      guard let access = programs[order.queue] else { return OrderReport(order, results: []) }
      let report = await door.carryOut(order, by: access, progress: progress)
      await whenDone()
      return report
    }
  }
}
