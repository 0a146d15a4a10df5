/// Which program of the user's is told of alarms, and of which.
package struct AlarmHookPlan: Hashable, Sendable {
  /// An absolute path. The program gets no arguments; what there is to say stands on its standard input.
  package var program: String
  /// This priority and above.
  package var priority: Priority = .high
  package var changes: Set<AlarmEvent.Change> = [.raised, .returned]
  package var timeout: Duration = .seconds(10)
  /// Calls within a minute; what comes beyond waits, and in the end is only counted.
  package var perMinute = 30

  package init(program: String) { self.program = program }

  /// True for what the program is told of: nobody is told of what is set aside.
  package func concerns(_ event: AlarmEvent) -> Bool {
    !event.isSetAside && event.priority <= priority && changes.contains(event.change)
  }
}
