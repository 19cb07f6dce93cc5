import Encoding
import Geometry

/// Statements and verdicts in words.
enum RelationWords {
  static func of(_ found: FoundStatement) -> String {
    let not = found.match.isNegated ? "not " : ""
    switch found.type {
    case .direction:
      let point = found.match.direction?.words ?? ""
      return not + (found.relation == "in" ? "in the \(point) of" : "\(point) of")
    case .border: return not + "borders"
    case .containment: return not + "in"
    case .count: return not + "has"
    case .population: return not + "has a population of"
    case .capital: return not + "capital of"
    case .distance:
      let kilometres = (found.match.number ?? 0) * (found.match.unit ?? 1)
      return not + "\(decimalText(kilometres, places: 0)) km from"
    }
  }
}
