internal import Interaction
internal import SiteModel

/// The rows of the table of jobs that a filter lets through, sorted by a column.
struct JobOrder {
  let digest: Digest

  func selections(through filter: Filter, sorted sorting: Sorting<JobColumn>) -> [Selection] {
    digest.site.queues.enumerated().flatMap { place, queue in
      queue.jobs.map { .job(JobReference(queue: place, id: $0.id)) }
    }
  }
}
