import HTTPServing
import Testing

@testable import Runtime

@Suite struct RedfishFaceTests {
  private func face() throws -> RedfishFace {
    var request = SimulationPlan.Request()
    request.nodeCount = 16
    return RedfishFace(of: SimulatedFleet(try SimulationPlan(request)))
  }

  private func request(
    _ path: String, _ method: Request.Method = .get, query: String? = nil, headers: [String: String] = [:],
    body: String = ""
  ) -> Request {
    var request = Request(method: method, path: path, query: query)
    request.headers = headers
    request.body = Array(body.utf8)
    return request
  }

  private let sessions = "/redfish/v1/SessionService/Sessions"
  private let login = #"{"UserName": "operator", "Password": "simulated"}"#
  private let basic = ["authorization": "Basic b3BlcmF0b3I6c2ltdWxhdGVk"]

  @Test func `the root is for everybody, the rest for those who have logged in`() throws {
    let face = try face()
    #expect(face.answer(request("/redfish/v1/")).status == 200)
    #expect(face.answer(request("/redfish")).status == 200)
    #expect(face.answer(request("/redfish/v1/Chassis")).status == 401)
    #expect(face.answer(request("/redfish/v1/Chassis", headers: basic)).status == 200)
    #expect(
      face.answer(request("/redfish/v1/Chassis", headers: ["authorization": "Basic b3BlcmF0b3I6eA=="])).status == 401)
  }

  @Test func `a session is opened, serves and is closed`() throws {
    let face = try face()
    let opened = face.answer(request(sessions, .post, body: login))
    #expect(opened.status == 201)
    let token = try #require(opened.headers["x-auth-token"])
    let place = try #require(opened.headers["location"])
    let key = ["x-auth-token": token]
    #expect(face.answer(request("/redfish/v1/Chassis", headers: key)).status == 200)
    #expect(face.answer(request(place, headers: key)).status == 200)
    #expect(String(decoding: face.answer(request(sessions, headers: key)).body, as: UTF8.self).contains(place))
    #expect(face.answer(request(place, .delete, headers: key)).status == 204)
    #expect(face.answer(request("/redfish/v1/Chassis", headers: key)).status == 401)
    #expect(face.answer(request(sessions, .post, body: #"{"UserName": "operator", "Password": "x"}"#)).status == 401)
  }

  @Test func `what a client has already is not sent again`() throws {
    let face = try face()
    let first = face.answer(request("/redfish/v1/Chassis", headers: basic))
    let tag = try #require(first.headers["etag"])
    let again = face.answer(request("/redfish/v1/Chassis", headers: basic.merging(["if-none-match": tag]) { $1 }))
    #expect(again.status == 304 && again.body.isEmpty)
  }

  @Test(arguments: ["$expand=.($levels=1)", "%24expand=.%28%24levels%3D1%29", "$expand=*", "only=x&$expand=~"])
  func `members come with their collection when that is asked for`(query: String) throws {
    let face = try face()
    let path = "/redfish/v1/ThermalEquipment/CDUs"
    let plain = face.answer(request(path, headers: basic))
    let full = face.answer(request(path, query: query, headers: basic))
    #expect(full.status == 200 && full.body.count > plain.body.count * 2)
  }

  @Test func `nothing can be changed, and what is not there is missing`() throws {
    let face = try face()
    #expect(face.answer(request("/redfish/v1/Chassis", .post, headers: basic, body: "{}")).status == 405)
    #expect(face.answer(request("/redfish/v1/Chassis", .delete, headers: basic)).status == 404)
    #expect(face.answer(request("/redfish/v1/Systems", headers: basic)).status == 404)
  }
}
