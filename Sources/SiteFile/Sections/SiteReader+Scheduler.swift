internal import SiteModel
internal import StrictYAML
internal import Yams

extension SiteReader {
  static let schedulerKeys = ["minimum", "programs", "configuration", "accounting", "accelerators"]

  /// A scheduler that is asked by its own commands.
  mutating func readScheduler(_ item: Node) {
    let keys = ["name", "kind", "every", "timeout"] + Self.schedulerKeys
    guard let section = Section(item, of: "source of kind slurm", keys: keys, report: report),
      let name = section.text("name")
    else { return }
    if topology.sources.contains(where: { $0.name == name.text }) {
      report.add("source \(quoted(name.text)) is given twice", at: name.place)
    }
    var plan = SourcePlan(name: name.text, kind: .slurm, targets: [], timeout: .seconds(10))
    plan.origin = "\(report.file):\(section.place.line):\(section.place.column)"
    plan.every = section.duration("every") ?? plan.every
    plan.timeout = section.duration("timeout") ?? plan.timeout
    plan.commands.minimum = section.duration("minimum") ?? plan.commands.minimum
    plan.commands.folder = section.text("programs").map(path)
    plan.commands.configuration = section.text("configuration").map(path)
    plan.commands.hasAccounting = section.truth("accounting") ?? true
    plan.commands.accelerators = section.texts("accelerators").map(\.text)
    topology.sources.append(plan)
  }
}
