internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

/// The facility's side in one line: the weather, what is used again, what is taken in, and each loop with its balance.
struct PlantLine {
  let scene: Scene
  private var plant: PlantSummary { scene.digest.plant }

  func line(width: Int) -> Phrase {
    var facts: [Phrase] = []
    if let outdoor = plant.outdoor {
      var phrase = Phrase(scene.words(.outdoors) + " ", .label) + Phrase(Figures.text(outdoor, .celsius))
      if let wet = plant.wetBulb {
        phrase.add(" " + scene.words(.wetBulb) + " ", .label)
        phrase.add(Figures.text(wet, .celsius))
      }
      facts.append(phrase)
    }
    if let reused = plant.reusedHeat {
      facts.append(Phrase(scene.words(.reusedHeat) + " ", .label) + Phrase(Figures.text(reused, .watt)))
    }
    if let makeup = plant.makeupFlow {
      facts.append(Phrase(scene.words(.makeup) + " ", .label) + Phrase(Figures.text(makeup, .litrePerMinute)))
    }
    facts += plant.loops.filter { $0.supply != nil || $0.heat != nil }.map(phrase)
    let gap = Phrase("   ")
    while facts.count > 1, Phrase.joined(facts, by: gap).width > width { facts.removeLast() }
    return .joined(facts, by: gap)
  }

  /// "FWS-1 27.0 → 33.1 °C 1.21 MW".
  private func phrase(of loop: PlantSummary.Loop) -> Phrase {
    var phrase = Phrase(loop.name.fitted(to: 16) + " ", .label)
    let ends = [loop.supply, loop.back].map { $0.map { Figures.fixed($0, 1) } ?? Figures.missing }
    phrase.add(ends.joined(separator: " → ") + " °C")
    if let heat = loop.heat { phrase.add(" " + Figures.text(heat, .watt)) }
    if let closure = loop.closure {
      phrase.add(" " + scene.words(.offBy, Figures.text(abs(closure), .ratio)), .label)
    }
    return phrase
  }
}
