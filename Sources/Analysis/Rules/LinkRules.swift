internal import SiteModel

/// PCI Express narrower than device and slot allow: medium. Slower than they allow: low, and only under load, because
/// idle devices lower the link's generation by themselves to save power and raise it again with the first work.
@Sendable func degradedPCIExpress(_ present: Present) -> [Finding] {
  let widths = present.column(.accelerator, .pcieWidthLimit)
  let generations = present.column(.accelerator, .pcieGenerationLimit)
  let loads = present.column(.accelerator, .load)
  let narrow = judge(.accelerator, .pcieWidth, in: present, worse: <) { index, value in
    guard let limit = widths[index], value > 0, value < limit else { return nil }
    return .init(.pcieDegraded, .medium, limit: limit)
  }
  let slow = judge(.accelerator, .pcieGeneration, in: present, worse: <) { index, value in
    guard let limit = generations[index], value > 0, value < limit, let load = loads[index], load >= 0.5 else {
      return nil
    }
    return .init(.pcieDegraded, .low, limit: limit)
  }
  return narrow + slow
}

/// Accelerators with links (NVLink, XGMI, HCCS) down: high; every collective operation waits for the slowest. Where no
/// accelerator of a node has any link up, nothing connects them: cards in slots, without bridges.
@Sendable func degradedLinks(_ present: Present) -> [Finding] {
  let totals = present.column(.accelerator, .linksTotal)
  let actives = present.column(.accelerator, .linksActive)
  let directory = present.directory
  return judge(.accelerator, .linksActive, in: present, worse: <) { index, value in
    guard let total = totals[index], value < total else { return nil }
    let siblings = directory.accelerators(of: directory.node(of: .accelerator(index)))
    guard siblings.contains(where: { actives[Int($0)] ?? 0 > 0 }) else { return nil }
    return .init(.linkDegraded, .high, limit: total)
  }
}

/// Ports that are down and should not be: medium. Of InfiniBand and RDMA ports ("mlx5_0/1") all; of others only those
/// that have carried traffic since boot, because most servers have sockets into which nobody has plugged anything; and
/// none that software made, for a container bridge without containers is down.
@Sendable func portsDown(_ present: Present) -> [Finding] {
  let received = present.column(.port, .received)
  let directory = present.directory
  return judge(.port, .linkUp, in: present, worse: <) { index, value in
    guard value == 0 else { return nil }
    let name = directory.name(of: EntityID(.port, index))
    guard name.contains("/") || (received[index] ?? 0) > 0 && !PortName.isVirtual(name) else { return nil }
    return .init(.portDown, .medium)
  }
}
