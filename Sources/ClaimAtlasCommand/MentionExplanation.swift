import Encoding
import Gazetteer
import Reports
import Resolver
import Text

/// Says in words why the resolver read a name as it did.
enum MentionExplanation {
  static func text(_ mention: Mention, _ item: ReportMentions) -> String {
    let range = item.document.codePoints(mention.bytes)
    var lines = [
      "“\(item.document.text(mention.bytes))”, \(item.report.id), characters \(range.lowerBound) to \(range.upperBound)",
      headline(mention), "", "Is it a place here?",
    ]
    for sign in mention.signs.sorted(by: strongest) where abs(sign.share) >= 0.05 {
      lines.append("  \(signed(sign.share))  \(sign.phrase)")
    }
    lines.append(
      "  \(signed(mention.signs.reduce(0) { $0 + $1.share }))  together: above 0 it is taken for one"
    )
    for reason in mention.reasons { lines.append("  Note: \(reason).") }
    if !mention.candidates.isEmpty {
      lines += ["", "Which place?"]
      for (index, candidate) in mention.candidates.prefix(6).enumerated() {
        lines.append("  \(index + 1). \(title(candidate)): \(number(candidate.score))")
        for trait in candidate.traits.sorted(by: strongest) where abs(trait.share) >= 0.05 {
          lines.append("       \(signed(trait.share))  \(trait.phrase)")
        }
      }
      let rest = mention.candidates.count - 6
      if rest > 0 { lines.append("  and \(rest) more") }
    }
    lines += ["", "What would change the answer?"]
    let changes = self.changes(mention)
    lines +=
      changes.isEmpty
      ? ["  No single reason: without any one of them the answer stays."]
      : changes.map { "  \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func headline(_ mention: Mention) -> String {
    guard let place = mention.place else {
      return "Read as: \(mention.status.rawValue)."
    }
    let country = place.country.map { ", \($0)" } ?? ""
    return
      "Read as: \(place.name) (\(place.kind.rawValue)\(country), \(place.id.rawValue)), \(mention.status.rawValue), certainty \(number(mention.score))."
  }

  private static func title(_ candidate: PlaceCandidate) -> String {
    let place = candidate.place
    return
      "\(place.name) (\(place.kind.rawValue)\(place.country.map { ", \($0)" } ?? ""), \(place.id.rawValue))"
  }

  private static func strongest(_ left: Reason, _ right: Reason) -> Bool {
    (abs(right.share), left.name) < (abs(left.share), right.name)
  }

  /// Each reason without which the decision would turn.
  private static func changes(_ mention: Mention) -> [String] {
    var list: [String] = []
    let odds = mention.signs.reduce(0) { $0 + $1.share }
    let turn = odds > 0 ? "it would not be taken for a place" : "it would be taken for a place"
    for sign in mention.signs.sorted(by: strongest) where sign.name != "bias" {
      let rest = odds - sign.share
      if (rest > 0) != (odds > 0) { list.append("Without “\(sign.phrase)” \(turn).") }
    }
    guard mention.candidates.count > 1, let best = mention.candidates.first else { return list }
    let scores = mention.candidates.map { $0.traits.reduce(0) { $0 + $1.share } }
    for trait in best.traits.sorted(by: strongest) where trait.share > 0 {
      var other: (index: Int, score: Double)?
      for (index, candidate) in mention.candidates.enumerated().dropFirst() {
        // What holds for both would go for both.
        let same = candidate.traits.first { $0.name == trait.name }?.share ?? 0
        let score = scores[index] - same
        if score > other?.score ?? -.infinity { other = (index, score) }
      }
      if let other, other.score > scores[0] - trait.share {
        list.append(
          "Without “\(trait.phrase)” it would be \(title(mention.candidates[other.index])).")
      }
    }
    return list
  }

  private static func signed(_ value: Double) -> String {
    let text = number(abs(value))
    return (value < 0 ? "−" : "+") + text
  }

  private static func number(_ value: Double) -> String {
    let hundredths = Int((min(abs(value), 1e6) * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
