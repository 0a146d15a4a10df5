extension Site {
  /// A node as its scheduler has it; nil where none knows it.
  package func scheduled(_ node: Int) -> ScheduledNode? {
    for queue in queues {
      if let own = queue.nodes[Int32(node)] { return own }
    }
    return nil
  }
}

extension AcceleratorSet {
  /// The numbers as people write them: "0–5, 7"; nil where nobody says which.
  package var text: String? {
    guard isKnown, count > 0 else { return nil }
    var parts: [String] = []
    var run: (first: Int, last: Int)?
    func close() {
      guard let run else { return }
      parts.append(run.first == run.last ? "\(run.first)" : "\(run.first)–\(run.last)")
    }
    for number in numbers {
      if let known = run, known.last + 1 == number {
        run = (known.first, number)
      } else {
        close()
        run = (number, number)
      }
    }
    close()
    return parts.joined(separator: ", ")
  }
}
