import Chronology

/// Changes in words.
package struct ChangeWords {
  let changes: [Change]

  init(_ changes: [Change]) { self.changes = changes }

  /// "claimed 23 Aug by X; denied 24 Aug by Y", each once; years only when there are several.
  var summary: String {
    let years = Set(changes.map(\.day.parts.year))
    var parts: [String] = []
    for change in changes {
      let day = years.count > 1 ? change.day.longText : change.day.shortText
      let part = "\(Self.verb(change.kind)) \(day) by \(change.speaker)"
      if !parts.contains(part) { parts.append(part) }
    }
    return parts.joined(separator: "; ")
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
