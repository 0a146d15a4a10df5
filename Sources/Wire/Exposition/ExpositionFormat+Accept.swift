extension ExpositionFormat {
  /// The format that an HTTP `Accept` header asks for. OpenMetrics only when it is named and nothing else is liked
  /// better; Prometheus text to everybody else.
  package init(accepting accept: String?) {
    var openMetrics = 0.0
    var text: Double?
    var anything = 0.0
    for range in (accept ?? "").lowercased().split(separator: ",") {
      let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      switch parts.first {
      case "application/openmetrics-text": openMetrics = max(openMetrics, weight)
      case "text/plain": text = max(text ?? 0, weight)
      case "text/*", "*/*": anything = max(anything, weight)
      default: break
      }
    }
    self = openMetrics > 0 && openMetrics >= text ?? anything ? .openMetrics : .prometheusText
  }
}
