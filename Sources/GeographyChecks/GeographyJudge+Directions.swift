import Gazetteer
import Geometry

extension GeographyJudge {
  static let supportedDegrees = 30.0
  static let looseDegrees = 67.5

  /// "north of": where the subject lies, seen from the object.
  func direction(
    _ subject: Place, _ object: Place, _ point: CompassPoint, isDenied: Bool = false
  ) -> Finding {
    guard var finding = judged(subject, object, point) else {
      return Finding(
        .unknown, "The gazetteer has no position for \(subject.name) or \(object.name)")
    }
    let names = names(subject, object)
    finding.words =
      "\(names.0) lies \(side(finding, point).words) of \(names.1)"
      + tail(finding, point, isDenied) + how(finding, point)
    return finding
  }

  /// "in the north of": where the subject lies, seen from the middle of the unit around it.
  func part(
    _ subject: Place, _ object: Place, _ point: CompassPoint, isDenied: Bool = false
  ) -> Finding {
    guard gazetteer.isInside(subject.id, object.id) else {
      // "in the north-west of Kabul" said of a place outside: the direction is what counts.
      return direction(subject, object, point, isDenied: isDenied)
    }
    guard var finding = judged(subject, object, point) else {
      return Finding(
        .unknown, "The gazetteer has no position for \(subject.name) or \(object.name)")
    }
    let names = names(subject, object)
    var place = "in the \(side(finding, point).words) of \(names.1)"
    if finding.verdict == .contradicted {
      if let distance = finding.measured.distanceKilometres,
        distance < (object.accuracyKilometres ?? 0) / 4
      {
        finding.verdict = .loose
        place = "near the middle of \(names.1)"
      } else if let offset = finding.measured.offsetDegrees, offset <= 90 {
        // Of a long country the eastern half is called its east.
        finding.verdict = .loose
      }
    }
    finding.words =
      "\(names.0) lies \(place)" + tail(finding, point, isDenied) + how(finding, point)
    return finding
  }

  private func judged(_ subject: Place, _ object: Place, _ point: CompassPoint) -> Finding? {
    var measured = bearings(subject, from: object)
    guard let offset = Self.offset(measured, point) else { return nil }
    measured.offsetDegrees = offset
    var verdict = Self.verdict(offset)
    if verdict == .contradicted, isVague(subject, object, measured.distanceKilometres) {
      verdict = .unknown
    }
    var finding = Finding(verdict, "")
    finding.measured = measured
    finding.sources = positionSources(subject, object)
    return finding
  }

  /// What is said when it is the nearest of the eight points, else the nearest of sixteen.
  private func side(_ finding: Finding, _ point: CompassPoint) -> CompassPoint {
    let bearing = Self.nearer(finding.measured, point)
    let isNearest = CompassPoint(bearingDegrees: bearing, among: .eight) == point
    return isNearest ? point : CompassPoint(bearingDegrees: bearing)
  }

  /// ", not north-west": what the text says instead.
  private func tail(_ finding: Finding, _ point: CompassPoint, _ isDenied: Bool) -> String {
    guard !isDenied else { return "" }
    switch finding.verdict {
    case .supported, .unknown: return ""
    case .loose: return ", so “\(point.words)” is loose"
    case .contradicted: return ", not \(point.words)"
    }
  }

  /// " (bearing 29°, 116 km from centre to centre, 74° off; Natural Earth)".
  private func how(_ finding: Finding, _ point: CompassPoint) -> String {
    let bearing = Self.nearer(finding.measured, point)
    let isBorder = bearing == finding.measured.bearingBorderDegrees
    var parts = ["bearing \(degrees(bearing))" + (isBorder ? " to the common border" : "")]
    if let offset = finding.measured.offsetDegrees {
      parts.append("\(degrees(offset)) off \(point.words)")
    }
    if let distance = finding.measured.distanceKilometres {
      parts.append("\(kilometres(distance)) from centre to centre")
    }
    let sources = labels(finding.sources).dropFirst(2).dropLast()
    return " (\(parts.joined(separator: ", "))" + (sources.isEmpty ? "" : "; \(sources)") + ")"
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
    let doubt = [a, b].filter { !$0.kind.isAdministrative }.compactMap(\.accuracyKilometres)
    return doubt.reduce(0, +) > (distance ?? 0)
  }
}
