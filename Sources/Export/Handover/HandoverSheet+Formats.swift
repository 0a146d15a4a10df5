internal import SiteModel
package import Wording

extension HandoverSheet {
  /// Plain text for a mail: a line a thing, what else there is to say of it under it.
  package func text(in words: Wording) -> String {
    var lines = [title] + heading
    for section in sections {
      lines += ["", section.title]
      for line in section.lines {
        let marks = [line.priority.map { "[\(words($0.word))]" } ?? "", line.time].filter { !$0.isEmpty }
        lines.append("  " + (marks + [line.text]).joined(separator: " "))
        if !line.remark.isEmpty { lines.append("      " + line.remark) }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A page that needs nothing beside itself.
  package func html(in words: Wording) -> String {
    var text = """
      <!DOCTYPE html>
      <html lang="\(words.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <title>\(Self.escaped(title))</title>
      <style>
      body { font: 15px/1.45 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #1a1a1a; }
      h1 { font-size: 1.4em; } h2 { font-size: 1.1em; margin: 1.6em 0 .4em; border-bottom: 1px solid #ccc; }
      table { border-collapse: collapse; } td { padding: .15em .8em .15em 0; vertical-align: top; }
      .when { white-space: nowrap; font-variant-numeric: tabular-nums; color: #555; } .more { color: #555; }
      .critical, .high { font-weight: bold; } .critical { color: #a40000; } .high { color: #a85400; }
      </style>
      </head>
      <body>
      <h1>\(Self.escaped(title))</h1>

      """
    for line in heading { text += "<p>\(Self.escaped(line))</p>\n" }
    for section in sections {
      text += "<h2>\(Self.escaped(section.title))</h2>\n<table>\n"
      for line in section.lines {
        let mark = line.priority.map { "<span class=\"\($0.name)\">\(Self.escaped(words($0.word)))</span>" } ?? ""
        let more = line.remark.isEmpty ? "" : "<br><span class=\"more\">\(Self.escaped(line.remark))</span>"
        text += "<tr><td class=\"when\">\(Self.escaped(line.time))</td><td>\(mark)</td>"
        text += "<td>\(Self.escaped(line.text))\(more)</td></tr>\n"
      }
      text += "</table>\n"
    }
    return text + "</body>\n</html>\n"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
