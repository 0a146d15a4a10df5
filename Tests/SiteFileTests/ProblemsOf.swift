import SiteFile
import SiteModel
import StrictYAML
import Testing

/// The problems that a site file has, as compilers write them without the file; empty when it has none.
func problems(_ text: String) -> [String] { problems(bytes: Array(text.utf8)) }

func problems(bytes: [UInt8]) -> [String] {
  do {
    _ = try SiteFile.load(bytes: bytes, file: "f")
    return []
  } catch {
    return error.problems.map { "\($0.place.line):\($0.place.column) \($0.message)" }
  }
}

/// A small site around the lines that a test is about.
func site(racks: String) -> String { site(racks) }

func site(_ rest: String) -> String {
  """
  site: S
  halls:
    - name: H
      rows:
        - name: A
          racks:
            - name: A[01-04]
              height: 42

  """ + rest
}
