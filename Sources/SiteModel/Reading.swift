/// One measured value. `subject` is an index into its batch's `subjects`, so that a batch of a million readings
/// carries each name once.
package struct Reading: Hashable, Sendable {
  /// Index into `Batch.subjects`.
  package var subject: UInt32
  package var quantity: Quantity
  package var quality: Quality
  /// In the quantity's base unit. Never NaN: what was not measured has no reading.
  package var value: Double
  /// When the value was taken, by the clock of the machine that took it, if plausible; else when Aisle got it.
  package var moment: Moment

  package init(_ subject: Int, _ quantity: Quantity, _ value: Double, at moment: Moment, quality: Quality = .good) {
    self.subject = UInt32(subject)
    self.quantity = quantity
    self.quality = quality
    self.value = value
    self.moment = moment
  }
}

/// A property in words: what a thing is, rather than how it is doing.
package enum Attribute: UInt8, CaseIterable, Sendable {
  case model, vendor, serialNumber, uuid, busAddress, driver, firmware, state, profile, operatingSystem, kernel
  /// What a sensor, fan or port is for, in its driver's words.
  case label
  /// The job or container that holds the accelerator, as the source names it.
  case workload
  /// Of a loop, a feed or a circuit: what hangs on it, and what it hangs on.
  case supplies, suppliedBy
  /// The device's own verdict on its coolant.
  case coolantQuality
  /// What the device's own log says stands against it.
  case event

  package var name: String {
    switch self {
    case .model: "model"
    case .vendor: "vendor"
    case .serialNumber: "serial_number"
    case .uuid: "uuid"
    case .busAddress: "bus_address"
    case .driver: "driver"
    case .firmware: "firmware"
    case .state: "state"
    case .profile: "profile"
    case .operatingSystem: "operating_system"
    case .kernel: "kernel"
    case .label: "label"
    case .workload: "workload"
    case .supplies: "supplies"
    case .suppliedBy: "supplied_by"
    case .coolantQuality: "coolant_quality"
    case .event: "event"
    }
  }
}

/// A property of a subject, as text that has been cleaned. An empty text takes the property away.
package struct Fact: Hashable, Sendable {
  /// Index into `Batch.subjects`.
  package var subject: UInt32
  package var attribute: Attribute
  package var text: String

  package init(_ subject: Int, _ attribute: Attribute, _ text: String) {
    self.subject = UInt32(subject)
    self.attribute = attribute
    self.text = text
  }
}

/// A process at work on an accelerator.
package struct AcceleratorProcess: Hashable, Sendable {
  /// Index of the accelerator in `Batch.subjects`; after applying, the accelerator's index in the site.
  package var accelerator: UInt32
  package var processID: Int32
  /// Cleaned command name; nil when it could not be read.
  package var name: String?
  /// Bytes of accelerator memory in use; nil when the driver does not say.
  package var memoryUsed: Double?

  package init(accelerator: Int, processID: Int32, name: String? = nil, memoryUsed: Double? = nil) {
    self.accelerator = UInt32(accelerator)
    self.processID = processID
    self.name = name
    self.memoryUsed = memoryUsed
  }
}
