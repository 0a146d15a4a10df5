package import Orders
internal import SiteModel
internal import Wording

/// The dialog of an order to a scheduler: the command lines that will run, and on which.
package struct OrderForm: Form {
  private let opened: SchedulerOrder
  /// Things that were selected too, and on which the order would do nothing.
  package let leftOut: [OrderTarget]
  package var entry: FormEntry<OrderField>
  var layer: Layer { .orderForm(self) }

  init(_ order: SchedulerOrder, leftOut: [OrderTarget]) {
    opened = order
    self.leftOut = leftOut
    let fields = order.verb.fields + (order.targets.count > 1 ? [.count] : [])
    // What the command line said already need not be gone through again.
    let isSaid = order.verb.fields.allSatisfy { !order[$0].isEmpty } && order.fault == nil
    let focus = isSaid ? fields.count - 1 : fields.firstIndex { order[$0].isEmpty } ?? 0
    entry = FormEntry(fields, with: order.values, focus: focus)
  }

  /// The order as far as it has been typed.
  package var order: SchedulerOrder { order { $0 } }

  private func order(_ text: (String) -> String) -> SchedulerOrder {
    var order = opened
    for field in entry.fields { order.values[field] = text(entry[field]) }
    if order.verb == .unreserve { order.targets = [OrderTarget(.reservation, order[.name])] }
    return order
  }

  mutating func effect(from console: Console, in around: Surroundings) -> Effect? {
    let queue = around.site.queues.firstIndex { $0.name == opened.queue } ?? -1
    if let refusal = console.refusal(of: queue, opened.verb, in: around) {
      entry.complain(refusal)
      return nil
    }
    guard console.orderProgress == nil else {
      entry.complain(Saying(.orderStillRuns, []))
      return nil
    }
    var plain = order(Self.trimmed)
    if let fault = plain.fault {
      entry.complain(fault.saying, about: fault.field)
      return nil
    }
    if entry.fields.contains(.count), plain[.count] != String(plain.targets.count) {
      entry.complain(Saying(.orderBadCount, CleanText.cleaned(plain[.count], limit: 20)), about: .count)
      return nil
    }
    plain.values[.count] = nil
    return .carryOut(plain)
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
