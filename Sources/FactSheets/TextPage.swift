/// Lines of text, broken at blanks.
struct TextPage {
  let width: Int
  var lines: [String] = []

  init(width: Int) { self.width = width }

  /// An empty line, never two.
  mutating func gap() {
    if lines.last != "" { lines.append("") }
  }

  /// A line without trailing blanks.
  mutating func append(_ line: String) {
    let end = line.lastIndex { $0 != " " }
    lines.append(end.map { String(line[...$0]) } ?? "")
  }

  /// Text broken to the width; the first line begins with the mark, the others with blanks.
  mutating func wrap(_ text: String, indent: Int, mark: String? = nil) {
    let margin = String(repeating: " ", count: indent)
    let first = mark ?? margin
    var line = first
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        append(line)
        line = margin
        isEmpty = true
      }
      if !isEmpty { line += " " }
      line += word
      isEmpty = false
    }
    append(line)
  }

  /// The lines of a table cell; a word longer than the cell is cut.
  static func broken(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      var word = word
      if !line.isEmpty, line.count + 1 + word.count <= width {
        line += " " + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      while word.count > width {
        lines.append(String(word.prefix(width)))
        word = word.dropFirst(width)
      }
      line = String(word)
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
