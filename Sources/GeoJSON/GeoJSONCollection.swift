internal import Encoding
package import Features

/// The features of a file, and what the collection says of itself.
package struct GeoJSONCollection: Sendable {
  package var name = ""
  package var description = ""
  package var metadata: [Property] = []
  package var features: [Feature] = []
  package var faults: [GeoJSONFault] = []

  mutating func readMembers(of root: JSONValue) {
    name = root["name"]?.string ?? root["title"]?.string ?? ""
    description = root["description"]?.string ?? ""
    for member in root["metadata"]?.members ?? [] {
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
