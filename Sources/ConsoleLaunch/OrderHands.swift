internal import Operations
internal import Orders
internal import Runtime
internal import SiteModel

/// The schedulers of a site that take orders from this console, by the commands that its file names.
struct OrderHands {
  private let programs: [String: SchedulerPrograms]

  /// Nil for a site without a scheduler: then there is nothing to order.
  init?(_ opening: SiteOpening) {
    let sources = opening.topology.sources.filter { $0.kind != .exposition && $0.kind != .redfish }
    if sources.isEmpty, !opening.topology.isSimulated { return nil }
    let slurms = opening.topology.isSimulated ? [] : sources.filter { $0.kind == .slurm }
    programs = Dictionary(
      slurms.map { ($0.name, SchedulerPrograms(folder: $0.commands.folder, configuration: $0.commands.configuration)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// By their queues' names at the site.
  var schedulers: Set<String> { Set(programs.keys) }

  func desk(auditedBy door: Door, whenNews: @escaping @Sendable () -> Void) -> OrderDesk {
    let programs = programs
    return OrderDesk(whenNews: whenNews) { order, progress in
      guard let access = programs[order.queue] else { return OrderReport(order, results: []) }
      return await door.carryOut(order, by: access, progress: progress)
    }
  }
}
