import Changes
import Chronology
import Claims
import Encoding
import Gazetteer

/// What changed, day by day, in the words of the change report.
struct ChangeData {
  let report: ChangeReport
  let ledger: Ledger
  let gazetteer: Gazetteer
  let claims: [String: Int]

  /// `places` as `[id or null, title]`, and `days` as `[day, [[place, claim, words]]]`, each in
  /// its order. Words that begin with the claim's own sentence leave it out.
  var json: JSONValue {
    let sentences = SentenceWriter(gazetteer: gazetteer)
    var days: [Int: [JSONValue]] = [:]
    for (number, place) in report.places.enumerated() {
      for change in place.changes {
        guard let index = claims[change.claim] else { continue }
        let said = sentences.said(ledger.claims[index])
        let line = ChangeWords.line(change)
        let words: JSONValue =
          line.hasPrefix(said) ? [.string(String(line.dropFirst(said.count)))] : .string(line)
        days[change.day.dayNumber, default: []]
          .append([.integer(number), .integer(index), words])
      }
    }
    return [
      "places": .array(
        report.places.map { place in
          [
            JSONValue(place.id?.rawValue),
            .string(
              place.kind.map { "\(place.name) (\($0.rawValue))" }
                ?? "\(place.name) (not in the gazetteer)"),
          ]
        }),
      "days": .array(
        days.sorted { $0.key < $1.key }.map { [.integer($0.key), .array($0.value)] }),
      "undated": .integer(report.undated),
    ]
  }
}
