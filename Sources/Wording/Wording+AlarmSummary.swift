package import SiteModel

extension Wording {
  /// What an alarm is about and what is wrong there: "CDU-07: coolant pumps stopped".
  package func summary(of alarm: AlarmID) -> String {
    let what = alarm.name.isEmpty ? self(alarm.kind.word) : "\(self(alarm.kind.word)), \(alarm.name)"
    return "\(alarm.subject.name): \(what)"
  }

  /// What an alarm threatens: "4 racks, 72 nodes, 12 jobs, 310 kW".
  package func effect(_ effect: AlarmEffect) -> String {
    var parts: [String] = []
    for (count, word) in [
      (effect.racks, Word.threatenedRacks), (effect.nodes, .threatenedNodes), (effect.jobs, .threatenedJobs),
    ] where count > 0 {
      parts.append(self(word, Figures.grouped(count)))
    }
    if let power = effect.power { parts.append(Figures.text(power, .watt)) }
    return list(parts)
  }
}
