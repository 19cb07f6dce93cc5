import Chronology
import Reports
import Text

/// Tells when what a draft says happened, and whether it is history.
struct ClaimDating {
  let report: Report
  let text: TaggedText
  let lexicon: Lexicon
  let discourse: Discourse
  let times: [TimeExpression]
  let reading: SentenceReading

  /// When it happened, or `nil` when the sentence does not say.
  func date(of draft: Draft, _ attribution: Attributor.Result) -> ClaimDate? {
    let sentence = reading.range
    var here = reading.chunks.filter(\.isTime)
    if here.isEmpty, let cue = attribution.cue,
      !reading.range.contains(cue.lowerBound)
    {
      // A quote over several sentences takes the time of the words that introduce it.
      here = discourse.chunks(from: cue.upperBound).prefix {
        $0.tokens.lowerBound - cue.upperBound <= 6
      }.filter(\.isTime)
    }
    guard !here.isEmpty else { return nil }
    let verbEnd = draft.verb?.tokens.upperBound ?? draft.span.upperBound
    // In the clause first: behind the verb, then before it; then the cue's own time.
    let clauseEnd =
      draft.verb.map { reading.clauseEnd(after: $0) } ?? min(sentence.upperBound, verbEnd + 12)
    let clauseStart = draft.verb?.tokens.lowerBound ?? draft.trigger.lowerBound
    let inClause = here.filter {
      $0.tokens.lowerBound >= clauseStart && $0.tokens.lowerBound < clauseEnd + 1
    }
    // "or by the others in the 1990s": words of its own.
    let chunk =
      here.first {
        $0.tokens.clamped(to: draft.span) == $0.tokens && !draft.span.contains(clauseStart)
      }
      ?? here.first {
        $0.tokens.lowerBound >= draft.span.upperBound
          && $0.tokens.lowerBound - draft.span.upperBound <= 2 && !draft.span.contains(clauseStart)
      }
      ?? inClause.first
      ?? here.min {
        distance($0.tokens, draft.span) < distance($1.tokens, draft.span)
      }
    guard let chunk, case .time(let index) = chunk.kind else { return nil }
    let time = times[index]
    guard let interval = time.interval else { return nil }
    // History elsewhere in the sentence does not date this clause.
    if inClause.isEmpty, let published = report.published,
      interval.end.dayNumber < published.dayNumber - 400
    {
      return nil
    }
    if let lag = lag(before: draft), time.granularity == .day,
      let shifted = DateInterval(
        start: interval.start.advanced(by: -lag.days), end: interval.end.advanced(by: -lag.days))
    {
      return ClaimDate(
        interval: shifted, granularity: .day,
        expression: text.text(lag.words) + ", " + text.text(time.tokens),
        how: "counted back from the other date of the sentence")
    }
    return ClaimDate(
      interval: interval, granularity: time.granularity,
      expression: text.text(time.tokens), how: time.how)
  }

  /// "retook X on Monday, three days after losing it": how long before the dated verb, and the
  /// words that say so.
  private func lag(before draft: Draft) -> (days: Int, words: Range<Int>)? {
    guard let verb = draft.verb else { return nil }
    var after = verb.tokens.lowerBound - 1
    while after > reading.range.lowerBound, verb.tokens.lowerBound - after <= 6,
      text.word(after) != "after", reading.verb(endingAt: after) == nil
    { after -= 1 }
    guard text.word(after) == "after",
      let count = TimeReader.numbers[text.word(after - 2)] ?? Int(text.word(after - 2)),
      (1...400).contains(count), text.word(after - 2) != "few"
    else { return nil }
    switch text.word(after - 1) {
    case "day", "days": return (count, (after - 2)..<(after + 1))
    case "week", "weeks": return (7 * count, (after - 2)..<(after + 1))
    default: return nil
    }
  }

  private func distance(_ a: Range<Int>, _ b: Range<Int>) -> Int {
    if a.lowerBound >= b.upperBound { return a.lowerBound - b.upperBound }
    if b.lowerBound >= a.upperBound { return b.lowerBound - a.upperBound }
    return 0
  }

  /// "In the 1990s, when X held it": a time long past before the verb, and no verb between.
  private func opensWithHistory(before start: Int) -> Bool {
    guard let published = report.published else { return false }
    return reading.chunks.contains { chunk in
      guard case .time(let index) = chunk.kind, chunk.tokens.upperBound <= start,
        let end = times[index].interval?.end, end.dayNumber < published.dayNumber - 400
      else { return false }
      return !reading.verbs.contains {
        $0.tokens.lowerBound >= chunk.tokens.upperBound && $0.tokens.upperBound <= start
      }
    }
  }

  func isBackground(_ draft: Draft, _ date: ClaimDate?) -> Bool {
    if let date, let published = report.published,
      date.interval.end.dayNumber < published.dayNumber - 400
    {
      return true
    }
    let start = draft.verb?.tokens.lowerBound ?? draft.trigger.lowerBound
    let limit = min(reading.range.upperBound, draft.trigger.upperBound + 14)
    // The next finite verb opens another clause.
    let end =
      reading.verbs.first {
        $0.isFinite && $0.tokens.lowerBound >= draft.trigger.upperBound
      }.map { min(limit, $0.tokens.lowerBound) } ?? limit
    // "Decades ago X took it": what stands before the verb counts, back to the verb before it.
    let begin =
      reading.verbs.last { $0.tokens.upperBound <= start }?.tokens.upperBound
      ?? reading.range.lowerBound
    for index in begin..<max(begin, end) where text.has(.startsHistory, index) {
      let tells = lexicon.history.contains { phrase in
        index + phrase.count <= end && text.reads(phrase, at: index)
      }
      if tells { return true }
    }
    if opensWithHistory(before: start) { return true }
    // Years and decades in a report without a date.
    if let date, report.published == nil, date.granularity == .year { return true }
    return false
  }
}
