internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

/// What the schedulers keep for somebody, in words.
extension Scene {
  /// Reservations that a node is in, now or later: by their lists of nodes, and by the node's own word.
  func reservations(of node: Int) -> [JobReservation] {
    let name = site.directory.nodeName(node)
    return site.queues.flatMap { queue -> [JobReservation] in
      guard let own = queue.nodes[Int32(node)] else { return [] }
      return queue.reservations.filter { $0.name == own.reservation || NodeListPattern($0.nodes).contains(name) }
    }
  }

  /// "m1 until 04:05", "m2 from 27 Nov 08:00 until 12:00".
  func words(of reservation: JobReservation) -> Phrase {
    let span = span(of: reservation)
    return Phrase(reservation.name.fitted(to: 24)) + (span.isEmpty ? Phrase() : Phrase(" " + span, .label))
  }

  func span(of reservation: JobReservation) -> String {
    func when(_ moment: Moment) -> String { ClockFace.when(moment, now: now, utcOffset: utcOffset) }
    guard let ends = reservation.ends else { return "" }
    if ends <= now { return words(.reservationEnded, when(ends)) }
    guard let begins = reservation.begins, begins > now else { return words(.reservationNow, when(ends)) }
    return words(.reservationLater, when(begins), when(ends))
  }

  /// All of them in one line of so many cells, those in force first, each with its number of nodes; empty where there is
  /// none.
  func reservationList(width: Int) -> Phrase {
    let all = site.queues.flatMap(\.reservations).sorted { ($0.begins ?? now, $0.name) < ($1.begins ?? now, $1.name) }
    let told = all.map { reservation -> Phrase in
      let count = reservation.nodeCount.map { " (" + words(.nodeCount, Figures.grouped($0)) + ")" } ?? ""
      return words(of: reservation) + Phrase(count, .label)
    }
    let label = words(.reservationsLabel) + " "
    let line = Phrase.lines(
      of: told, by: Phrase(" · ", .faint), width: width - TextWidth.width(of: label), most: 1
    ).first
    return line.map { Phrase(label, .label) + $0 } ?? Phrase()
  }
}
