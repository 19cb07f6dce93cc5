import CGEOS
public import Geometry

/// Returns why a shape is invalid by the OGC rules (Simple Feature Access, OGC 06-103r4, section
/// 6.1.11) and where, such as "Self-intersection at longitude 5, latitude 5"; `nil` when it is
/// valid. One fault can hide others.
///
/// - Throws: `TopologyError` when the shape cannot be built, as a line of a single position.
public func validityFault(of shape: Shape) throws(TopologyError) -> String? {
  let session = try Session()
  let geometry = try session.geometry(shape)
  var reason: UnsafeMutablePointer<CChar>?
  var location: OpaquePointer?
  let verdict = GEOSisValidDetail_r(session.context, geometry.pointer, 0, &reason, &location)
  defer { if let reason { GEOSFree_r(session.context, reason) } }
  let place = try location.map { pointer throws(TopologyError) in
    try Handle(session, pointer).shape().coordinates
  }
  switch verdict {
  case 1: return nil
  case 0:
    let words = reason.map { String(cString: $0) } ?? "Invalid"
    guard let first = place?.first else { return words }
    return "\(words) at longitude \(first.longitude), latitude \(first.latitude)"
  default: throw session.failure("isValid")
  }
}

/// Returns the shape made valid: rings stay boundaries, overlaps merge, what has collapsed to a
/// line is dropped. A valid shape comes back as it is.
///
/// - Throws: `TopologyError` when GEOS cannot repair it.
public func repaired(_ shape: Shape) throws(TopologyError) -> Shape {
  let geometry = try Session().geometry(shape)
  return geometry.isValid ? shape : try geometry.repaired().shape()
}

/// Returns the shape with fewer corners, none farther than a tolerance in degrees from the edge
/// that replaces it, and still valid (Douglas and Peucker, topology-preserving). Shapes that
/// share a border are simplified each for itself, so their borders may come apart.
///
/// - Throws: `TopologyError` from GEOS.
public func simplified(
  _ shape: Shape, toleranceDegrees: Double
) throws(TopologyError) -> Shape {
  let session = try Session()
  let geometry = try session.geometry(shape)
  let result = GEOSTopologyPreserveSimplify_r(
    session.context, geometry.pointer, max(0, toleranceDegrees))
  return try session.owned(result, "simplify").shape()
}
