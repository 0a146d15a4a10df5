extension ExporterMapping {
  /// Every exporter whose metrics Aisle knows. A page may mix them.
  package static let all: [ExporterMapping] = [
    .aisle,
    .nodeExporter,
    .dcgm,
    .ascend,
    .amd,
    .cambricon,
    .hygon,
    .metaX,
    .mooreThreads,
    .enflame,
    .iluvatar,
    .kunlun,
    .gaudi,
  ]
}
