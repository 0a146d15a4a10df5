package import SiteModel

extension SampleSite {
  private static let chen = Person(name: "chen", number: 1_001)
  private static let liu = Person(name: "liu", number: 1_002)

  /// The site with cooling, power and a queue, and alarms in every state that there is: a pump that failed with what follows from it,
  /// leaks, what is shelved, suppressed and out of service, and a log of what happened.
  package static func alarmed(flood: Bool = false) -> Site {
    var site = queued()
    site.apply(alarmBoard(of: site, flood: flood))
    return site
  }

  private static func alarmBoard(of site: Site, flood: Bool) -> AlarmBoard {
    guard let pump = pumpAlarm(site) else { return AlarmBoard([], lastEvent: 0) }
    let alarms =
      [pump] + followers(of: pump, site) + latched(site) + acknowledged(site) + returned(site) + setAside(site)
    return AlarmBoard(
      alarms, lastEvent: 412, flood: flood ? AlarmFlood(since: now - .seconds(840), count: 214) : nil,
      recent: events(of: alarms))
  }

  /// An alarm about something by its lasting name; the site must hold it.
  private static func alarm(
    _ kind: Finding.Kind, _ priority: Priority, _ subject: AlarmSubject, in site: Site, before seconds: Double,
    value: Double? = nil, limit: Double? = nil, quantity: Quantity? = nil
  ) -> Alarm? {
    guard let thing = site.subject(of: subject) else { return nil }
    var finding = Finding(kind, priority, thing, value: value, limit: limit, quantity: quantity)
    finding.since = now - .seconds(seconds)
    return Alarm(
      AlarmID(kind, subject, quantity: quantity), finding, raisedAt: now - .seconds(seconds))
  }

  private static func unit(_ name: String) -> AlarmSubject {
    .thing(EntityKey(.coolantDistributionUnit, node: "", name: name))
  }

  private static func node(_ name: String) -> AlarmSubject { .thing(.node(name)) }

  private static func pumpAlarm(_ site: Site) -> Alarm? {
    var pump = alarm(.pumpsStopped, .critical, unit("CDU-02"), in: site, before: 293)
    pump?.effect = AlarmEffect(racks: 4, nodes: 8, jobs: 3, power: 71_400)
    pump?.timeToRespond = .seconds(513)
    return pump
  }

  /// What the pump explains: one that is not suppressed, and fourteen that are.
  private static func followers(of pump: Alarm, _ site: Site) -> [Alarm] {
    var followers = [
      alarm(
        .limitBroken, .high, unit("CDU-02"), in: site, before: 281, value: 212, limit: 260, quantity: .flow)
    ]
    for (place, rack) in ["A05", "A06", "B01", "B02"].enumerated() {
      followers.append(
        alarm(
          .inletTemperature, .high, .rack(rack), in: site, before: 200 - Double(place), value: 36.2, limit: 35,
          quantity: .inletTemperature))
      for side in ["01", "02"] {
        let name = node("node-\(rack.lowercased())-\(side)")
        followers.append(
          alarm(
            .acceleratorTemperature, .high, name, in: site, before: 150 - Double(place), value: 91, limit: 87,
            quantity: .temperature))
      }
    }
    return followers.compactMap(\.self).enumerated().map { place, alarm in
      var alarm = alarm
      alarm.root = pump.id
      if place > 0 { alarm.suppression = Suppression(.explained(by: pump.id), since: alarm.raisedAt) }
      return alarm
    }
  }

  /// Two leaks that are over: one acknowledged, one not.
  private static func latched(_ site: Site) -> [Alarm] {
    var dry = alarm(.leakDetected, .critical, unit("CDU-04"), in: site, before: 5_400)
    dry?.isActive = false
    dry?.isLatched = true
    dry?.returnedAt = now - .seconds(900)
    var seen = alarm(.leakDetected, .high, unit("CDU-03"), in: site, before: 90_000)
    seen?.isActive = false
    seen?.isLatched = true
    seen?.returnedAt = now - .seconds(80_000)
    seen?.acknowledgement = Acknowledgement(by: liu, at: now - .seconds(79_000))
    return [dry, seen].compactMap(\.self)
  }

  private static func acknowledged(_ site: Site) -> [Alarm] {
    var warm = alarm(
      .coolantSupplyWarm, .medium, unit("CDU-03"), in: site, before: 7_200, value: 33.4, limit: 32,
      quantity: .supplyTemperature)
    warm?.acknowledgement = Acknowledgement(by: chen, at: now - .seconds(7_000))
    warm?.comments = [
      AlarmComment(by: chen, at: now - .seconds(6_900), "the chiller is at its limit until the evening"),
      AlarmComment(by: liu, at: now - .seconds(3_000), "agreed with the plant: no action before 18:00"),
    ]
    warm?.occurrences = 4
    warm?.effect = AlarmEffect(racks: 4, nodes: 8, jobs: 2)
    var stale = alarm(.linkDegraded, .low, node("node-a02-01"), in: site, before: 200_000, value: 17, limit: 18)
    stale?.acknowledgement = Acknowledgement(by: chen, at: now - .seconds(199_000))
    stale?.isStale = true
    return [warm, stale].compactMap(\.self)
  }

  private static func returned(_ site: Site) -> [Alarm] {
    var fan = alarm(
      .acceleratorThrottled, .medium, node("node-a03-01"), in: site, before: 600, value: 32)
    fan?.isActive = false
    fan?.returnedAt = now - .seconds(120)
    var chatter = alarm(.portDown, .medium, node("node-b05-02"), in: site, before: 40)
    chatter?.isChattering = true
    chatter?.occurrences = 5
    return [fan, chatter].compactMap(\.self)
  }

  private static func setAside(_ site: Site) -> [Alarm] {
    var shelved = alarm(
      .rackPower, .medium, .rack("A01"), in: site, before: 9_000, value: 41_200, limit: 40_000, quantity: .power)
    shelved?.shelving = Shelving(
      by: chen, at: now - .seconds(1_800), until: now + .seconds(12_600), reason: "load test until noon")
    var out = alarm(.nodeMissing, .high, node("node-a03-02"), in: site, before: 86_000)
    out?.withdrawal = Withdrawal(by: liu, at: now - .seconds(80_000), reason: "mainboard away, RMA 4711")
    var off = alarm(.linkDegraded, .medium, node("node-b03-01"), in: site, before: 4_000, value: 16, limit: 18)
    off?.suppression = Suppression(.equipmentOff, since: now - .seconds(3_900))
    var starting = alarm(.fanSlow, .low, node("node-b04-01"), in: site, before: 70)
    starting?.suppression = Suppression(.startingUp(until: now + .seconds(110)), since: now - .seconds(60))
    return [shelved, out, off, starting].compactMap(\.self)
  }

  /// Each alarm raised, and what has been done about it, oldest first.
  private static func events(of alarms: [Alarm]) -> [AlarmEvent] {
    var events: [AlarmEvent] = []
    func add(
      _ change: AlarmEvent.Change, _ alarm: Alarm, _ moment: Moment, _ person: Person? = nil, _ text: String? = nil,
      until: Moment? = nil
    ) {
      events.append(AlarmEvent(change, of: alarm, number: 0, at: moment, by: person, text: text, until: until))
    }
    for alarm in alarms {
      var fresh = alarm
      (fresh.isActive, fresh.acknowledgement, fresh.isLatched) = (true, nil, false)
      add(.raised, fresh, alarm.raisedAt)
      if let said = alarm.acknowledgement { add(.acknowledged, alarm, said.moment, said.person) }
      if let gone = alarm.returnedAt { add(alarm.isLatched ? .latched : .returned, alarm, gone) }
      if let shelving = alarm.shelving {
        add(.shelved, alarm, shelving.moment, shelving.person, shelving.reason, until: shelving.until)
      }
      if let out = alarm.withdrawal { add(.withdrawn, alarm, out.moment, out.person, out.reason) }
      for comment in alarm.comments { add(.commented, alarm, comment.moment, comment.person, comment.text) }
    }
    events.sort { $0.moment < $1.moment }
    for place in events.indices { events[place].number = UInt64(413 - events.count + place) }
    return events
  }
}
