import CGEOS
import Geometry

/// One GEOS context, for one operation: never shared, and gone with its last geometry.
final class Session {
  let context: GEOSContextHandle_t
  private let log = Log()

  /// Holds the last message; the context writes to it through an unowned pointer.
  private final class Log {
    var message = ""
  }

  init() throws(TopologyError) {
    guard let context = GEOS_init_r() else {
      throw TopologyError(operation: "init", message: "no context")
    }
    self.context = context
    _ = GEOSContext_setErrorMessageHandler_r(
      context,
      { message, log in
        guard let message, let log else { return }
        Unmanaged<Log>.fromOpaque(log).takeUnretainedValue().message = String(cString: message)
      }, Unmanaged.passUnretained(log).toOpaque())
  }

  deinit { GEOS_finish_r(context) }

  func failure(_ operation: String) -> TopologyError {
    TopologyError(
      operation: operation, message: log.message.isEmpty ? "no reason given" : log.message)
  }

  /// Takes ownership of what an operation returned.
  func owned(_ pointer: OpaquePointer?, _ operation: String) throws(TopologyError) -> Handle {
    guard let pointer else { throw failure(operation) }
    return Handle(self, pointer)
  }
}

/// A GEOS geometry with one owner, which keeps its session alive.
final class Handle {
  let session: Session
  private(set) var pointer: OpaquePointer?

  init(_ session: Session, _ pointer: OpaquePointer) {
    self.session = session
    self.pointer = pointer
  }

  deinit {
    if let pointer { GEOSGeom_destroy_r(session.context, pointer) }
  }

  /// Gives the geometry to a collection, which then owns it.
  func released() -> OpaquePointer? {
    defer { pointer = nil }
    return pointer
  }

  var isEmpty: Bool { GEOSisEmpty_r(session.context, pointer) == 1 }

  var isValid: Bool { GEOSisValid_r(session.context, pointer) == 1 }

  func intersection(_ other: Handle) throws(TopologyError) -> Handle {
    let result = GEOSIntersection_r(session.context, pointer, other.pointer)
    return try session.owned(result, "intersection")
  }

  func difference(_ other: Handle) throws(TopologyError) -> Handle {
    let result = GEOSDifference_r(session.context, pointer, other.pointer)
    return try session.owned(result, "difference")
  }

  func unaryUnion() throws(TopologyError) -> Handle {
    try session.owned(GEOSUnaryUnion_r(session.context, pointer), "union")
  }

  func lineMerged() throws(TopologyError) -> Handle {
    try session.owned(GEOSLineMerge_r(session.context, pointer), "lineMerge")
  }

  /// The geometry itself when valid, else repaired.
  func valid() throws(TopologyError) -> Handle { isValid ? self : try repaired() }

  /// Rings are kept as boundaries, what collapses is dropped (GEOS's structure method).
  func repaired() throws(TopologyError) -> Handle {
    guard let parameters = GEOSMakeValidParams_create_r(session.context) else {
      throw session.failure("makeValid")
    }
    defer { GEOSMakeValidParams_destroy_r(session.context, parameters) }
    _ = GEOSMakeValidParams_setMethod_r(session.context, parameters, GEOS_MAKE_VALID_STRUCTURE)
    _ = GEOSMakeValidParams_setKeepCollapsed_r(session.context, parameters, 0)
    let result = GEOSMakeValidWithParams_r(session.context, pointer, parameters)
    return try session.owned(result, "makeValid")
  }
}
