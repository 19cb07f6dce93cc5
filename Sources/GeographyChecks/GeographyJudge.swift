import Encoding
import Gazetteer

/// Holds statements against the gazetteer.
///
/// A name that fits several places is read in the way that agrees best: only what is wrong in
/// every reading is contradicted.
struct GeographyJudge {
  let gazetteer: Gazetteer

  func judge(_ statement: FoundStatement) -> (finding: Finding, subject: Place, object: Place?)? {
    var best: (finding: Finding, subject: Place, object: Place?)?
    var first: GeographyVerdict?
    let objects = statement.object.isEmpty ? [nil] : statement.object.prefix(4).map(Optional.some)
    for subject in statement.subject.prefix(4) {
      for object in objects {
        guard subject.id != object?.id, let finding = finding(statement, subject, object) else {
          continue
        }
        first = first ?? finding.verdict
        // Only a reading that agrees outranks the likeliest one.
        if let old = best?.finding.verdict {
          guard !finding.isLifted, old != .supported,
            finding.verdict == .supported || (finding.verdict == .loose && old != .loose)
          else { continue }
        }
        best = (finding, subject, object)
      }
    }
    guard statement.match.isNegated, let verdict = best?.finding.verdict else { return best }
    // A denial is wrong when the likeliest reading holds, and right when none does.
    best?.finding.verdict =
      verdict == .supported && first != .supported ? .unknown : verdict.negated
    return best
  }

  private func finding(
    _ statement: FoundStatement, _ subject: Place, _ object: Place?
  ) -> Finding? {
    let isDenied = statement.match.isNegated
    switch statement.type {
    case .count: return count(subject, statement.match)
    case .population: return population(subject, statement.match)
    case .capital: return capital(subject, object, statement.match)
    case .direction:
      guard let object, let point = statement.match.direction,
        !gazetteer.isInside(object.id, subject.id)
      else { return nil }
      return statement.relation == "in"
        ? part(subject, object, point, isDenied: isDenied)
        : direction(subject, object, point, isDenied: isDenied)
    case .border: return object.map { border(subject, $0) }
    case .containment: return object.map { containment(subject, $0, isDenied: isDenied) }
    case .distance:
      guard let object, let number = statement.match.number, let unit = statement.match.unit,
        !gazetteer.isInside(object.id, subject.id)
      else { return nil }
      return statement.relation == "within"
        ? within(subject, object, kilometres: number * unit)
        : distance(subject, object, kilometres: number * unit)
    }
  }

  // MARK: Words

  func kilometres(_ value: Double) -> String { grouped(value.rounded()) + " km" }
  func degrees(_ value: Double) -> String { decimalText(value, places: 0) + "°" }

  /// " (AIMS; Natural Earth, generalised)".
  func labels(_ sources: [String]) -> String {
    var labels: [String] = []
    for source in sources where !labels.contains(label(source)) { labels.append(label(source)) }
    return labels.isEmpty ? "" : " (" + labels.joined(separator: "; ") + ")"
  }

  func label(_ source: String) -> String { gazetteer.source(source)?.label ?? source }

  func positionSources(_ places: Place...) -> [String] {
    var sources: [String] = []
    for place in places {
      let source = gazetteer.shape(of: place.id).flatMap { $0.isApproximate ? nil : $0.source }
      if !sources.contains(source ?? place.source) { sources.append(source ?? place.source) }
    }
    return sources
  }

  /// The name, with its kind when the other has the same name: "Kabul (city)".
  func names(_ subject: Place, _ object: Place) -> (String, String) {
    guard subject.name == object.name else { return (subject.name, object.name) }
    return (
      "\(subject.name) (\(subject.kind.rawValue))", "\(object.name) (\(object.kind.rawValue))"
    )
  }
}
