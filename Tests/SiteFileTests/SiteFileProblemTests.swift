import SiteFile
import SiteModel
import StrictYAML
import Testing

@Suite("Every fault of a site file is told with its place")
struct SiteFileProblemTests {
  @Test(
    "One fault, one sentence",
    arguments: [
      ("sitee: S\n", "1:1 unknown key 'sitee' in site file; did you mean 'site'?"),
      (site(racks: "            hieght: 3\n"), "9:13 unknown key 'hieght' in rack; did you mean 'height'?"),
      (site(racks: "          - name: A02\n"), "9:19 rack 'A02' is used twice; first on line 7"),
      (
        site(racks: "          - name: B1\n            slot: 2\n"),
        "10:19 slot 2 of row 'A' is used twice; first on line 7"
      ),
      (site("cdus: [{name: c}]\ncdus: []\n"), "10:1 key 'cdus' is given twice; first on line 9"),
      (site("nodes: [{name: n, rack: A1}]\n"), "9:25 no rack is named 'A1'; did you mean 'A01'?"),
      (
        site("nodes: [{name: n, rack: A01, position: 42, height: 2}]\n"),
        "9:40 'n' fills U 42 to 43, but rack 'A01' is 42 U high"
      ),
      (
        site("nodes:\n- {name: a, rack: A01, position: 1, height: 4}\n- {name: b, rack: A01, position: 4}\n"),
        "11:34 'b' overlaps 'a' at U 4 of rack 'A01'"
      ),
      (site("nodes: [{name: n}, {name: n}]\n"), "9:27 node 'n' is used twice; first on line 9"),
      (
        site("nodes: [{name: n, accelerators: 8, kind: H10}]\n"),
        "9:42 no accelerator kind is named 'H10'; did you mean 'H100'?"
      ),
      (site("nodes: [{name: n, pod: x}]\n"), "9:24 no pod is named 'x'"),
      (site(racks: "            cdu: CDU-9\n"), "9:18 no CDU is named 'CDU-9'"),
      (site("cdus: [{name: c, loop: F}]\n"), "9:24 no facility loop is named 'F'"),
      (
        site("cdus: [{name: c, pumps: 1, pumps-needed: 2}]\n"), "9:42 'pumps-needed' is 2, but there are 1 'pumps'"
      ),
      (
        site("cdus: [{name: c, supply: 40 °C, supply-limit: 40 °C}]\n"), "9:47 'supply-limit' is not above 'supply'"
      ),
      (
        site("cooling-plant: [{name: c, kind: chilller}]\n"),
        "9:33 'kind': unknown word 'chilller'; did you mean 'chiller'?"
      ),
      (
        site("power-equipment: [{name: T, kind: transformer, from: T}]\n"),
        "9:54 no power equipment is named 'T'"
      ),
      (
        site("power-equipment: [{name: G, kind: grid}, {name: P, kind: wind, from: G}]\n"),
        "9:70 'from': power begins at a wind"
      ),
      (
        site("facility-loops: [{name: F, volume: 3}]\n"),
        "9:36 'volume': '3' has no unit: write it like '900 L'"
      ),
      (site(racks: "            pdus: [P]\n"), "9:20 no PDU is named 'P'"),
      (site(racks: "            feeds: F\n"), "9:20 no power feed is named 'F'"),
      (site("nodes: [{name: \"n[5-1]\"}]\n"), "9:16 range [5-1] in 'n[5-1]' runs backwards"),
      (site("nodes: [{name: \"n[1-\"}]\n"), "9:16 'n[1-' has '[' without ']'"),
      (site("nodes: [{name: \"n[a]\"}]\n"), "9:16 bad range '[a]' in 'n[a]': write [001-512] or [001,007]"),
      (
        site("nodes: [{name: \"n[1-300000]\"}]\n"),
        "9:16 'n[1-300000]' stands for more names than a file may have (200000)"
      ),
      (site(racks: "            power: 80\n"), "9:20 'power': '80' has no unit: write it like '80 kW'"),
      (site(racks: "            power: -80 kW\n"), "9:20 'power': '-80 kW' is out of range: from 1 W to 10 GW"),
      (site(racks: "            power: nan\n"), "9:20 'power': 'nan' is no power: write it like '80 kW'"),
      (site(racks: "            power: 1e400 kW\n"), "9:20 'power': '1e400 kW' is no power: write it like '80 kW'"),
      (site(racks: "            power: 80 KW\n"), "9:20 'power': unknown unit 'KW': a power is in W, kW, MW, GW"),
      (
        "site: S\nsources: [{name: s, url: http://u:p@h/m}]\n",
        "2:26 bad URL: it holds a user or password; use 'user' and 'password-file', or 'token-file'"
      ),
      (
        "site: S\nsources: [{name: s, url: ftp://h/}]\n",
        "2:26 bad URL 'ftp://h/': it must begin with http:// or https://"
      ),
      (
        "site: S\nsources: [{name: s, url: http://h/, every: soon}]\n",
        "2:44 'every': 'soon' is no duration: write it like '10s'"
      ),
      (
        "site: S\nsources: [{name: s, url: http://h/, every: 1s, timeout: 2s}]\n",
        "2:57 'timeout' is longer than 'every': polls would overtake each other"
      ),
      (
        "site: S\nsources: [{name: s, url: http://h/, verify: maybe}]\n",
        "2:45 'verify' must be yes or no, found 'maybe'"
      ),
      (
        "site: S\nsources: [{name: s, url: https://h/, login: session}]\n",
        "2:45 'login' is for 'kind: redfish' with 'user' and 'password-file'"
      ),
      (
        "site: S\nsources: [{name: s, url: https://h/, certificate-sha256: \"0A:0B\"}]\n",
        "2:58 'certificate-sha256' must be 64 hexadecimal digits, as 'openssl x509 -fingerprint -sha256' prints them"
      ),
      (
        "site: S\nsources: [{name: s, url: https://h/, verify: no, certificate-sha256: \(String(repeating: "b", count: 64))}]\n",
        "2:70 'certificate-sha256' stands in place of 'ca-file' and 'verify': leave those out"
      ),
      ("site: [a]\n", "1:7 'site' must be a single value, found a list"),
      ("site: S\nhalls: x\n", "2:8 'halls' must be a list ('- ...' lines), found 'x'"),
      ("pods: []\n", "1:1 site file needs 'site'"),
      ("", "1:1 the file is empty; 'aisle site example' prints one to begin with"),
      ("site: S\n\tpods: []\n", "2:1 tab in the indentation: YAML is indented with spaces"),
      ("site: a\u{202E}b\n", "1:8 control or invisible character U+202E is not allowed"),
      ("site: \"a\\e[31m\"\n", "1:7 'site' holds the control or invisible character U+001B"),
      ("site: &a S\n", "1:7 anchors (&name) and aliases (*name) are not supported: write the value out"),
      ("- a\n", "1:1 site file: expected 'key: value' pairs, found a list"),
    ])
  func one(text: String, problem: String) {
    #expect(problems(text) == [problem])
  }

  @Test("All faults come at once, in the order of their lines")
  func several() {
    let text = site("pods: [{nam: p}]\nnodes: [{name: n, rack: Z, hight: 1}]\nthresholds: {inlet-high: hot}\n")
    #expect(problems(text).map { $0.prefix { $0 != ":" } } == ["9", "10", "10", "11"])
  }

  @Test("No more than twenty are told, and the rest are counted")
  func tooMany() throws {
    let text = "site: S\n" + (1...50).map { "bad\($0): 1\n" }.joined()
    let error = #expect(throws: FileError.self) { try SiteFile.load(text: text) }
    #expect(error?.problems.count == 20)
    #expect(error?.omitted == 30)
  }

  @Test("Several keys given twice are each told, and the file is read on")
  func duplicates() {
    let text = "site: S\nsite: T\npods:\n  - {name: a, name: b}\ncdus: [{nme: x}]\n"
    let found = problems(text)
    #expect(found.contains("2:1 key 'site' is given twice; first on line 1"))
    #expect(found.contains("4:15 key 'name' is given twice; first on line 4"))
    #expect(found.contains { $0.hasPrefix("5:9 unknown key 'nme'") })
  }

  @Test("A syntax error names its line, and says when brackets want quotes")
  func syntax() {
    let found = problems("site: S\nnodes: [{name: node[1-2]}]\n")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("2:") == true)
    #expect(found.first?.contains("need quotes") == true)
  }
}
