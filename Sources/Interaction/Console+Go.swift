internal import SiteModel
internal import Wording

extension Console {
  /// Goes to a page as such. Esc there does nothing: pages are the outside.
  package mutating func go(to page: Page) {
    let there = Place(page)
    guard place != there else { return }
    leave()
    trail = []
    excursion = nil
    place = there
  }

  mutating func go(toPageAfter step: Int) {
    let pages = Page.all
    let index = pages.firstIndex(of: page) ?? 0
    go(to: pages[(index + step + pages.count) % pages.count])
  }

  mutating func go(toPageNamed name: String, in around: Surroundings) {
    let name = name.lowercased()
    if let page = Page.all.first(where: { $0.name == name || String($0.digit) == name }) {
      go(to: page)
    } else {
      sayNoSuch(name, of: .noSuchPage, nearest: NearestWord.to(name, in: Page.all.map(\.name)), at: around.now)
    }
  }

  /// Goes into a thing; Esc comes back to where the operator was.
  package mutating func go(into detail: Selection, on page: Page) {
    let there = Place(page, detail: detail)
    guard place != there else { return }
    leave()
    trail.append(place)
    if trail.count > 50 { trail.removeFirst() }
    place = there
    selections[there.name] = nil
    scroll[there.name] = nil
    filters[there.name] = nil
    rows[there.name] = nil
    // The page around shows what was entered when one comes back out.
    selections[page.name] = detail
  }

  /// Esc: a filter in force goes first, then one level out. On a page without a filter nothing happens.
  mutating func goOut() {
    if returnFromExcursion() { return }
    if !filter.isEmpty {
      filters[place.name] = nil
      return
    }
    guard place.detail != nil else { return }
    leave()
    place = trail.popLast() ?? Place(page)
  }

  /// Goes to a page to see there what hangs on a thing; Esc comes back to where the operator was.
  mutating func go(to page: Page, showing filter: String, in around: Surroundings) {
    let here = place
    let trail = trail
    go(to: page)
    self.trail = trail + [here]
    setFilter(filter, in: around)
    excursion = place
  }

  /// Esc on a page that was gone to for one thing: back at once, and the page's filter goes.
  private mutating func returnFromExcursion() -> Bool {
    guard excursion == place, let there = trail.popLast() else { return false }
    filters[place.name] = nil
    excursion = nil
    leave()
    place = there
    return true
  }

  mutating func goToPrevious() {
    guard let there = previous else { return }
    leave()
    place = there.place
    trail = there.trail
  }

  mutating func go(toRackNamed name: String?, in around: Surroundings) {
    let racks = around.site.topology.racks
    guard let name, !name.isEmpty else {
      if let rack = rackOfSelection(in: around) {
        go(into: .rack(rack), on: .racks)
      } else {
        say(.noRackHere, at: around.now)
      }
      return
    }
    if let index = racks.firstIndex(where: { $0.name == name })
      ?? racks.firstIndex(where: { $0.name.lowercased() == name.lowercased() })
    {
      go(into: .rack(index), on: .racks)
    } else {
      sayNoSuch(name, of: .noSuchRack, nearest: NearestWord.to(name, in: racks.map(\.name)), at: around.now)
    }
  }

  mutating func go(toNodeNamed name: String?, in around: Surroundings) {
    let directory = around.site.directory
    guard let name, !name.isEmpty else {
      enter(in: around)
      return
    }
    if let id = directory.id(of: .node(name))
      ?? directory.nodes.first(where: { directory.nodeName($0).lowercased() == name.lowercased() }).map(EntityID.node)
    {
      go(into: .entity(id), on: .nodes)
    } else {
      let names = directory.nodes.map(directory.nodeName)
      sayNoSuch(name, of: .noSuchNode, nearest: NearestWord.to(name, in: names), at: around.now)
    }
  }

  mutating func sayNoSuch(_ name: String, of word: Word, nearest: String?, at now: Moment) {
    say(word, shortened(name), at: now)
    if let nearest { notice?.saying.rest.append(Saying(.didYouMean, nearest)) }
  }

  private mutating func leave() { previous = Visit(place: place, trail: trail) }

  private func rackOfSelection(in around: Surroundings) -> Int? {
    guard let thing = selection ?? place.detail else { return nil }
    switch thing {
    case .rack(let index): return index
    case .entity(let id): return around.site.plan(of: around.site.directory.node(of: id))?.rack
    case .job(let job):
      return around.site.job(job)?.places.first.flatMap { around.site.plan(of: Int($0.node))?.rack }
    case .source, .alarm, .alarmEvent: return nil
    }
  }
}
