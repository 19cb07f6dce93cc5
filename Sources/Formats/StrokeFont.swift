internal import Features

/// A small typeface of strokes for the legend: ASCII, drawn in pens of any width.
///
/// A letter is a list of strokes, a stroke a list of points, a point two letters: how far right,
/// and how high, with `a` for 0 and -4. The baseline lies at `e`, small letters reach to `m`,
/// capitals to `q`, twelve above the baseline. A stroke behind `~` is a curve that its points pull.
struct StrokeFont {
  /// A letter's strokes on the grid, and its width there.
  struct Letter: Sendable {
    let width: Double
    let strokes: [[(x: Double, y: Double)]]

    init(_ width: Int, _ code: String) {
      self.width = Double(width)
      strokes = code.split(separator: " ").map { stroke in
        let isCurve = stroke.utf8.first == UInt8(ascii: "~")
        let digits = Array(stroke.utf8.drop { $0 == UInt8(ascii: "~") })
        let points = stride(from: 0, to: digits.count - 1, by: 2).map { index in
          (x: Double(digits[index]) - 97, y: Double(digits[index + 1]) - 101)
        }
        return isCurve ? smoothed(smoothed(smoothed(points))) : points
      }
    }
  }

  /// The height of capitals in pixels.
  let capitalHeight: Double

  /// The distance from one baseline to the next in pixels.
  var lineHeight: Double { (capitalHeight * 1.75).rounded() }

  private var unit: Double { capitalHeight / 12 }
  private let gap = 3.4
  private let space = 5.2

  /// The letters that stand for `text`: marks of other alphabets that have none become `?`.
  static func letters(of text: String) -> [Character] {
    text.flatMap { character -> [Character] in
      switch character {
      case "–", "—", "‑", "−": ["-"]
      case "’", "‘", "ʼ": ["'"]
      case "“", "”", "«", "»": ["\""]
      case "…": [".", ".", "."]
      case " ", "\u{A0}": [" "]
      case _ where forms[character] != nil: [character]
      default: [folded(character)]
      }
    }
  }

  /// A letter with a mark by the letter that bears it; `?` for what has no such letter.
  private static func folded(_ character: Character) -> Character {
    for (plain, marked) in markedLetters where marked.contains(character) { return plain }
    return "?"
  }

  private static let markedLetters: [(Character, String)] = [
    ("a", "àáâãäåāăą"), ("c", "çćč"), ("d", "ďđ"), ("e", "èéêëēėęě"), ("g", "ğģ"), ("h", "ḥḩ"),
    ("i", "ìíîïīįı"), ("l", "łļľ"), ("n", "ñńņň"), ("o", "òóôõöøōő"), ("r", "řŗ"), ("s", "śšşșṣ"),
    ("t", "ťţțṭ"), ("u", "ùúûüūůűų"), ("y", "ýÿ"), ("z", "źżžẓ"), ("A", "ÀÁÂÃÄÅĀĂĄ"), ("C", "ÇĆČ"),
    ("D", "ĎĐḌ"), ("E", "ÈÉÊËĒĖĘĚ"), ("G", "ĞĢ"), ("H", "ḤḨ"), ("I", "ÌÍÎÏĪĮİ"), ("L", "ŁĻĽ"),
    ("N", "ÑŃŅŇ"), ("O", "ÒÓÔÕÖØŌŐ"), ("R", "ŘŖ"), ("S", "ŚŠŞȘṢ"), ("T", "ŤŢȚṬ"), ("U", "ÙÚÛÜŪŮŰŲ"),
    ("Y", "ÝŸ"), ("Z", "ŹŻŽẒ"),
  ]

  /// The width of a line of text in pixels.
  func width(of text: String) -> Double {
    var width = 0.0
    for letter in Self.letters(of: text) { width += advance(of: letter) }
    return max(0, width - gap * unit)
  }

  private func advance(of letter: Character) -> Double {
    guard letter != " ", let form = Self.forms[letter] else { return space * unit }
    return (form.width + gap) * unit
  }

  /// Returns the text broken at spaces into lines no wider than so many pixels.
  func lines(of text: String, width limit: Double) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, width(of: last + " " + word) <= limit {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// Draws a line of text from `left` along the baseline.
  func draw(
    _ text: String, left: Double, baseline: Double, weight: Double, _ colour: Colour,
    on canvas: inout Canvas
  ) {
    var left = left
    for letter in Self.letters(of: text) {
      if letter != " ", let form = Self.forms[letter] {
        let strokes = form.strokes.map { stroke in
          stroke.map { (x: left + $0.x * unit, y: baseline - $0.y * unit) }
        }
        let outline = Outline { x, y in
          var distance = Double.infinity
          for stroke in strokes {
            for index in 1..<max(2, stroke.count) where index < stroke.count {
              distance = min(distance, distanceToSegment(x, y, stroke[index - 1], stroke[index]))
            }
          }
          return distance - weight / 2
        }
        let edge = weight + 1
        canvas.fill(
          outline, colour,
          within: (
            left - edge, baseline - 13 * unit - edge, left + form.width * unit + edge,
            baseline + 4 * unit + edge
          ))
      }
      left += advance(of: letter)
    }
  }

  private static let forms: [Character: Letter] = [
    "!": Letter(0, "aqai aeae"),
    "\"": Letter(2, "aqan cqcn"),
    "#": Letter(7, "bedq eegq ahgh amhm"),
    "%": Letter(6, "aegq ~bqaqanbncncqbq ~fheheefegeghfh"),
    "&": Letter(7, "~hebnbqdqfqfnajaedegehi"),
    "'": Letter(0, "aqan"),
    "(": Letter(3, "~dqanajafdb"),
    ")": Letter(3, "~aqdndjdfab"),
    "*": Letter(4, "cmcq anep apen"),
    "+": Letter(6, "aigi dfdl"),
    ",": Letter(1, "beac"),
    "-": Letter(4, "ajej"),
    ".": Letter(0, "aeae"),
    "/": Letter(5, "acfq"),
    "0": Letter(6, "~dqaqakaedegegkgqdq"),
    "1": Letter(6, "bodqde"),
    "2": Letter(6, "~anaqdqgqgmfkae aege"),
    "3": Letter(6, "~aoaqdqgqgkck ~ckgkgedeaeag"),
    "4": Letter(6, "eeeqahgh"),
    "5": Letter(6, "fqbqal ~alcmgmgigedeaeag"),
    "6": Letter(6, "~gofqdqaqai ~dlalaiaedegegigldl"),
    "7": Letter(6, "aqgqce"),
    "8": Letter(6, "~dqbqbnbkdkfkfnfqdq ~dkakahaedegeghgkdk"),
    "9": Letter(6, "~agbedegegm ~djajamaqdqgqgmgjdj"),
    ":": Letter(0, "aeae akak"),
    ";": Letter(1, "beac bkbk"),
    "<": Letter(6, "gmaige"),
    "=": Letter(6, "aggg akgk"),
    ">": Letter(6, "amgiae"),
    "?": Letter(6, "~aoaqdqgqgmdkdi dede"),
    "A": Letter(8, "aeeqie bihi"),
    "B": Letter(7, "aeaq ~aqeqhqhkekak ~akekikieeeae"),
    "C": Letter(8, "~inhqeqaqakaeeeheih"),
    "D": Letter(8, "aeaq ~aqdqiqikiedeae"),
    "E": Letter(7, "hqaqaehe akgk"),
    "F": Letter(7, "hqaqae akgk"),
    "G": Letter(8, "~inhqeqaqakaeeeieij ijfj"),
    "H": Letter(8, "aeaq ieiq akik"),
    "I": Letter(0, "aeaq"),
    "J": Letter(5, "fqfi ~fifebeaeah"),
    "K": Letter(7, "aeaq hqaj clhe"),
    "L": Letter(6, "aqaege"),
    "M": Letter(8, "aeaqehiqie"),
    "N": Letter(8, "aeaqieiq"),
    "O": Letter(8, "~eqaqakaeeeieikiqeq"),
    "P": Letter(7, "aeaq ~aqeqhqhjejaj"),
    "Q": Letter(8, "~eqaqakaeeeieikiqeq fhid"),
    "R": Letter(7, "aeaq ~aqeqhqhjejaj ejhe"),
    "S": Letter(7, "~hogqdqaqalekhjheeebeag"),
    "T": Letter(8, "aqiq eqee"),
    "U": Letter(8, "aqai ~aiaeeeieii iiiq"),
    "V": Letter(8, "aqeeiq"),
    "W": Letter(12, "aqdegpjemq"),
    "X": Letter(8, "aeiq aqie"),
    "Y": Letter(8, "aqekiq ekee"),
    "Z": Letter(8, "aqiqaeie"),
    "[": Letter(2, "cqaqaccc"),
    "\\": Letter(5, "aqfc"),
    "]": Letter(2, "aqcqccac"),
    "_": Letter(6, "acgc"),
    "a": Letter(6, "~gigmdmamaiaedegegi gmge"),
    "b": Letter(6, "aqae ~aiamdmgmgigedeaeai"),
    "c": Letter(6, "~glfmdmamaiaedefegf"),
    "d": Letter(6, "gqge ~gigmdmamaiaedegegi"),
    "e": Letter(6, "aigi ~gigmdmamaiaedefegg"),
    "f": Letter(4, "~eqdqbqbn bnbe amem"),
    "g": Letter(6, "~gigmdmamaiaedegegi gmgd ~gdgadabaab"),
    "h": Letter(6, "aqae ~ajamdmgmgi gige"),
    "i": Letter(0, "amae apap"),
    "j": Letter(2, "cmcc ~cccabaaa cpcp"),
    "k": Letter(6, "aqae fmah cjge"),
    "l": Letter(0, "aqae"),
    "m": Letter(10, "amae ~ajamcmfmfi fife ~fjfmhmkmki kike"),
    "n": Letter(6, "amae ~ajamdmgmgi gige"),
    "o": Letter(6, "~dmamaiaedegegigmdm"),
    "p": Letter(6, "amaa ~aiamdmgmgigedeaeai"),
    "q": Letter(6, "gmga ~gigmdmamaiaedegegi"),
    "r": Letter(4, "amae ~aiamdmem"),
    "s": Letter(5, "~flemcmamajdifhfecebeaf"),
    "t": Letter(4, "bpbh ~bhbedeee amem"),
    "u": Letter(6, "amai ~aiaedegegj gmge"),
    "v": Letter(6, "amdegm"),
    "w": Letter(10, "amdefmhekm"),
    "x": Letter(6, "aegm amge"),
    "y": Letter(6, "gmba amdf"),
    "z": Letter(6, "amgmaege"),
    "|": Letter(0, "aqac"),
  ]
}

/// Cuts the corners of a line (Chaikin 1974); the ends of an open line stay.
private func smoothed(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
  guard points.count > 2, let first = points.first, let last = points.last else { return points }
  let isClosed = first == last
  var cut: [(x: Double, y: Double)] = isClosed ? [] : [first]
  for (a, b) in zip(points, points.dropFirst()) {
    cut.append((a.x * 0.75 + b.x * 0.25, a.y * 0.75 + b.y * 0.25))
    cut.append((a.x * 0.25 + b.x * 0.75, a.y * 0.25 + b.y * 0.75))
  }
  if isClosed, let start = cut.first { cut.append(start) } else { cut.append(last) }
  return cut
}
