import AisleTesting
import SiteModel
import Testing
import Wording

@Suite("Why jobs wait, in words") struct JobReasonTests {
  /// Every reason of Slurm 22.05 to 25.05 (src/common/job_state_reason.c).
  private static let codes: [String] = """
    Prolog Priority Dependency Resources PartitionNodeLimit PartitionTimeLimit PartitionDown PartitionInactive JobHeldAdmin
    JobHeldUser BeginTime Licenses AssociationJobLimit AssociationResourceLimit AssociationTimeLimit Reservation
    ReqNodeNotAvail FrontEndDown SchedDefer NodeDown BadConstraints SystemFailure JobLaunchFailure NonZeroExitCode
    RaisedSignal TimeLimit InactiveLimit InvalidAccount InvalidQOS QOSUsageThreshold QOSJobLimit QOSResourceLimit
    QOSTimeLimit Cleaning QOSNotAllowed AccountNotAllowed DependencyNeverSatisfied QOSGrpCpuLimit QOSGrpCPUMinutesLimit
    QOSGrpCPURunMinutesLimit QOSGrpJobsLimit QOSGrpMemLimit QOSGrpNodeLimit QOSGrpSubmitJobsLimit QOSGrpWallLimit
    QOSMaxCpuPerJobLimit QOSMaxCpuMinutesPerJobLimit QOSMaxNodePerJobLimit QOSMaxWallDurationPerJobLimit
    QOSMaxCpuPerUserLimit QOSMaxJobsPerUserLimit QOSMaxNodePerUserLimit QOSMaxSubmitJobPerUserLimit QOSMinCpuNotSatisfied
    AssocGrpCpuLimit AssocGrpCPUMinutesLimit AssocGrpCPURunMinutesLimit AssocGrpJobsLimit AssocGrpMemLimit
    AssocGrpNodeLimit AssocGrpSubmitJobsLimit AssocGrpWallLimit AssocMaxJobsLimit AssocMaxCpuPerJobLimit
    AssocMaxCpuMinutesPerJobLimit AssocMaxNodePerJobLimit AssocMaxWallDurationPerJobLimit AssocMaxSubmitJobLimit
    JobHoldMaxRequeue JobArrayTaskLimit BurstBufferResources BurstBufferStageIn BurstBufferOperation PowerNotAvail
    PowerReserved AssocGrpUnknown AssocGrpUnknownMinutes AssocGrpUnknownRunMinutes AssocMaxUnknownPerJob
    AssocMaxUnknownPerNode AssocMaxUnknownMinutesPerJob AssocMaxCpuPerNode AssocGrpMemMinutes AssocGrpMemRunMinutes
    AssocMaxMemPerJob AssocMaxMemPerNode AssocMaxMemMinutesPerJob AssocGrpNodeMinutes AssocGrpNodeRunMinutes
    AssocMaxNodeMinutesPerJob AssocGrpEnergy AssocGrpEnergyMinutes AssocGrpEnergyRunMinutes AssocMaxEnergyPerJob
    AssocMaxEnergyPerNode AssocMaxEnergyMinutesPerJob AssocGrpGRES AssocGrpGRESMinutes AssocGrpGRESRunMinutes
    AssocMaxGRESPerJob AssocMaxGRESPerNode AssocMaxGRESMinutesPerJob AssocGrpLicense AssocGrpLicenseMinutes
    AssocGrpLicenseRunMinutes AssocMaxLicensePerJob AssocMaxLicenseMinutesPerJob AssocGrpBB AssocGrpBBMinutes
    AssocGrpBBRunMinutes AssocMaxBBPerJob AssocMaxBBPerNode AssocMaxBBMinutesPerJob QOSGrpUnknown QOSGrpUnknownMinutes
    QOSGrpUnknownRunMinutes QOSMaxUnknownPerJob QOSMaxUnknownPerNode QOSMaxUnknownPerUser QOSMaxUnknownMinutesPerJob
    QOSMinUnknown QOSMaxCpuPerNode QOSGrpMemoryMinutes QOSGrpMemoryRunMinutes QOSMaxMemoryPerJob QOSMaxMemoryPerNode
    QOSMaxMemoryPerUser QOSMaxMemoryMinutesPerJob QOSMinMemory QOSGrpNodeMinutes QOSGrpNodeRunMinutes
    QOSMaxNodeMinutesPerJob QOSMinNode QOSGrpEnergy QOSGrpEnergyMinutes QOSGrpEnergyRunMinutes QOSMaxEnergyPerJob
    QOSMaxEnergyPerNode QOSMaxEnergyPerUser QOSMaxEnergyMinutesPerJob QOSMinEnergy QOSGrpGRES QOSGrpGRESMinutes
    QOSGrpGRESRunMinutes QOSMaxGRESPerJob QOSMaxGRESPerNode QOSMaxGRESPerUser QOSMaxGRESMinutesPerJob QOSMinGRES
    QOSGrpLicense QOSGrpLicenseMinutes QOSGrpLicenseRunMinutes QOSMaxLicensePerJob QOSMaxLicensePerUser
    QOSMaxLicenseMinutesPerJob QOSMinLicense QOSGrpBB QOSGrpBBMinutes QOSGrpBBRunMinutes QOSMaxBBPerJob QOSMaxBBPerNode
    QOSMaxBBPerUser QOSMinBB DeadLine MaxBBPerAccount MaxCpuPerAccount MaxEnergyPerAccount MaxGRESPerAccount
    MaxNodePerAccount MaxLicensePerAccount MaxMemoryPerAccount MaxUnknownPerAccount MaxJobsPerAccount
    MaxSubmitJobsPerAccount PartitionConfig AccountingPolicy FedJobLock OutOfMemory MaxMemPerLimit AssocGrpBilling
    AssocGrpBillingMinutes AssocGrpBillingRunMinutes AssocMaxBillingPerJob AssocMaxBillingPerNode
    AssocMaxBillingMinutesPerJob QOSGrpBilling QOSGrpBillingMinutes QOSGrpBillingRunMinutes QOSMaxBillingPerJob
    QOSMaxBillingPerNode QOSMaxBillingPerUser QOSMaxBillingMinutesPerJob MaxBillingPerAccount QOSMinBilling
    ReservationDeleted ReservationInvalid Constraints
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  private static let texts = [
    "Nodes required for job are DOWN, DRAINED or reserved for jobs in higher priority partitions",
    "Nodes_required_for_job_are_DOWN,_DRAINED_or_reserved_for_jobs_in_higher_priority_partitions",
    "job requeued in held state", "job_requeued_in_held_state", "launch failed requeued held",
    "ReqNodeNotAvail, UnavailableNodes:gpu01", "ReqNodeNotAvail,_UnavailableNodes:gpu[01-04]",
    "ReqNodeNotAvail, May be reserved for other job", "BurstBufferStageIn: no room",
    "ReqNodeNotAvail(Unavailable:gpu01)",
  ]

  @Test("Every code has words, a sentence and advice, in both languages", arguments: codes + texts)
  func every(code: String) throws {
    for language in Language.allCases {
      let words = try #require(Wording(language).reason(code))
      #expect(!words.short.isEmpty && !words.sentence.isEmpty && !words.advice.isEmpty)
      #expect(!(words.short + words.sentence + words.advice).contains("{"))
      #expect(words.short != code)
    }
    let chinese = try #require(Wording(.chinese).reason(code))
    #expect(EnglishWords.strange(in: chinese.short + chinese.advice).isEmpty, "\(chinese)")
  }

  @Test("There are as many codes as Slurm has, each once") func count() {
    #expect(Self.codes.count >= 180 && Set(Self.codes).count == Self.codes.count)
  }

  @Test(
    "Limits come out as they are meant",
    arguments: [
      ("QOSMaxGRESPerUser", "user limit: GRES"), ("QOSGrpCpuLimit", "QOS limit: cores"),
      ("AssocGrpNodeLimit", "account limit: nodes"), ("MaxJobsPerAccount", "account limit: running jobs"),
      ("QOSMaxJobsPerUserLimit", "user limit: running jobs"), ("AssocMaxJobsLimit", "account limit: running jobs"),
      ("AssocGrpCPUMinutesLimit", "account used up: cores"), ("QOSGrpMemoryRunMinutes", "QOS limit ahead: memory"),
      ("QOSMaxNodePerJobLimit", "job too large: nodes"), ("AssocMaxWallDurationPerJobLimit", "job too large: run time"),
      ("QOSMaxCpuMinutesPerJobLimit", "job too long: cores"), ("QOSMaxCpuPerNode", "too much a node: cores"),
      ("QOSMinCpuNotSatisfied", "job too small: cores"), ("QOSGrpSubmitJobsLimit", "QOS limit: submitted jobs"),
    ])
  func limits(code: String, short: String) {
    #expect(Wording(.english).reason(code)?.short == short)
  }

  @Test("What the scheduler adds is kept; what nobody knows is shown as it stands; no reason says nothing")
  func rest() {
    let words = Wording(.english)
    #expect(
      words.reason("ReqNodeNotAvail, UnavailableNodes:gpu01")?.sentence.contains("UnavailableNodes:gpu01") == true)
    #expect(words.reason("SomethingNew") == nil && words.shortReason("SomethingNew") == "SomethingNew")
    for odd in ["QOS", "QOSMax", "QOSMaxFoo", "MaxCpu", "Assoc", "QOSGrpCpuPerMoon"] {
      #expect(words.reason(odd) == nil && words.shortReason(odd) == odd)
    }
    #expect(words.shortReason("None").isEmpty && words.shortReason("").isEmpty && words.reason("None") == nil)
  }

  @Test("Every state has a word in both languages and a code of its own") func states() {
    #expect(Set(JobState.allCases.map(\.code)).count == JobState.allCases.count)
    #expect(Set(JobState.allCases.map(\.word)).count == JobState.allCases.count)
  }
}
