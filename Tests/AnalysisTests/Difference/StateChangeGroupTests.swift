import Analysis
import SiteModel
import Testing

@Suite("States that changed alike") struct StateChangeGroupTests {
  private func change(_ number: Int, _ after: NodeState) -> StateChange {
    StateChange(.thing(.node("node-\(number)")), from: .node(.reporting), to: .node(after))
  }

  @Test("are told one by one while they are few, and together from six on, in the order of the first") func groups() {
    let few = (0..<5).map { change($0, .missing) }
    #expect(StateChangeGroup.groups(of: few).map(\.names) == few.map { [$0.subject.name] })
    let many = [change(9, .waiting)] + (0..<6).map { change($0, .missing) } + [change(10, .waiting)]
    let groups = StateChangeGroup.groups(of: many)
    #expect(groups.map(\.names.count) == [1, 6, 1])
    #expect(groups[1].names == (0..<6).map { "node-\($0)" })
  }
}
