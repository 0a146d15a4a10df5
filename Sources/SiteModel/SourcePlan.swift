/// A fleet that the site file names: many targets of one kind, polled alike.
package struct SourcePlan: Hashable, Sendable {
  package var name: String
  /// What answers there.
  package var kind: Kind
  package var targets: [Target]
  package var every: Duration
  /// A target that has not answered in full by then has failed.
  package var timeout: Duration
  package var credential: Credential?
  /// Nil leaves it to what the device offers.
  package var login: Login?
  package var transport = Transport()
  /// How a scheduler is asked by its own commands.
  package var commands = SchedulerCommands()
  /// The scheduler's own daemon, where it is to be asked instead.
  package var daemon: SchedulerDaemon?
  /// What the site file itself says of the metrics on the pages, before the tables of known exporters.
  package var things: [MappedThing] = []
  /// What is done with an alarm system besides reading it.
  package var alerting = Alerting()
  /// Place in the site file ("site.yaml:41:5"), for messages.
  package var origin: String

  package init(
    name: String, kind: Kind, targets: [Target], every: Duration = .seconds(10), timeout: Duration = .seconds(5),
    origin: String = ""
  ) {
    self.name = name
    self.kind = kind
    self.targets = targets
    self.every = every
    self.timeout = timeout
    self.origin = origin
  }

  package enum Kind: String, CaseIterable, Sendable {
    /// Pages in Prometheus or OpenMetrics text: Aisle's own agents and other people's exporters, told apart by content.
    case exposition
    /// Redfish trees (DSP0266): coolant distribution units, doors and tanks, power distribution, nodes' controllers.
    case redfish
    /// The Slurm workload manager: its queue, its nodes, its accounting.
    case slurm
    /// A Kubernetes cluster, by the pages of kube-state-metrics and of Kueue or Volcano.
    case kubernetes
    /// A Prometheus Alertmanager: its alerts, and, where the site file says so, a place for ours.
    case alertmanager
  }

  /// One URL, and the node that it speaks for; nil when the page itself names its nodes (a label such as `Hostname`).
  package struct Target: Hashable, Sendable {
    package var url: String
    package var node: String?
    /// The site's own name for the unit that answers there ("CDU-07"); nil when the device's own will do.
    package var equipment: String?
    package init(url: String, node: String? = nil, equipment: String? = nil) {
      self.url = url
      self.node = node
      self.equipment = equipment
    }
  }

  /// How Aisle proves who it is. Only paths stand here; secrets are read when a request is made.
  package enum Credential: Hashable, Sendable {
    case bearer(tokenFile: String)
    case basic(user: String, passwordFile: String)
  }

  /// How connections are made: whom to trust, and what to show.
  package struct Transport: Hashable, Sendable {
    /// PEM file of the authorities to trust instead of the system's.
    package var authorityFile: String?
    /// PEM files of the client's own certificate and key; both or neither.
    package var certificateFile: String?
    package var keyFile: String?
    /// True only when the site file says so in as many words: the peer's certificate is not checked.
    package var isVerificationDisabled = false
    /// Fingerprints (SHA-256 of the DER, 64 lower-case hexadecimal digits) of the only certificates that the peers may
    /// show; they stand in place of authority and name. Empty where those are checked.
    package var pinnedCertificates: Set<String> = []
    package init() {}
  }

  /// How a scheduler is asked by its own commands, as whoever runs Aisle.
  package struct SchedulerCommands: Hashable, Sendable {
    /// Jobs are asked for no more often than this, whatever `every` says.
    package var minimum: Duration = .seconds(2)
    /// Folder of the commands; nil looks them up as a shell does.
    package var folder: String?
    /// The scheduler's configuration file (`SLURM_CONF`); nil leaves it to the commands.
    package var configuration: String?
    /// False where the accounting is not to be asked.
    package var hasAccounting = true
    /// What the scheduler calls accelerators; empty for the usual names.
    package var accelerators: [String] = []
    package init() {}
  }

  /// How Aisle and an Alertmanager have to do with each other.
  package struct Alerting: Hashable, Sendable {
    /// True where our alarms are posted to it.
    package var isGivenOurs = false
    /// The name by which our own alarms are known there: the site's.
    package var origin = ""
    /// Labels of its alerts that name a node or a rack, the first that is there first.
    package var placeLabels = ["node", "rack", "Hostname", "hostname", "nodename", "instance"]
    package init() {}
  }

  /// A daemon that speaks for a scheduler: slurmrestd.
  package struct SchedulerDaemon: Hashable, Sendable {
    /// "unix:/run/slurmrestd.sock" or a URL.
    package var url: String
    /// The file of the token that is shown, and whose it is; nil where the socket says who asks, and leaves that to the
    /// token.
    package var tokenFile: String?
    package var user: String?
    package init(url: String, tokenFile: String? = nil, user: String? = nil) {
      self.url = url
      self.tokenFile = tokenFile
      self.user = user
    }
  }

  /// How user and password are shown to a Redfish device (DSP0266 13.3).
  package enum Login: String, CaseIterable, Sendable {
    /// Once, for a session.
    case session
    /// With every request.
    case basic
  }
}
