internal import SiteModel

extension Topology {
  /// True when every index in it points at something and every count is one that a site can have.
  var isSound: Bool { arePlacesSound && isPlantSound && areNodesSound }

  private func isIn(_ index: Int?, _ count: Int) -> Bool { index.map { (0..<count).contains($0) } ?? true }
  private func areIn(_ indices: [Int], _ count: Int) -> Bool { indices.allSatisfy { (0..<count).contains($0) } }

  private var arePlacesSound: Bool {
    rows.allSatisfy { isIn($0.hall, halls.count) }
      && racks.allSatisfy { rack in
        isIn(rack.row, rows.count) && isIn(rack.pod, pods.count) && (0...10_000).contains(rack.slot)
          && (1...200).contains(rack.height)
          && isIn(rack.coolantDistributionUnit, coolantDistributionUnits.count)
          && isIn(rack.heatExchanger, heatExchangers.count) && isIn(rack.immersionUnit, immersionUnits.count)
          && areIn(rack.powerDistributionUnits, powerDistributionUnits.count)
          && areIn(rack.powerFeeds, powerFeeds.count)
          && rack.devices.allSatisfy { (1...200).contains($0.position) && (0...200).contains($0.height) }
      }
  }

  private var isPlantSound: Bool {
    func isSound(_ sink: HeatSink?) -> Bool {
      switch sink {
      case .facilityLoop(let index): isIn(index, facilityLoops.count)
      case .coolantDistributionUnit(let index): isIn(index, coolantDistributionUnits.count)
      case nil: true
      }
    }
    return coolingPlant.allSatisfy { isIn($0.facilityLoop, facilityLoops.count) }
      && coolantDistributionUnits.allSatisfy { isIn($0.facilityLoop, facilityLoops.count) }
      && heatExchangers.allSatisfy { isSound($0.sink) } && immersionUnits.allSatisfy { isSound($0.sink) }
      && powerEquipment.allSatisfy { areIn($0.sources, powerEquipment.count) }
      && powerFeeds.allSatisfy { areIn($0.sources, powerEquipment.count) }
      && powerDistributionUnits.allSatisfy { isIn($0.powerFeed, powerFeeds.count) }
  }

  private var areNodesSound: Bool {
    nodes.allSatisfy { node in
      isIn(node.rack, racks.count) && isIn(node.acceleratorKind, acceleratorKinds.count)
        && isIn(node.nodeKind, nodeKinds.count) && isIn(node.pod, pods.count)
        && (node.position.map { (1...200).contains($0) } ?? true) && (1...200).contains(node.height)
        && (0...1024).contains(node.acceleratorCount)
    }
  }
}
