/// Metrics that are read of a Kubernetes cluster: kube-state-metrics' (docs/metrics), Kueue's (reference, "Prometheus
/// Metrics") and Volcano's (its scheduler's and controller's queue metrics).
enum KubernetesFamily: String, CaseIterable, Sendable {
  case podInfo = "kube_pod_info"
  case podOwner = "kube_pod_owner"
  case podLabels = "kube_pod_labels"
  case podAnnotations = "kube_pod_annotations"
  case podPhase = "kube_pod_status_phase"
  case podReason = "kube_pod_status_reason"
  case podUnschedulable = "kube_pod_status_unschedulable"
  case podRequest = "kube_pod_container_resource_requests"
  case podCreated = "kube_pod_created"
  case podStarted = "kube_pod_start_time"
  case podCompleted = "kube_pod_completion_time"
  case podDeleted = "kube_pod_deletion_timestamp"
  case containerWaiting = "kube_pod_container_status_waiting_reason"
  case containerTerminated = "kube_pod_container_status_terminated_reason"

  case jobInfo = "kube_job_info"
  case jobOwner = "kube_job_owner"
  case jobLabels = "kube_job_labels"
  case jobCreated = "kube_job_created"
  case jobStarted = "kube_job_status_start_time"
  case jobCompleted = "kube_job_status_completion_time"
  case jobComplete = "kube_job_complete"
  case jobFailed = "kube_job_failed"
  case jobFailures = "kube_job_status_failed"
  case jobDeadline = "kube_job_spec_active_deadline_seconds"
  case jobSuspended = "kube_job_status_suspended"

  case nodeInfo = "kube_node_info"
  case nodeLabels = "kube_node_labels"
  case nodeUnschedulable = "kube_node_spec_unschedulable"
  case nodeCondition = "kube_node_status_condition"
  case nodeAllocatable = "kube_node_status_allocatable"
  case nodeCapacity = "kube_node_status_capacity"

  case kueuePending = "kueue_pending_workloads"
  case kueueAdmitted = "kueue_admitted_active_workloads"
  case kueueStatus = "kueue_cluster_queue_status"
  case kueueQuota = "kueue_cluster_queue_nominal_quota"
  case kueueUsage = "kueue_cluster_queue_resource_usage"

  case volcanoPending = "volcano_queue_pod_group_pending_count"
  case volcanoInqueue = "volcano_queue_pod_group_inqueue_count"
  case volcanoRunning = "volcano_queue_pod_group_running_count"
  case volcanoCapacity = "volcano_queue_capacity_scalar_resources"
  case volcanoDeserved = "volcano_queue_deserved_scalar_resources"
  case volcanoAllocated = "volcano_queue_allocated_scalar_resources"

  /// Of these there is a series for everything that might be so, and what is so is 1: the rest need not be looked at.
  var isStateSet: Bool {
    switch self {
    case .podPhase, .podReason, .podUnschedulable, .containerWaiting, .containerTerminated, .jobComplete, .jobFailed,
      .jobSuspended, .nodeCondition, .kueueStatus:
      true
    default: false
    }
  }
}
