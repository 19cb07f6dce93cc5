import Chronology

/// Changes in words.
package struct ChangeWords {
  let changes: [Change]

  init(_ changes: [Change]) { self.changes = changes }

  /// "claimed 23 Aug by X and Z; denied 24 Aug by Y", each once; years only when there are several.
  var summary: String {
    let years = Set(changes.map(\.day.parts.year))
    var parts: [(kind: ChangeKind, day: CalendarDate, speakers: [String])] = []
    for change in changes {
      let index = parts.firstIndex { $0.kind == change.kind && $0.day == change.day }
      if let index {
        if !parts[index].speakers.contains(change.speaker) {
          parts[index].speakers.append(change.speaker)
        }
      } else {
        parts.append((change.kind, change.day, [change.speaker]))
      }
    }
    return parts.map { part in
      let day = years.count > 1 ? part.day.longText : part.day.shortText
      return "\(Self.verb(part.kind)) \(day) by \(Self.listed(part.speakers))"
    }.joined(separator: "; ")
  }

  /// "a, b and c".
  private static func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  static func verb(_ kind: ChangeKind) -> String {
    switch kind {
    case .claimed: "claimed"
    case .denied: "denied"
    case .conceded: "conceded"
    case .fighting: "fighting told of"
    case .moving: "movement told of"
    case .announced: "announced"
    case .ended: "no longer claimed from"
    }
  }

  /// "23 August 2021", "between 20 and …", with the remark that it is the report's day.
  package static func day(_ change: Change) -> String {
    var text = change.day.longText
    if change.lastDay > change.day { text += " to \(change.lastDay.longText)" }
    if change.isReportDay { text += " (day of the report)" }
    return text
  }

  /// The sentence of a change with its remarks, as one or several sentences.
  package static func line(_ change: Change) -> String {
    var text = change.kind == .ended ? "No longer: " + change.sentence : change.sentence
    if change.kind == .conceded { text += " (against its own interest)" }
    text += "."
    for tie in change.ties { text += " \(tie.prefix(1).uppercased() + tie.dropFirst())." }
    if change.repeats > 0 {
      text += change.repeats == 1 ? " Repeated once." : " Repeated \(change.repeats) times."
    }
    return text
  }
}
