import Gazetteer
import Geometry

extension GeographyJudge {
  /// What the points and sizes of two places allow.
  private struct Span {
    /// From centre to centre.
    let straight: Double
    /// Between any of their centres and points.
    let all: [Double]
    /// From edge to edge at least, and half the size of both more at most.
    let low: Double, high: Double
  }

  private func span(_ subject: Place, _ object: Place) -> Span? {
    guard let from = gazetteer.centre(of: object), let to = gazetteer.centre(of: subject) else {
      return nil
    }
    let points = [from, object.coordinate].compactMap(\.self)
    let ends = [to, subject.coordinate].compactMap(\.self)
    let all = points.flatMap { point in ends.map { point.distanceKilometres(to: $0) } }
    let straight = from.distanceKilometres(to: to)
    let slack = [subject, object].compactMap(\.accuracyKilometres).reduce(0, +)
    return Span(
      straight: straight, all: all, low: max(0, (all.min() ?? straight) - slack),
      high: (all.max() ?? straight) + slack)
  }

  /// "90 km from".
  func distance(_ subject: Place, _ object: Place, kilometres stated: Double) -> Finding {
    guard let span = span(subject, object) else { return noPosition(subject, object) }
    let verdict: GeographyVerdict
    if span.all.contains(where: { abs($0 - stated) <= max(5, $0 * 0.15) }) {
      verdict = .supported
    } else if stated >= span.low * 0.85, stated <= span.high * 1.6 {
      // Roads wind: up to 1.6 times the straight line.
      verdict = .loose
    } else {
      verdict = .contradicted
    }
    return finding(verdict, subject, object, span, stated: kilometres(stated))
  }

  /// "within 90 km of".
  func within(_ subject: Place, _ object: Place, kilometres stated: Double) -> Finding {
    guard let span = span(subject, object) else { return noPosition(subject, object) }
    let verdict: GeographyVerdict =
      (span.all.min() ?? span.straight) <= stated * 1.05
      ? .supported : span.low <= stated ? .loose : .contradicted
    return finding(verdict, subject, object, span, stated: "within \(kilometres(stated))")
  }

  private func finding(
    _ verdict: GeographyVerdict, _ subject: Place, _ object: Place, _ span: Span, stated: String
  ) -> Finding {
    let isLine = [subject, object].contains { [.river, .road, .range].contains($0.kind) }
    let verdict = verdict == .contradicted && isLine ? .unknown : verdict
    let names = names(subject, object)
    var finding = Finding(
      verdict, "\(names.0) lies \(kilometres(span.straight)) from \(names.1) in a straight line")
    if verdict == .contradicted { finding.words += ", not \(stated)" }
    finding.measured.distanceKilometres = span.straight
    finding.sources = positionSources(subject, object)
    finding.words += labels(finding.sources)
    return finding
  }

  private func noPosition(_ subject: Place, _ object: Place) -> Finding {
    Finding(.unknown, "The gazetteer has no position for \(subject.name) or \(object.name)")
  }
}
