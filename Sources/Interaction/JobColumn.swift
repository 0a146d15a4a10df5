package import SiteModel

/// Columns of the table of jobs, in order from the left; also what `<` `>` sort by there.
package enum JobColumn: String, TableColumn {
  case finding, job, name, user, partition, state, nodes, accelerators, elapsed, power, load, why

  /// True when something at the site reports what the column shows.
  package func isReported(in site: borrowing Site) -> Bool { true }
}
