/// Site files of 10,000 nodes with 8 accelerators each.
enum SiteText {
  private static let head = "site: Large\naccelerator-kinds:\n  - {name: X1, vendor: V, peak: {bf16: 400 TFLOP/s}}\n"

  /// As people write one: everything by range.
  static let ranges: String = {
    var text = head + "halls:\n  - name: H\n    rows:\n"
    for row in 1...40 { text += "      - {name: R\(row), racks: [{name: \"R\(row)-[01-32]\", power: 80 kW}]}\n" }
    text += "nodes:\n"
    for row in 1...39 {
      text += "  - {name: \"n\(row)-[001-256]\", racks: \"R\(row)-[01-32]\", per-rack: 8, height: 4, "
      text += "accelerators: 8, kind: X1}\n"
    }
    text += "  - {name: \"m[01-16]\", racks: \"R40-[01-02]\", per-rack: 8, height: 4, "
    return text + "accelerators: 8, kind: X1}\n"
  }()

  /// As a program writes one: every rack and node by itself.
  static let single: String = {
    var text = head + "halls:\n  - name: H\n    rows:\n"
    for row in 1...40 {
      text += "      - name: R\(row)\n        racks:\n"
      for rack in 1...32 { text += "          - {name: R\(row)-\(rack), power: 80 kW}\n" }
    }
    text += "nodes:\n"
    for node in 0..<10_000 {
      let rack = node / 8
      text += "  - name: node\(node)\n    rack: R\(rack / 32 + 1)-\(rack % 32 + 1)\n"
      text += "    position: \(1 + node % 8 * 5)\n    height: 4\n    accelerators: 8\n    kind: X1\n"
    }
    return text
  }()
}
