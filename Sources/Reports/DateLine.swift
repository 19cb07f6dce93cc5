package import Chronology

/// Finds the day of publication that a text states in a line of its own, a dateline, or behind a
/// word such as "Published"; a date in a sentence is none.
package enum DateLine {
  /// Date lines stand within this many bytes of the start.
  static let reach = 1_500

  /// Words that announce a date, the surer ones first.
  private static let labels: [[String]] = [
    [
      "published", "posted", "issued", "publication", "published on", "posted on", "issued on",
      "first published", "first published on", "publication date", "date published",
      "published date", "date posted",
      "published at", "release date", "date of publication",
    ],
    ["date", "dated", "filed", "filed on", "created", "date created"],
    ["updated", "last updated", "updated on", "last updated on", "update", "modified"],
  ]

  private static let prepositions: Set<String> = [
    "on", "in", "since", "until", "till", "by", "from", "after", "before", "of", "to", "for",
    "between", "through", "during", "around", "about", "as",
  ]

  private struct Candidate {
    let date: CalendarDate
    let rank: Int
  }

  /// The day that a text in UTF-8 states near its start, or `nil`.
  ///
  /// Dates behind "Published" outrank those behind "Date", bare date lines and those behind
  /// "Updated". Three or more different bare dates are a chronology and state nothing.
  package static func find(in bytes: [UInt8]) -> CalendarDate? {
    var candidates: [Candidate] = []
    var isFirst = true
    var start = 0
    let end = Swift.min(bytes.count, reach)
    while start < end {
      var stop = start
      while stop < bytes.count, bytes[stop] != 0x0A, bytes[stop] != 0x0D, stop - start < 2 * reach {
        stop += 1
      }
      let pieces = DatePieces.cut(bytes[start..<stop])
      if !pieces.isEmpty {
        candidates += Self.candidates(in: pieces, isFirst: isFirst)
        isFirst = false
      }
      start = stop + 1
    }
    let bare = Set(candidates.filter { $0.rank == 2 }.map(\.date))
    if bare.count > 2 { candidates.removeAll { $0.rank == 2 } }
    return candidates.min { $0.rank < $1.rank }?.date
  }

  /// The day in a value that holds a date and nothing else of account, as metadata do: ISO 8601,
  /// `20210824`, `24 August 2021 10:00`, `Tue, 24 Aug 2021 05:30:00 GMT`.
  package static func date(ofValue value: String) -> CalendarDate? {
    let bytes = Array(value.utf8.prefix(200))
    if let date = DatePieces.compact(bytes) { return date }
    let pieces = DatePieces.cut(bytes[...])
    for index in pieces.indices.prefix(8) {
      if let match = DatePieces.date(in: pieces, at: index) { return match.date }
    }
    return nil
  }

  private static func candidates(in pieces: [DatePieces.Piece], isFirst: Bool) -> [Candidate] {
    var found: [Candidate] = []
    var index = 0
    while index < pieces.count, pieces[index].offset < reach {
      guard let match = DatePieces.date(in: pieces, at: index) else {
        index += 1
        continue
      }
      if let rank = rank(pieces[..<index], match, pieces[match.end...], isFirst: isFirst) {
        found.append(Candidate(date: match.date, rank: rank))
      }
      index = match.end
    }
    return found
  }

  /// How sure it is that a date with this before and behind it in its line is a date line; `nil`
  /// when it is none.
  private static func rank(
    _ before: ArraySlice<DatePieces.Piece>, _ match: DatePieces.Match,
    _ behind: ArraySlice<DatePieces.Piece>, isFirst: Bool
  ) -> Int? {
    if let rank = labelRank(before) { return rank }
    let before = DatePieces.withoutTime(before)
    let ends = behind.allSatisfy { $0.isMark && $0.text != "?" }
    let parted = behind.first.map { $0.isSeparator } ?? true
    guard let last = before.last(where: { !$0.isMark }) else {
      // The date opens the line.
      if ends || parted && behind.first?.text != "," { return 2 }
      if isFirst, let next = behind.first(where: { !$0.isMark }), next.isCapitalised,
        behind.first?.text != "," || match.hasTime
      {
        return 2
      }
      return nil
    }
    guard !prepositions.contains(last.text), before.count <= 24,
      let mark = before.last, mark.isMark, mark.text != "."
    else { return nil }
    let opensWithBy = before.first?.text == "by"
    if ends, behind.last?.text != "." || match.hasTime {
      if match.hasTime || match.hasWeekday || opensWithBy { return 2 }
    }
    guard ends || parted || match.hasTime || behind.first?.text == "." else { return nil }
    return isDatelineHead(before) ? 2 : nil
  }

  /// Whether the pieces before a date read like "MAZAR-E SHARIF (Northern Wire)," or "Andarab
  /// Radio,": capitals but for particles, outside brackets.
  private static func isDatelineHead(_ before: ArraySlice<DatePieces.Piece>) -> Bool {
    var depth = 0
    for piece in before {
      if piece.text == "(" || piece.text == "[" { depth += 1 }
      if piece.text == ")" || piece.text == "]" { depth -= 1 }
      if piece.isMark || depth > 0 || piece.isCapitalised { continue }
      if ["e", "i", "al", "de", "and", "of", "the", "el", "la", "wa"].contains(piece.text),
        piece.offset != before.first?.offset
      {
        continue
      }
      return false
    }
    return true
  }

  private static func labelRank(_ before: ArraySlice<DatePieces.Piece>) -> Int? {
    var end = before.endIndex
    while end > before.startIndex,
      [":", "-", "\u{2013}", "\u{2014}"].contains(before[end - 1].text)
    { end -= 1 }
    for length in stride(from: 3, through: 1, by: -1) where end - length >= before.startIndex {
      let words = before[(end - length)..<end]
      guard words.allSatisfy({ !$0.isMark }) else { continue }
      let phrase = words.map(\.text).joined(separator: " ")
      guard let set = labels.firstIndex(where: { $0.contains(phrase) }) else { continue }
      let start = end - length
      let opens = start == before.startIndex
      guard opens || before[start - 1].isSeparator || before[start - 1].text == "." else {
        return nil
      }
      guard opens || words.first?.isCapitalised == true else { return nil }
      return [0, 1, 3][set]
    }
    return nil
  }
}
