import Glibc

extension Shape {
  /// The geodesic distance in kilometres from a position to the nearest point of a boundary, a
  /// line or a point of the shape, whether it lies inside or outside; edges are straight in
  /// degrees. `nil` for a shape without positions.
  public func distanceToBoundaryKilometres(from coordinate: Coordinate) -> Double? {
    let origin = Ellipsoid.cartesian(
      longitudeDegrees: coordinate.longitude, latitudeDegrees: coordinate.latitude)
    let segments = boundarySegments
    // Straight lines through the earth order the segments; only the near ones are measured.
    let chords = segments.map { $0.chordDistance(from: origin) }
    let reach = zip(segments, chords).map { $0.sagitta + $1 }.min()
    guard let reach else { return nil }
    let limit = reach * 1.002
    let candidates = zip(segments, chords).map { (segment: $0, chord: $1 - $0.sagitta) }
      .filter { $0.chord <= limit }
      .sorted { $0.chord < $1.chord }
    var distance = Double.infinity
    for (segment, chord) in candidates where chord <= distance {
      distance = min(distance, segment.distanceKilometres(from: coordinate))
    }
    return distance
  }

  private var boundarySegments: [Segment] {
    var segments = points.map { Segment($0.longitude, $0.latitude, $0.longitude, $0.latitude) }
    for path in paths {
      if let only = path.first, path.count == 1 {
        segments.append(Segment(only.longitude, only.latitude, only.longitude, only.latitude))
      }
      for (a, b) in zip(path, path.dropFirst()) {
        var step = b.longitude - a.longitude
        if isAntimeridianStep(a, b) { step -= step > 0 ? 360 : -360 }
        let rise = b.latitude - a.latitude
        let pieces = max(1, max(abs(step), abs(rise)).rounded(.up))
        for piece in 0..<Int(pieces) {
          let (from, to) = (Double(piece) / pieces, Double(piece + 1) / pieces)
          segments.append(
            Segment(
              a.longitude + step * from, a.latitude + rise * from,
              a.longitude + step * to, a.latitude + rise * to))
        }
      }
    }
    return segments
  }
}

/// A piece of an edge, no longer than a degree either way.
private struct Segment {
  let startLongitude: Double, startLatitude: Double, endLongitude: Double, endLatitude: Double

  /// How far, in kilometres, the chord may lie from the edge: a degree's sagitta is 0.25.
  var sagitta: Double {
    let length = max(abs(endLongitude - startLongitude), abs(endLatitude - startLatitude))
    return 0.6 * length * length + 1e-6
  }

  private let start: SIMD3<Double>
  private let end: SIMD3<Double>

  init(_ a: Double, _ b: Double, _ c: Double, _ d: Double) {
    start = Ellipsoid.cartesian(longitudeDegrees: a, latitudeDegrees: b)
    end = Ellipsoid.cartesian(longitudeDegrees: c, latitudeDegrees: d)
    (startLongitude, startLatitude, endLongitude, endLatitude) = (a, b, c, d)
  }

  func chordDistance(from origin: SIMD3<Double>) -> Double {
    let along = end - start
    let square = (along * along).sum()
    let fraction = square > 0 ? ((origin - start) * along).sum() / square : 0
    let offset = origin - start - along * min(1, max(0, fraction))
    return (offset * offset).sum().squareRoot()
  }

  /// The least geodesic distance, by golden section to a centimetre or so.
  func distanceKilometres(from coordinate: Coordinate) -> Double {
    let ratio = (5.0.squareRoot() - 1) / 2
    var (low, high) = (0.0, 1.0)
    var (left, right) = (1 - ratio, ratio)
    var (leftValue, rightValue) = (distance(coordinate, left), distance(coordinate, right))
    for _ in 0..<36 {
      if leftValue <= rightValue {
        (high, right, rightValue) = (right, left, leftValue)
        left = high - ratio * (high - low)
        leftValue = distance(coordinate, left)
      } else {
        (low, left, leftValue) = (left, right, rightValue)
        right = low + ratio * (high - low)
        rightValue = distance(coordinate, right)
      }
    }
    let ends = min(distance(coordinate, 0), distance(coordinate, 1))
    return min(ends, leftValue, rightValue)
  }

  private func distance(_ coordinate: Coordinate, _ fraction: Double) -> Double {
    coordinate.distanceKilometres(
      to: Coordinate(
        wrapping: startLongitude + (endLongitude - startLongitude) * fraction,
        startLatitude + (endLatitude - startLatitude) * fraction))
  }
}
