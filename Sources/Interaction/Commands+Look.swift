internal import SiteModel
internal import Wording

extension Commands {
  /// Commands that change how the page looks at things.
  static let looking: [Command] = [
    Command(
      "filter", .look, .commandFilter, hint: .hintFilter, in: ViewKind.lists, takes: .text, keys: [.character("/")]
    ) { console, text, around in
      if let text { console.setFilter(text, in: around) } else { console.openFilter() }
      return []
    },
    Command("sort-left", .look, .commandSortLeft, hint: .hintSort, in: ViewKind.tables, keys: [.character("<")]) {
      console, _, around in
      console.moveSort(by: -1, in: around)
      return []
    },
    Command(
      "sort-right", .look, .commandSortRight, hint: .hintSort, in: ViewKind.tables,
      keys: [.character(">"), .function(6)]
    ) { console, _, around in
      console.moveSort(by: 1, in: around)
      return []
    },
    Command("sort", .look, .commandSort, in: ViewKind.tables, takes: .column) { console, name, around in
      console.sort(byColumnNamed: name ?? "", in: around)
      return []
    },
    Command("invert", .look, .commandInvert, in: ViewKind.tables, keys: [.character("I")]) { console, _, _ in
      console.invertSort()
      return []
    },
    Command("metric", .look, .commandMetric, hint: .hintMetric, in: [.racks], takes: .metric, keys: [.character("m")]) {
      console, name, around in
      console.chooseMetric(named: name, in: around)
      return []
    },
    Command("zoom", .look, .commandZoom, hint: .hintZoom, in: [.racks, .rack], takes: .zoom, keys: [.character("z")]) {
      console, name, around in
      console.zoom(to: name, in: around)
      return []
    },
    Command("follow", .look, .commandFollow, keys: [.character("F")]) { console, _, around in
      console.toggleFollow(in: around)
      return []
    },
    Command("freeze", .look, .commandFreeze, keys: [.character("Z")]) { console, _, around in
      console.freeze(in: around)
      return []
    },
  ]
}
