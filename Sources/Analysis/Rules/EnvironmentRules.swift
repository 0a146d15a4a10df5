internal import SiteModel

/// Air or coolant that enters a node above the site's limits: medium above caution, high above high.
@Sendable func warmInlets(_ present: Present) -> [Finding] {
  let thresholds = present.topology.thresholds
  return judge(.node, .inletTemperature, in: present) { _, value in
    if value > thresholds.inletTemperatureHigh {
      return .init(.inletTemperature, .high, limit: thresholds.inletTemperatureHigh)
    }
    let caution = thresholds.inletTemperatureCaution
    return value > caution ? .init(.inletTemperature, .medium, limit: caution) : nil
  }
}

/// Processors, disks, supplies and sensors at or above their own limits: medium at the warning limit (one part of one
/// node), critical at the limit at which the part shuts down or is damaged. One finding a node, whatever parts it is of.
@Sendable func hotSensors(_ present: Present) -> [Finding] {
  var groups = NodeGroups(present)
  for kind in [EntityKind.sensor, .processor, .disk, .powerSupply] {
    let limits = present.column(kind, .temperatureHigh)
    let ends = present.column(kind, .temperatureCritical)
    let found = judge(kind, .temperature, in: present) { index, value in
      if let end = plausible(ends[index]), value >= end { return .init(.sensorTemperature, .critical, limit: end) }
      guard let limit = plausible(limits[index]), value >= limit else { return nil }
      return .init(.sensorTemperature, .medium, limit: limit)
    }
    for finding in found {
      if case .entity(let id) = finding.subject { groups.add(finding, about: id) }
    }
  }
  return groups.findings
}

/// Fans below their own low limit: medium; at a standstill while others of their chip turn: high. Where all fans of a
/// chip stand, it has stopped them, as many do when it is cool, or none is there; heat is a finding of its own.
@Sendable func slowFans(_ present: Present) -> [Finding] {
  let limits = present.column(.fan, .fanSpeedLow)
  let speeds = present.column(.fan, .fanSpeed)
  let directory = present.directory
  return judge(.fan, .fanSpeed, in: present, worse: <) { index, value in
    guard let limit = limits[index], limit > 0, value < limit else { return nil }
    if value > 0 { return .init(.fanSlow, .medium, limit: limit) }
    let fan = EntityID(.fan, index)
    let name = directory.name(of: fan)
    let othersTurn = directory.members(.fan, of: directory.node(of: fan)).contains { other in
      (speeds[Int(other)] ?? 0) > 0 && chip(directory.name(of: EntityID(.fan, Int(other)))) == chip(name)
    }
    return othersTurn ? .init(.fanSlow, .high, limit: limit) : nil
  }
}

/// Machines of four accelerators and more all of whose fans, two or more, stand still: high, for air must carry away what
/// coolant does not. Of smaller machines fan headers may be empty, and graphics cards stop their fans while they are cool.
@Sendable func stoppedFans(_ present: Present) -> [Finding] {
  let speeds = present.column(.fan, .fanSpeed)
  guard !speeds.isEmpty else { return [] }
  let directory = present.directory
  return directory.nodes.compactMap { node in
    let fans = directory.members(.fan, of: node)
    // Nearly every fan turns: the first tells of most machines.
    guard fans.count >= 2, speeds[Int(fans[0])] == 0, directory.accelerators(of: node).count >= 4 else { return nil }
    guard fans.allSatisfy({ speeds[Int($0)] == 0 }) else { return nil }
    return Finding(.fanSlow, .high, .entity(.node(node)), value: 0, quantity: .fanSpeed, count: fans.count)
  }
}

/// Halls whose air comes to the machines above the site's limits: high above caution, critical above high, for all that
/// stands there breathes it.
@Sendable func warmHalls(_ present: Present) -> [Finding] {
  let (thresholds, supplies) = (present.topology.thresholds, present.column(.hall, .supplyTemperature))
  return (0..<min(supplies.count, present.directory.count(of: .hall))).compactMap { hall in
    guard let supply = supplies[hall], supply > thresholds.inletTemperatureCaution else { return nil }
    let isHigh = supply > thresholds.inletTemperatureHigh
    return Finding(
      .inletTemperature, isHigh ? .critical : .high, .entity(EntityID(.hall, hall)), value: supply,
      limit: isHigh ? thresholds.inletTemperatureHigh : thresholds.inletTemperatureCaution,
      quantity: .supplyTemperature)
  }
}

/// The chip in the name of one of its sensors: "nct6775" of "nct6775/fan2".
private func chip(_ name: String) -> Substring { name.prefix { $0 != "/" } }

/// Racks that draw more than their budget: high; more than the site's share of it: medium. By the rack's own meter, else
/// the sum of its nodes: what is known of it is a lower bound, so incomplete coverage can hide a finding but never make
/// one.
@Sendable func overloadedRacks(_ evidence: Evidence) -> [Finding] {
  let racks = evidence.present.topology.racks
  let share = evidence.present.topology.thresholds.rackPowerCaution
  return racks.indices.compactMap { index in
    guard let budget = racks[index].powerBudget, budget > 0, let power = evidence.racks[index], power > share * budget
    else { return nil }
    let isOver = power > budget
    return Finding(
      .rackPower, isOver ? .high : .medium, .rack(index), value: power, limit: isOver ? budget : share * budget,
      quantity: .power, count: 1)
  }
}
