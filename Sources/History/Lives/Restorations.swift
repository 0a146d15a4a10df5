/// Who puts what into a site that is rebuilt, in order.
enum Restorations {
  static func all(_ memory: HistoryMemory) -> [any Restoration] {
    [ReadingRestoration(memory: memory), LifeRestoration()]
  }
}
