import CGEOS
public import Geometry

/// Returns the union of some shapes on the plane of degrees; a collection of nothing for none.
///
/// - Throws: `TopologyError` from GEOS, as for shapes that cannot be noded.
public func union(_ shapes: [Shape]) throws(TopologyError) -> Shape {
  let session = try Session()
  var parts: [Handle] = []
  for shape in shapes { parts.append(try session.geometry(shape).valid()) }
  return try session.collection(parts, GEOS_GEOMETRYCOLLECTION).unaryUnion().shape()
}

/// Returns what two shapes have in common on the plane of degrees; a collection of nothing when
/// they are apart.
///
/// - Throws: `TopologyError` from GEOS.
public func intersection(_ a: Shape, _ b: Shape) throws(TopologyError) -> Shape {
  let session = try Session()
  return try session.geometry(a).valid().intersection(session.geometry(b).valid()).shape()
}

/// Returns what of `a` is not in `b` on the plane of degrees; a collection of nothing when none is.
///
/// - Throws: `TopologyError` from GEOS.
public func difference(_ a: Shape, _ b: Shape) throws(TopologyError) -> Shape {
  let session = try Session()
  return try session.geometry(a).valid().difference(session.geometry(b).valid()).shape()
}
