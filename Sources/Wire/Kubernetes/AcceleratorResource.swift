/// Which of Kubernetes' resources are whole accelerators. Their names come from the makers' device plugins:
/// "nvidia.com/gpu", which kube-state-metrics writes as "nvidia_com_gpu".
enum AcceleratorResource {
  private static let names: Set<String> = [
    "nvidia_com_gpu", "amd_com_gpu", "gpu_intel_com_i915", "gpu_intel_com_xe", "habana_ai_gaudi", "google_com_tpu",
    "aws_amazon_com_neuron", "hygon_com_dcu", "metax_tech_com_gpu", "mthreads_com_gpu", "iluvatar_com_gpu",
    "iluvatar_ai_gpu", "enflame_com_gcu", "kunlunxin_com_xpu", "baidu_com_xpu", "birentech_com_gpu",
  ]
  /// These are followed by a model ("huawei.com/Ascend910", "cambricon.com/mlu370"). Shares of a device have more words
  /// behind it ("Ascend910-2c", "mlu370.smlu.vmemory"): they are no whole one.
  private static let beginnings = ["huawei_com_ascend", "cambricon_com_mlu"]

  /// True for a resource that counts whole accelerators, in either way of writing.
  static func isAccelerator(_ resource: String) -> Bool {
    let plain = plain(resource)
    if names.contains(plain) { return true }
    return beginnings.contains { plain.hasPrefix($0) && !plain.dropFirst($0.count).contains("_") }
  }

  /// The model that the name tells, where it does: "ascend910".
  static func model(_ resource: String) -> String {
    let plain = plain(resource)
    guard beginnings.contains(where: { plain.hasPrefix($0) }), let last = plain.split(separator: "_").last else {
      return ""
    }
    return String(last)
  }

  /// What no Prometheus label may hold is `_`.
  private static func plain(_ resource: String) -> String {
    String(resource.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
  }
}
