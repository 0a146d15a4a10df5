/// What the name of a network port says about it.
package enum PortName {
  private static let endPrefixes = ["cali", "lxc", "veth"]
  private static let virtualPrefixes =
    endPrefixes + [
      "br-", "cilium", "cni", "docker", "dummy", "flannel", "ifb", "kube-", "podman", "tap", "tun", "virbr", "vnet",
      "vxlan",
    ]

  /// True for the loopback and for the ends that container runtimes make by the thousand: not worth reading.
  package static func isContainerEnd(_ name: String) -> Bool {
    name == "lo" || endPrefixes.contains { name.hasPrefix($0) }
  }

  /// True for ports behind which there is no hardware, as far as the name tells: nobody runs a cable to them, and that
  /// one is down is no fault. Bonds, bridges and VLANs with names of the owner's choice are not told from real ports.
  package static func isVirtual(_ name: String) -> Bool {
    name == "lo" || virtualPrefixes.contains { name.hasPrefix($0) }
  }
}
