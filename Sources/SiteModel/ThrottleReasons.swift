/// Why a device's clock is held down, in words common to all makes.
package struct ThrottleReasons: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Nothing to do: not a fault.
  package static let idle = ThrottleReasons(rawValue: 1 << 0)
  /// Clocks fixed by the user or an application: not a fault.
  package static let applicationSetting = ThrottleReasons(rawValue: 1 << 1)
  /// The software power limit (the card's own cap) is reached: usual under full load.
  package static let powerCap = ThrottleReasons(rawValue: 1 << 2)
  /// The hardware slowed the clock, by itself or on an outside signal.
  package static let hardwareSlowdown = ThrottleReasons(rawValue: 1 << 3)
  /// Clocks kept equal within a group of devices.
  package static let syncBoost = ThrottleReasons(rawValue: 1 << 4)
  /// Too warm: the driver lowers the clock.
  package static let thermal = ThrottleReasons(rawValue: 1 << 5)
  /// Too warm: the hardware lowers the clock.
  package static let hardwareThermal = ThrottleReasons(rawValue: 1 << 6)
  /// The supply or the rack asked for less power.
  package static let powerBrake = ThrottleReasons(rawValue: 1 << 7)
  /// Clocks set for a display.
  package static let displayClock = ThrottleReasons(rawValue: 1 << 8)
  /// A reason that the vendor gives and Aisle has no name for.
  package static let other = ThrottleReasons(rawValue: 1 << 9)

  /// The reasons that cost work against the owner's wish and deserve a mark.
  package static let harmful: ThrottleReasons = [.hardwareSlowdown, .thermal, .hardwareThermal, .powerBrake]

  /// From the value of a `throttleReasons` reading; nothing for values that are no bit set.
  package init(reading: Double) {
    self.init(rawValue: UInt32(exactly: reading) ?? 0)
  }
}
