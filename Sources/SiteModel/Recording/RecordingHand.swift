/// What can write a history. The rooms that only show a site have none.
package protocol RecordingHand: Sendable {
  /// The file that it writes.
  var path: String { get }
  /// Takes the lease. What the site takes in from then on goes to the tap that is returned.
  func take() async throws(RecordingRefusal) -> any SiteTap
  /// Why nothing is written any more since the lease was taken; nil while something is.
  var end: RecordingRefusal? { get async }
  /// What is wrong while it is still being tried; nil while nothing is.
  var fault: RecordingFault? { get async }
  /// True while a recorder waits for the lease.
  var isWanted: Bool { get async }
  /// A site with all that the alarms are about that it knows, and those alarms, to go on from; nil where it knows none.
  func resumed(_ site: Site) async -> (site: Site, board: AlarmBoard)?
  /// Returns when what the tap has been given so far is in the file, for an answer that must not be taken back; after
  /// three seconds it no longer waits, whatever keeps the file from being written.
  func secure() async
  /// Writes what is still to be written, and gives the lease back.
  func letGo() async
}

/// Where what is on the screen comes from, and whether it is remembered.
package enum RecordStanding: Hashable, Sendable {
  /// This process records. `fault`: what is wrong with that.
  case recording(fault: RecordingFault? = nil)
  /// This process records, and first simulates the site unseen up to that moment, where its record ends.
  case approaching(Moment)
  /// This process asks the sources, and nobody remembers: why not.
  case unrecorded(RecordingRefusal)
  /// Read from a history that another process writes. `heard`: when that one was last known to be alive, by the site's
  /// clock, of which `speed` seconds pass in a real one; `hasFault`: something is wrong with its recording; `plan`: how
  /// the plan that it goes by, and that is shown, stands to this process'.
  case reading(Lease.Holder, heard: Moment, hasFault: Bool = false, speed: Double = 1, plan: PlanKinship = .same)
  /// Read from a history that nobody writes, of which the newest moment is `newest`.
  case read(newest: Moment)

  package var isRecording: Bool { if case .recording = self { true } else { false } }
}
