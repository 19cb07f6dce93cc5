internal import Encoding
package import Features

/// What a collection says of itself, and what in it could not be read.
package struct GeoJSONCollection: Sendable {
  package var name = ""
  package var description = ""
  package var metadata: [Property] = []
  /// The first faults, in the order of the file.
  package var faults: [GeoJSONFault] = []

  /// A collection that says nothing.
  package init() {}

  /// Reads a member beside the features; a `name` outranks a `title`.
  mutating func readMember(_ label: String, _ value: JSONValue) {
    switch label {
    case "name": name = value.string ?? name
    case "title": if name.isEmpty { name = value.string ?? "" }
    case "description": description = value.string ?? ""
    default:
      for member in value.members ?? [] {
        switch member.value {
        case .string(let text): metadata.append(Property(member.name, .string(text)))
        case .integer(let value): metadata.append(Property(member.name, .integer(value)))
        case .number(let value): metadata.append(Property(member.name, .number(value)))
        case .bool(let value): metadata.append(Property(member.name, .bool(value)))
        default: break
        }
      }
    }
  }
}
