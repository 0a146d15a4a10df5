package import SiteModel

/// Accelerators that a site file may name without defining them. Peaks are dense, on matrix units where there are some;
/// what a sheet does not say, or says only with sparsity in a way that cannot be halved safely, is left out.
/// Memory is the advertised size read as GiB, within 1 % of what the devices report.
package enum DataSheets {
  /// The kind, whatever the case of the letters.
  package static func kind(named name: String) -> AcceleratorKind? {
    kinds.first { $0.name.lowercased() == name.lowercased() }
  }

  package static let kinds: [AcceleratorKind] = [
    // NVIDIA V100 data sheet (SXM2, 32 GB).
    sheet("V100", "NVIDIA", [.fp64: 7.8, .fp32: 15.7, .fp16: 125], memory: 32, power: 300),
    // NVIDIA A100 data sheet (SXM, 80 GB), figures without the sparsity feature.
    sheet(
      "A100", "NVIDIA", [.fp64: 19.5, .fp32: 19.5, .tf32: 156, .bf16: 312, .fp16: 312, .int8: 624], memory: 80,
      power: 400),
    // NVIDIA H100 data sheet (SXM): tensor figures there are with sparsity, here halved.
    sheet("H100", "NVIDIA", hopper, memory: 80, power: 700),
    // NVIDIA H200 data sheet (SXM): compute as the H100's.
    sheet("H200", "NVIDIA", hopper, memory: 141, power: 700),
    // NVIDIA L40S data sheet, figures without sparsity.
    sheet(
      "L40S", "NVIDIA", [.fp32: 91.6, .tf32: 183, .bf16: 362, .fp16: 362, .fp8: 733, .int8: 733], memory: 48,
      power: 350),
    // NVIDIA HGX B200 data sheet, an eighth of the board's figures; FP8 and BF16 there are with sparsity, here halved.
    sheet(
      "B200", "NVIDIA", [.fp64: 37, .bf16: 2_250, .fp16: 2_250, .fp8: 4_500, .int8: 4_500, .fp4: 9_000], memory: 180,
      power: 1_000),
    // AMD Instinct MI250X data sheet, matrix figures.
    sheet(
      "MI250X", "AMD", [.fp64: 95.7, .fp32: 95.7, .bf16: 383, .fp16: 383, .int8: 383], memory: 128, power: 560),
    // AMD Instinct MI300X data sheet, matrix figures.
    sheet("MI300X", "AMD", instinct300, memory: 192, power: 750),
    // AMD Instinct MI325X data sheet: compute as the MI300X's.
    sheet("MI325X", "AMD", instinct300, memory: 256, power: 1_000),
    // Huawei Atlas 800T A2 documentation states 8 x 376, 8 x 313 and 8 x 280 TFLOP/s FP16 for its variants.
    sheet("Ascend 910B2", "Huawei", [.fp16: 376], memory: 64),
    sheet("Ascend 910B3", "Huawei", [.fp16: 313], memory: 64),
    sheet("Ascend 910B4", "Huawei", [.fp16: 280], memory: 32),
    // The bare name is used for all variants: its compute differs, so none is promised.
    sheet("Ascend 910B", "Huawei", [:]),
    // Intel Gaudi 3 white paper (OAM): 1,835 TFLOP/s in BF16 and FP8.
    sheet("Gaudi 3", "Intel", [.bf16: 1_835, .fp8: 1_835], memory: 128, power: 900),
  ]

  private static let hopper: [Precision: Double] = [
    .fp64: 67, .fp32: 67, .tf32: 494.5, .bf16: 989.5, .fp16: 989.5, .fp8: 1_979, .int8: 1_979,
  ]

  private static let instinct300: [Precision: Double] = [
    .fp64: 163.4, .fp32: 163.4, .tf32: 653.7, .bf16: 1_307.4, .fp16: 1_307.4, .fp8: 2_614.9, .int8: 2_614.9,
  ]

  /// `teraflops` in TFLOP/s (TOP/s for int8), `memory` in GiB, `power` in watts.
  private static func sheet(
    _ name: String, _ vendor: String, _ teraflops: [Precision: Double], memory: Double? = nil, power: Double? = nil
  ) -> AcceleratorKind {
    var kind = AcceleratorKind(name: name, vendor: vendor)
    kind.peak = teraflops.mapValues { $0 * 1e12 }
    kind.memory = memory.map { $0 * 1_073_741_824 }
    kind.power = power
    return kind
  }
}
