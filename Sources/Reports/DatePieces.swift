import Chronology

/// Cuts a line into words, numbers and marks, and reads dates and times among them.
enum DatePieces {
  struct Piece {
    /// In lower case.
    let text: String
    /// Where it starts in its text, in bytes.
    let offset: Int
    let isMark: Bool
    let isCapitalised: Bool
    /// The value and digits, when it is a number.
    let number: Int?
    /// Whether white space stands before it.
    let followsSpace: Bool

    var digits: Int { number == nil ? 0 : text.utf8.count }

    /// Whether it parts a date from what is beside it.
    var isSeparator: Bool {
      switch text {
      case "|", "-", "\u{2013}", "\u{2014}", "\u{2022}", "\u{00B7}", ":", "(", ")", "/", ",", ";",
        "[", "]":
        true
      default: false
      }
    }
  }

  struct Match {
    let date: CalendarDate
    /// The piece behind the date and its time.
    let end: Int
    let hasTime: Bool
    let hasWeekday: Bool
  }

  /// The pieces of a line.
  static func cut(_ line: ArraySlice<UInt8>) -> [Piece] {
    var pieces: [Piece] = []
    var offset = line.startIndex
    var word = ""
    var wordStart = 0
    var isNumber = false
    var space = true
    var wordSpace = true
    func piece(_ text: String, _ start: Int, mark: Bool, space: Bool) -> Piece {
      Piece(
        text: mark || isNumber ? text : text.lowercased(), offset: start, isMark: mark,
        isCapitalised: text.unicodeScalars.first.map(isUppercase) ?? false,
        number: isNumber && text.utf8.count <= 8 ? Int(text) : nil, followsSpace: space)
    }
    func close() {
      if !word.isEmpty { pieces.append(piece(word, wordStart, mark: false, space: wordSpace)) }
      word = ""
      isNumber = false
    }
    for scalar in String(decoding: line, as: UTF8.self).unicodeScalars {
      let digit = (0x30...0x39).contains(scalar.value)
      if digit || isAlphabetic(scalar) || scalar == "'" || scalar == "\u{2019}" {
        if word.isEmpty || digit != isNumber {
          let follows = word.isEmpty && space
          close()
          wordStart = offset
          wordSpace = follows
          isNumber = digit
        }
        word.unicodeScalars.append(scalar)
        space = false
      } else {
        close()
        if scalar == " " || scalar.properties.isWhitespace {
          space = true
        } else {
          pieces.append(piece(String(scalar), offset, mark: true, space: space))
          space = false
        }
      }
      offset += UTF8.width(scalar)
    }
    close()
    return pieces
  }

  private static func isAlphabetic(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return scalar.properties.isAlphabetic }
    return (0x61...0x7A).contains(scalar.value | 0x20)
  }

  private static func isUppercase(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? (0x41...0x5A).contains(scalar.value) : scalar.properties.isUppercase
  }

  /// The date that starts at a piece, with the weekday before it and the time behind it.
  static func date(in pieces: [Piece], at start: Int) -> Match? {
    guard pieces[start].number != nil || words.contains(pieces[start].text) else { return nil }
    var index = start
    var hasWeekday = false
    if weekdays.contains(pieces[index].text) {
      hasWeekday = true
      index += 1
      while index < pieces.count, pieces[index].text == "," || pieces[index].text == "." {
        index += 1
      }
    }
    guard index < pieces.count,
      let (date, end) = numeric(pieces, index) ?? dayFirst(pieces, index)
        ?? monthFirst(pieces, index)
    else { return nil }
    let time = self.time(pieces, behind: end)
    return Match(date: date, end: time ?? end, hasTime: time != nil, hasWeekday: hasWeekday)
  }

  /// A date of eight digits and nothing else: `20210824`.
  static func compact(_ bytes: [UInt8]) -> CalendarDate? {
    guard bytes.count == 8 || bytes.count > 8 && bytes[8] == UInt8(ascii: "T"),
      let value = Int(String(decoding: bytes.prefix(8), as: UTF8.self)), value > 0
    else { return nil }
    return plausible(value / 10_000, value / 100 % 100, value % 100)
  }

  /// The pieces without a time of day at their end: "18:32," before a date.
  static func withoutTime(_ before: ArraySlice<Piece>) -> ArraySlice<Piece> {
    let pieces = Array(before)
    for length in 3...9 where length <= pieces.count {
      let start = pieces.count - length
      if pieces[start].number != nil, let end = clock(pieces, start),
        pieces[end...].allSatisfy({ $0.isMark || isZone($0) })
      {
        return pieces[..<start]
      }
    }
    return pieces[...]
  }

  private static func plausible(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
    (1900...2199).contains(year) ? CalendarDate(year: year, month: month, day: day) : nil
  }

  /// 2021-08-24, 2021/08/24, 24.8.2021, and 24/08/2021 when only one order gives a day.
  private static func numeric(_ pieces: [Piece], _ index: Int) -> (CalendarDate, Int)? {
    guard index + 4 < pieces.count, let first = pieces[index].number,
      let second = pieces[index + 2].number, let third = pieces[index + 4].number,
      pieces[(index + 1)...(index + 4)].allSatisfy({ !$0.followsSpace })
    else { return nil }
    let mark = pieces[index + 1].text
    guard mark == pieces[index + 3].text, mark == "-" || mark == "/" || mark == "." else {
      return nil
    }
    if pieces[index].digits == 4, pieces[index + 2].digits <= 2, pieces[index + 4].digits <= 2 {
      return plausible(first, second, third).map { ($0, index + 5) }
    }
    guard pieces[index + 4].digits == 4, pieces[index].digits <= 2, pieces[index + 2].digits <= 2
    else { return nil }
    if mark == "." { return plausible(third, second, first).map { ($0, index + 5) } }
    let dayFirst = plausible(third, second, first)
    let monthFirst = plausible(third, first, second)
    guard let date = dayFirst ?? monthFirst, dayFirst == nil || monthFirst == nil || first == second
    else { return nil }
    return (date, index + 5)
  }

  /// 24 August 2021, 24th of Aug. 2021, 24-Aug-2021.
  private static func dayFirst(_ pieces: [Piece], _ start: Int) -> (CalendarDate, Int)? {
    guard let day = pieces[start].number, pieces[start].digits <= 2 else { return nil }
    var index = start + 1
    skip(["st", "nd", "rd", "th"], pieces, &index)
    skip(["of"], pieces, &index)
    skip(["-"], pieces, &index)
    guard index < pieces.count, let month = month(pieces[index].text) else { return nil }
    index += 1
    skip([".", ",", "-"], pieces, &index)
    skip([","], pieces, &index)
    return year(pieces, index).flatMap { year in
      plausible(year, month, day).map { ($0, index + 1) }
    }
  }

  /// August 24, 2021, Aug. 24th 2021.
  private static func monthFirst(_ pieces: [Piece], _ start: Int) -> (CalendarDate, Int)? {
    guard let month = month(pieces[start].text) else { return nil }
    var index = start + 1
    skip([".", "-"], pieces, &index)
    guard index < pieces.count, let day = pieces[index].number, pieces[index].digits <= 2 else {
      return nil
    }
    index += 1
    skip(["st", "nd", "rd", "th"], pieces, &index)
    skip([",", "-"], pieces, &index)
    return year(pieces, index).flatMap { year in
      plausible(year, month, day).map { ($0, index + 1) }
    }
  }

  private static func year(_ pieces: [Piece], _ index: Int) -> Int? {
    guard index < pieces.count, pieces[index].digits == 4 else { return nil }
    return pieces[index].number
  }

  private static func skip(_ texts: [String], _ pieces: [Piece], _ index: inout Int) {
    if index < pieces.count, texts.contains(pieces[index].text) { index += 1 }
  }

  /// The piece behind a time of day and its zone, when one follows a date.
  private static func time(_ pieces: [Piece], behind end: Int) -> Int? {
    var index = end
    skip([",", "|", "-", "\u{2013}", "\u{00B7}", "(", "/"], pieces, &index)
    skip(["at", "t"], pieces, &index)
    guard var index = clock(pieces, index) else { return nil }
    if index < pieces.count, isZone(pieces[index]) { index += 1 }
    if index + 1 < pieces.count, pieces[index].text == "+" || pieces[index].text == "-",
      pieces[index + 1].digits == 2 || pieces[index + 1].digits == 4,
      !pieces[index + 1].followsSpace
    {
      index += 2
      if index + 1 < pieces.count, pieces[index].text == ":", pieces[index + 1].digits == 2 {
        index += 2
      }
    }
    return index
  }

  /// The piece behind 12:41, 12.41 pm, 1241 GMT or 12:41:05 a.m.
  private static func clock(_ pieces: [Piece], _ start: Int) -> Int? {
    guard start < pieces.count, let hour = pieces[start].number else { return nil }
    var index = start + 1
    if pieces[start].digits == 4 {
      guard hour < 2400, index < pieces.count, isZone(pieces[index]) else { return nil }
      return index
    }
    guard hour < 25, pieces[start].digits <= 2, index + 1 < pieces.count,
      pieces[index].text == ":" || pieces[index].text == ".", pieces[index + 1].digits == 2
    else { return nil }
    index += 2
    for mark in [":", "."]
    where index + 1 < pieces.count && pieces[index].text == mark
      && pieces[index + 1].number != nil && !pieces[index + 1].followsSpace
    { index += 2 }
    if index < pieces.count, ["am", "pm"].contains(pieces[index].text) { return index + 1 }
    if index + 2 < pieces.count, pieces[index].text == "a" || pieces[index].text == "p",
      pieces[index + 1].text == ".", pieces[index + 2].text == "m"
    {
      index += 3
      skip(["."], pieces, &index)
    }
    return index
  }

  private static func isZone(_ piece: Piece) -> Bool {
    [
      "utc", "gmt", "bst", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et", "pt",
      "cet", "cest", "eet", "eest", "msk", "ist", "pkt", "aft", "z", "am", "pm", "hrs", "h",
      "jst", "aest", "sast", "eat", "wat", "irst",
    ].contains(piece.text)
  }

  private static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
    "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
  ]

  private static let months: [String: Int] = {
    var months = ["sept": 9]
    for (index, name) in CalendarDate.monthNames.enumerated() {
      months[name.lowercased()] = index + 1
      months[String(name.lowercased().prefix(3))] = index + 1
    }
    return months
  }()

  /// The words that a date may start with.
  private static let words = weekdays.union(months.keys)

  private static func month(_ text: String) -> Int? { months[text] }
}
