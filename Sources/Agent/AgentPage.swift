package import SiteModel
package import Wire
internal import Wording

/// The agent's page: what was sampled, and how the sampling went.
package enum AgentPage {
  /// The page's bytes and content type, as it is sent at `now`.
  package static func page(
    of sample: AgentSample, as format: ExpositionFormat, at now: Moment
  ) -> (bytes: [UInt8], contentType: String) {
    var writer = ExpositionWriter(format: format)
    writer.write(sample.batch)
    writer.begin("aisle_agent_sample_duration_seconds", .gauge, unit: "seconds", help: "Time that the sample took.")
    writer.sample("aisle_agent_sample_duration_seconds", [], sample.duration.seconds)
    writer.begin(
      "aisle_agent_sample_timestamp_seconds", .gauge, unit: "seconds", help: "When the sample was taken.")
    writer.sample("aisle_agent_sample_timestamp_seconds", [], sample.batch.moment.seconds)
    writer.begin(
      "aisle_agent_sample_age_seconds", .gauge, unit: "seconds", help: "How old the page's values are.")
    writer.sample("aisle_agent_sample_age_seconds", [], max(0, (now - sample.batch.moment).seconds))
    let present = sample.health.filter { $0.outcome != .absent }
    writer.begin("aisle_sampler_success", .gauge, help: "1 when the sampler could read what is there.")
    for health in present { writer.sample("aisle_sampler_success", labels(health), health.outcome == .good ? 1 : 0) }
    writer.begin(
      "aisle_sampler_last_success_timestamp_seconds", .gauge, unit: "seconds",
      help: "When the sampler could last read what is there.")
    for health in present {
      guard let moment = health.lastSuccess else { continue }
      writer.sample("aisle_sampler_last_success_timestamp_seconds", labels(health), moment.seconds)
    }
    writer.begin("aisle_sampler_duration_seconds", .gauge, unit: "seconds", help: "Time that the sampler took.")
    for health in present {
      writer.sample("aisle_sampler_duration_seconds", labels(health), health.duration.seconds)
    }
    writer.begin("aisle_sampler_complaints", .gauge, help: "Sensors that are there and could not be read.")
    for health in present {
      writer.sample("aisle_sampler_complaints", labels(health), Double(health.complaintCount))
    }
    writeComplaints(sample.batch.complaints, &writer)
    let contentType = writer.contentType
    return (writer.finished(), contentType)
  }

  private static func labels(_ health: SamplerHealth) -> [(name: String, value: String)] {
    [("sampler", health.name)]
  }

  private static func writeComplaints(_ complaints: [Complaint], _ writer: inout ExpositionWriter) {
    guard !complaints.isEmpty else { return }
    writer.begin("aisle_sampler_complaint", .info, help: "What could not be read, and why.")
    var seen: Set<Complaint> = []
    for complaint in complaints where seen.insert(complaint).inserted {
      var labels = [("sampler", complaint.subject), ("reason", Wording(.english).text(of: complaint.reason))]
      if let code = ComplaintCode(complaint.reason) {
        labels += [("kind", code.kind), ("place", code.place), ("detail", code.detail)].filter { !$0.1.isEmpty }
      }
      writer.sample("aisle_sampler_complaint_info", labels, 1)
    }
  }
}
