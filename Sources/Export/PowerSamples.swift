internal import Analysis
internal import SiteModel

/// What follows from the figures of power, as samples; what is measured itself is among the quantities.
struct PowerSamples {
  struct Sample {
    /// The family's name with its unit, and the unit.
    var family: String
    var unit: String
    var labels: [(name: String, text: String)]
    var value: Double
  }

  private(set) var samples: [Sample] = []

  init(_ document: PowerDocument) {
    for metric in document.metrics {
      add(metric.name, metric.unit, [("window", "now")], metric.now)
      add(metric.name, metric.unit, [("window", "remembered")], metric.window?.value)
    }
    let metrics = document.power.metrics
    add("carbon_rate_grams_per_second", "grams_per_second", [], metrics.carbonRate)
    add(
      "cost_rate_currency_per_second", "currency_per_second",
      [("currency", document.subject.site.topology.currency ?? "")], metrics.costRate)
    let watts = Unit.watt.exportSuffix
    for (family, value): (String, (PowerChain.Step) -> Double?) in [
      ("power_chain_output_watts", { $0.output }), ("power_chain_loss_watts", { $0.loss }),
      ("power_chain_elsewhere_watts", { $0.isElsewhereAtMost ? nil : $0.elsewhere }),
    ] {
      for step in document.chain.steps {
        var labels = [(name: "step", text: step.kind.exportName)]
        if case .stage(let name) = step.kind { labels.append(("name", name)) }
        add(family, watts, labels, value(step))
      }
    }
    for (family, value): (String, (FeedLoss) -> Double) in [
      ("power_feed_loss_racks", { Double($0.racksLost.count) }),
      ("power_feed_loss_overloads", { Double($0.overloads.count) }),
    ] {
      for loss in document.power.losses {
        add(family, "", [("feed", document.power.feeds[loss.feed].name)], value(loss))
      }
    }
    let capped = document.budgets.cappedAccelerators
    add("capped_accelerators", "", [], capped.map { Double($0.count) })
  }

  private mutating func add(
    _ family: String, _ unit: String, _ labels: [(name: String, text: String)], _ value: Double?
  ) {
    guard let value, value.isFinite else { return }
    samples.append(Sample(family: "aisle_\(family)", unit: unit, labels: labels, value: value))
  }
}
