import Gazetteer
import Geometry

extension GeographyJudge {
  func border(_ subject: Place, _ object: Place) -> Finding {
    let answer = gazetteer.relation(subject, object)
    var finding: Finding
    switch answer.relation {
    case .borders:
      let certain = answer.border?.isCertain ?? true
      var words = "\(subject.name) and \(object.name) share a border"
      let lengths = (answer.border?.lengths ?? []).map {
        "\(kilometres($0.kilometres)) (\(label($0.source)))"
      }
      if !lengths.isEmpty { words += ": " + lengths.joined(separator: ", ") }
      if !certain { words += "; the sources disagree whether there is one" }
      finding = Finding(certain ? .supported : .loose, words)
      finding.measured.border = answer.border
      finding.sources = (answer.border?.lengths ?? []).map(\.source)
    case .onBorder:
      finding = Finding(
        .supported, "\(subject.name) and \(object.name) meet: one lies on a border of the other")
      finding.sources = positionSources(subject, object)
    case .crosses:
      finding = Finding(.loose, "One of \(subject.name) and \(object.name) leads through the other")
      finding.sources = positionSources(subject, object)
    case .inside, .contains, .same:
      finding = Finding(.unknown, "One of \(subject.name) and \(object.name) lies in the other")
    case .apart, .unknown:
      if let lifted = lifted(subject, object) { return lifted }
      let isAnswered =
        answer.relation == .apart && subject.kind.isAdministrative && object.kind.isAdministrative
      finding = Finding(
        isAnswered ? .contradicted : .unknown,
        isAnswered
          ? "\(subject.name) and \(object.name) share no border" + between(answer.path)
          : "The gazetteer has no borders for \(subject.name) and \(object.name)")
      finding.sources = Array(
        Set((gazetteer.borders(of: subject.id) + gazetteer.borders(of: object.id)).map(\.source))
      ).sorted()
      finding.words += labels(finding.sources)
    }
    finding.measured.distanceKilometres = answer.distanceKilometres
    finding.measured.bearingBorderDegrees = answer.bearingBorderDegrees
    return finding
  }

  /// ": Kapisa lies between them".
  private func between(_ path: [Place]) -> String {
    switch path.count {
    case 3: ": \(path[1].name) lies between them"
    case 4...:
      ": between them lie at least \(path.count - 2) others, as \(path[1].name) and "
        + "\(path[path.count - 2].name)"
    default: ""
    }
  }

  /// For a valley or town: whether the units around it meet the other place.
  private func lifted(_ subject: Place, _ object: Place) -> Finding? {
    guard !subject.kind.isAdministrative || !object.kind.isAdministrative else { return nil }
    for kind in [PlaceKind.district, .province] {
      let a = subject.kind.isAdministrative ? subject : gazetteer.enclosing(subject.id, kind: kind)
      let b = object.kind.isAdministrative ? object : gazetteer.enclosing(object.id, kind: kind)
      guard let a, let b, a.id != b.id else { continue }
      let answer = gazetteer.relation(a, b)
      guard answer.relation == .borders else { continue }
      var finding = Finding(
        .loose,
        "\(a.name) (\(a.kind.rawValue)) and \(b.name) (\(b.kind.rawValue)), in which they lie, "
          + "share a border")
      finding.measured.border = answer.border
      finding.sources = (answer.border?.lengths ?? []).map(\.source)
      finding.isLifted = true
      return finding
    }
    return nil
  }

  func containment(_ subject: Place, _ object: Place, isDenied: Bool = false) -> Finding {
    let names = names(subject, object)
    func finding(_ verdict: GeographyVerdict, _ words: String) -> Finding {
      var finding = Finding(verdict, words)
      finding.sources = Array(Set([subject.source, object.source])).sorted()
      finding.words += labels(finding.sources)
      return finding
    }
    if gazetteer.isInside(subject.id, object.id) {
      return finding(.supported, "\(names.0) lies in \(names.1)")
    }
    if gazetteer.onBorder(subject).contains(where: { $0.id == object.id }) {
      return finding(.loose, "\(subject.name) lies on the border of \(object.name)")
    }
    if object.kind == .region {
      let members = gazetteer.facts(of: object.id, "member").map(\.value)
      let country = gazetteer.enclosing(subject.id, kind: .country)?.id.rawValue ?? ""
      if members.contains(country) || members.contains(subject.id.rawValue) {
        return finding(.supported, "\(subject.name) lies in \(object.name)")
      }
    }
    let known = gazetteer.ancestors(of: subject.id).first { $0.kind == object.kind }
    let lines: Set<PlaceKind> = [.river, .road, .range, .valley, .area, .region]
    guard let known, object.kind != .continent, !lines.contains(subject.kind) else {
      if gazetteer.isInside(object.id, subject.id), !lines.contains(subject.kind) {
        return finding(.contradicted, "\(subject.name) is the larger: \(object.name) lies in it")
      }
      return finding(
        .unknown, "The gazetteer does not tell whether \(subject.name) lies in \(object.name)")
    }
    let denial = isDenied ? "" : ", not in \(object.name)"
    return finding(.contradicted, "\(subject.name) lies in \(known.name)" + denial)
  }
}
