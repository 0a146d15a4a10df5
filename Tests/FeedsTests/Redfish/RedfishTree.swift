import AisleTesting
import Feeds
import Foundation
import SiteModel

/// A tree of `index.json` files, as a device would answer it.
struct RedfishTree {
  private(set) var documents: [String: [String: Any]] = [:]

  init(_ documents: [String: [String: Any]]) { self.documents = documents }

  /// A folder of `../shared/fixtures/redfish`; its root stands for /redfish/v1.
  init(_ folder: String) {
    let root = Fixtures.path("redfish/\(folder)")
    guard let files = FileManager.default.enumerator(atPath: root) else { return }
    for case let file as String in files where file.hasSuffix("index.json") {
      guard let data = FileManager.default.contents(atPath: "\(root)/\(file)"),
        let document = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
      else { continue }
      let path = "/redfish/v1/" + file.dropLast("index.json".count)
      documents[path == "/redfish/v1/" ? path : String(path.dropLast())] = document
    }
  }

  /// A fault of `plant-faults.json`: merged as PATCH merges.
  mutating func apply(fault name: String) {
    guard let all = try? JSONSerialization.jsonObject(with: Data(Fixtures.bytes("redfish/plant-faults.json"))),
      let fault = (all as? [String: [String: Any]])?[name], let patches = fault["patches"] as? [[String: Any]]
    else { return }
    for patch in patches {
      guard let path = patch["uri"] as? String, let change = patch["patch"] as? [String: Any] else { continue }
      documents[path] = Self.merged(documents[path] ?? [:], change)
    }
  }

  mutating func set(_ path: String, _ change: [String: Any]) {
    documents[path] = Self.merged(documents[path] ?? [:], change)
  }

  mutating func remove(_ path: String) { documents[path] = nil }

  private static func merged(_ old: [String: Any], _ new: [String: Any]) -> [String: Any] {
    old.merging(new) { before, after in
      if let before = before as? [String: Any], let after = after as? [String: Any] { return merged(before, after) }
      return after
    }
  }

  /// One poll: every resource that the walk asks for, and how many those were.
  ///
  /// `expands`: the service does what it says about `$expand`.
  func poll(_ walk: inout RedfishWalk, at now: Moment, expands: Bool = false) -> (batch: Batch, requests: Int) {
    walk.begin(at: now)
    var requests = 0
    while let path = walk.next()?.path {
      requests += 1
      if let document = document(path, expands: expands),
        let data = try? JSONSerialization.data(withJSONObject: document)
      {
        walk.take(Array(data), of: path)
      } else {
        _ = walk.fail(.status(404), of: path)
      }
    }
    return (walk.finish(at: now), requests)
  }

  private func document(_ asked: String, expands: Bool) -> [String: Any]? {
    let parts = asked.split(separator: "?")
    guard var document = documents[String(parts[0])] else { return nil }
    if expands, parts.count > 1, let members = document["Members"] as? [[String: Any]] {
      document["Members"] = members.map { member in
        (member["@odata.id"] as? String).flatMap { documents[$0] } ?? member
      }
    }
    return document
  }

  /// What one poll of a device with this tree brings.
  func batch(expands: Bool = false) -> Batch {
    var walk = RedfishWalk(source: SourceID("device"))
    return poll(&walk, at: Moment(nanoseconds: 1_800_000_000_000_000_000), expands: expands).batch
  }

  /// A site that knows nothing but what this tree says.
  func site(at now: Moment = Moment(nanoseconds: 1_800_000_000_000_000_000)) -> Site {
    var walk = RedfishWalk(source: SourceID("plant"))
    var site = Site(topology: Topology(name: "T"))
    site.register(SourceDescription(id: SourceID("plant"), address: "https://plant", cadence: .seconds(10)))
    site.apply(poll(&walk, at: now).batch)
    return site
  }
}

extension Batch {
  func reading(_ key: EntityKey, _ quantity: Quantity) -> Reading? {
    readings.first { subjects[Int($0.subject)] == key && $0.quantity == quantity }
  }

  func value(_ key: EntityKey, _ quantity: Quantity) -> Double? { reading(key, quantity)?.value }

  func value(_ kind: EntityKind, _ name: String, _ quantity: Quantity) -> Double? {
    value(.building(kind, name), quantity)
  }

  func fact(_ key: EntityKey, _ attribute: Attribute) -> String? {
    facts.last { subjects[Int($0.subject)] == key && $0.attribute == attribute }?.text
  }

  /// The values of limits, in their order.
  func limits(_ key: EntityKey, _ quantity: Quantity) -> [Double]? {
    limits.first { subjects[Int($0.subject)] == key && $0.quantity == quantity }?.limits.limits.map(\.value)
  }
}
