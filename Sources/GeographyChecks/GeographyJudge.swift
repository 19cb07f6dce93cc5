import Encoding
import Gazetteer
import Geometry

/// Holds statements against the gazetteer.
///
/// A name that fits several places is read in the way that agrees best: only what is wrong in
/// every reading is contradicted.
struct GeographyJudge {
  let gazetteer: Gazetteer

  func judge(_ statement: FoundStatement) -> (finding: Finding, subject: Place, object: Place?)? {
    var best: (finding: Finding, subject: Place, object: Place?)?
    let objects = statement.object.isEmpty ? [nil] : statement.object.prefix(4).map(Optional.some)
    for subject in statement.subject.prefix(4) {
      for object in objects {
        guard subject.id != object?.id, var finding = finding(statement, subject, object) else {
          continue
        }
        if statement.match.isNegated {
          finding.verdict = finding.verdict.negated
        }
        // Only a reading that agrees outranks the likeliest one.
        if let old = best?.finding.verdict {
          guard finding.verdict == .supported || finding.verdict == .loose, old != .supported,
            old != .loose || finding.verdict == .supported
          else { continue }
        }
        best = (finding, subject, object)
      }
    }
    return best
  }

  private func finding(
    _ statement: FoundStatement, _ subject: Place, _ object: Place?
  ) -> Finding? {
    switch statement.type {
    case .count: return count(subject, statement.match)
    case .population: return population(subject, statement.match)
    case .capital: return capital(subject, object, statement.match)
    case .direction:
      guard let object, let point = statement.match.direction else { return nil }
      return statement.relation == "in"
        ? part(subject, object, point) : direction(subject, object, point)
    case .border: return object.map { border(subject, $0) }
    case .containment: return object.map { containment(subject, $0) }
    case .distance:
      guard let object, let number = statement.match.number, let unit = statement.match.unit else {
        return nil
      }
      return distance(subject, object, kilometres: number * unit)
    }
  }

  // MARK: Direction

  static let supportedDegrees = 30.0
  static let looseDegrees = 67.5

  func direction(
    _ subject: Place, _ object: Place, _ point: CompassPoint, isPart: Bool = false
  ) -> Finding {
    var measured = bearings(subject, from: object)
    guard let offset = Self.offset(measured, point) else {
      return Finding(
        .unknown, "The gazetteer has no position for \(subject.name) or \(object.name)")
    }
    measured.offsetDegrees = offset
    var verdict = Self.verdict(offset)
    if verdict == .contradicted, isVague(subject, object, measured.distanceKilometres) {
      verdict = .unknown
    }
    let bearing = Self.nearer(measured, point)
    let at = CompassPoint(bearingDegrees: bearing).words
    let way = bearing == measured.bearingBorderDegrees ? "by their border" : "from centre to centre"
    let lies =
      isPart ? "lies in \(object.name), \(at) of its centre" : "lies \(at) of \(object.name)"
    var words = "\(subject.name) \(lies) (\(degrees(bearing)) \(way)"
    if let distance = measured.distanceKilometres {
      words += ", \(kilometres(distance)) apart"
    }
    words += "), \(degrees(offset)) off \(point.words)"
    var finding = Finding(verdict, words)
    finding.measured = measured
    finding.sources = positionSources(subject, object)
    finding.words += labels(finding.sources)
    return finding
  }

  /// "in the north of": where the subject lies, seen from the middle of the unit around it.
  func part(_ subject: Place, _ object: Place, _ point: CompassPoint) -> Finding {
    guard gazetteer.isInside(subject.id, object.id) else {
      // "in the north-west of Kabul" said of a place outside: the direction is what counts.
      if gazetteer.isInside(object.id, subject.id) {
        return Finding(.unknown, "\(subject.name) contains \(object.name)")
      }
      return direction(subject, object, point)
    }
    var finding = direction(subject, object, point, isPart: true)
    let radius = object.accuracyKilometres ?? 0
    if finding.verdict == .contradicted, let distance = finding.measured.distanceKilometres,
      distance < radius / 4
    {
      finding.verdict = .loose
      finding.words += "; it lies near the middle"
    }
    return finding
  }

  private func bearings(_ subject: Place, from object: Place) -> Measured {
    var measured = Measured()
    let touches = gazetteer.borders(of: object.id).contains { row in
      (row.a == subject.id || row.b == subject.id) && (row.sharedBorderKilometres ?? 1) > 0
    }
    let bearings = gazetteer.borderBearings(from: object, to: subject, isBorder: touches)
    measured.bearingBorderDegrees = bearings.border
    measured.bearingCentroidDegrees = bearings.centroid
    if let from = gazetteer.centre(of: object), let to = gazetteer.centre(of: subject) {
      measured.distanceKilometres = from.distanceKilometres(to: to)
    }
    return measured
  }

  private static func offset(_ measured: Measured, _ point: CompassPoint) -> Double? {
    [measured.bearingBorderDegrees, measured.bearingCentroidDegrees].compactMap(\.self).map {
      difference($0, point.bearingDegrees)
    }.min()
  }

  private static func nearer(_ measured: Measured, _ point: CompassPoint) -> Double {
    [measured.bearingBorderDegrees, measured.bearingCentroidDegrees].compactMap(\.self).min {
      difference($0, point.bearingDegrees) < difference($1, point.bearingDegrees)
    } ?? 0
  }

  /// The angle between two bearings, 0 to 180 degrees.
  static func difference(_ a: Double, _ b: Double) -> Double {
    let turn = abs(a - b).truncatingRemainder(dividingBy: 360)
    return min(turn, 360 - turn)
  }

  static func verdict(_ offset: Double) -> GeographyVerdict {
    offset <= supportedDegrees ? .supported : offset <= looseDegrees ? .loose : .contradicted
  }

  /// Whether points tell little: a river's, or those of spots closer than they are known.
  private func isVague(_ a: Place, _ b: Place, _ distance: Double?) -> Bool {
    let lines: Set<PlaceKind> = [.river, .road, .range, .region, .area, .continent]
    if lines.contains(a.kind) || lines.contains(b.kind) { return true }
    if gazetteer.isInside(b.id, a.id) { return true }
    let doubt = [a, b].filter { !$0.kind.isAdministrative }.compactMap(\.accuracyKilometres)
    return doubt.reduce(0, +) > (distance ?? 0)
  }

  // MARK: Distance

  func distance(_ subject: Place, _ object: Place, kilometres stated: Double) -> Finding {
    guard let from = gazetteer.centre(of: object), let to = gazetteer.centre(of: subject) else {
      return Finding(
        .unknown, "The gazetteer has no position for \(subject.name) or \(object.name)")
    }
    let points = [from, object.coordinate].compactMap(\.self)
    let ends = [to, subject.coordinate].compactMap(\.self)
    let all = points.flatMap { point in ends.map { point.distanceKilometres(to: $0) } }
    let straight = from.distanceKilometres(to: to)
    // From edge to edge at least, and half the size of both more at most.
    let slack = [subject, object].compactMap(\.accuracyKilometres).reduce(0, +)
    let low = max(0, (all.min() ?? straight) - slack)
    let high = (all.max() ?? straight) + slack
    let verdict: GeographyVerdict
    if all.contains(where: { abs($0 - stated) <= max(5, $0 * 0.15) }) {
      verdict = .supported
    } else if stated >= low * 0.85, stated <= high * 1.6 {
      // Roads wind: up to 1.6 times the straight line.
      verdict = .loose
    } else {
      verdict = .contradicted
    }
    let isLine = [subject, object].contains { [.river, .road, .range].contains($0.kind) }
    var finding = Finding(
      verdict == .contradicted && isLine ? .unknown : verdict,
      "\(subject.name) lies \(kilometres(straight)) from \(object.name) in a straight line")
    finding.measured.distanceKilometres = straight
    finding.sources = positionSources(subject, object)
    finding.words += labels(finding.sources)
    return finding
  }

  // MARK: Words

  func kilometres(_ value: Double) -> String { decimalText(value, places: 0) + " km" }
  private func degrees(_ value: Double) -> String { decimalText(value, places: 0) + "°" }
  /// ", by Natural Earth and GeoNames".
  func labels(_ sources: [String]) -> String {
    sources.isEmpty ? "" : ", by " + sources.map(label).joined(separator: " and ")
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
}
