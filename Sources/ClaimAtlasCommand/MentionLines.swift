import Chronology
import Encoding
import Gazetteer
import Geometry
import Reports
import Resolver
import Text

/// Place mentions as JSON lines, one a report.
///
/// Written straight as bytes: a tree of values would take as long as the resolving.
enum MentionLines {
  static func line(_ item: ReportMentions) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append("{\"id\":")
    bytes.appendJSONString(item.report.id)
    bytes.append(",\"published\":")
    bytes.appendJSON(JSONValue(item.report.published?.iso8601))
    bytes.append(",\"mentions\":[")
    for (number, mention) in item.mentions.enumerated() {
      if number > 0 { bytes.append(",") }
      append(mention, item.document, to: &bytes)
    }
    bytes.append("],\"error\":null}\n")
    return bytes
  }

  /// The line of a report that could not be read.
  static func line(fault: String, id: String?) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append("{\"id\":")
    bytes.appendJSON(JSONValue(id))
    bytes.append(",\"published\":null,\"mentions\":[],\"error\":")
    bytes.appendJSONString(fault)
    bytes.append("}\n")
    return bytes
  }

  private static func append(_ mention: Mention, _ document: Document, to bytes: inout [UInt8]) {
    let range = document.codePoints(mention.bytes)
    bytes.append("{\"start\":")
    bytes.appendInteger(Int64(range.lowerBound))
    bytes.append(",\"end\":")
    bytes.appendInteger(Int64(range.upperBound))
    bytes.append(",\"surface\":")
    bytes.appendJSONString(document.text(mention.bytes))
    bytes.append(",\"status\":\"")
    bytes.append(mention.status.rawValue)
    bytes.append("\",\"type\":\"")
    bytes.append(mention.type.rawValue)
    bytes.append("\",\"place\":")
    if let place = mention.place { append(place, to: &bytes) } else { bytes.append("null") }
    bytes.append(",\"score\":")
    bytes.appendDecimal(mention.score, places: 3)
    bytes.append(",\"because\":[")
    let because = mention.reasons + mention.because
    for (number, reason) in because.enumerated() {
      if number > 0 { bytes.append(",") }
      bytes.appendJSONString(reason)
    }
    bytes.append("],\"alternatives\":[")
    let others =
      mention.place == nil
      ? mention.candidates(atMost: 5)[...] : mention.candidates(atMost: 6).dropFirst()
    for (number, candidate) in others.enumerated() {
      bytes.append(number > 0 ? ",{\"id\":" : "{\"id\":")
      bytes.appendJSONString(candidate.place.id.rawValue)
      bytes.append(",\"name\":")
      bytes.appendJSONString(candidate.place.name)
      bytes.append(",\"kind\":\"")
      bytes.append(candidate.place.kind.rawValue)
      bytes.append("\",\"score\":")
      bytes.appendDecimal(candidate.score, places: 3)
      bytes.append("}")
    }
    bytes.append("]}")
  }

  private static func append(_ place: ResolvedPlace, to bytes: inout [UInt8]) {
    bytes.append("{\"id\":")
    bytes.appendJSONString(place.id.rawValue)
    bytes.append(",\"name\":")
    bytes.appendJSONString(place.name)
    bytes.append(",\"kind\":\"")
    bytes.append(place.kind.rawValue)
    bytes.append("\",\"country\":")
    if let country = place.country {
      bytes.appendJSONString(country)
    } else {
      bytes.append("null")
    }
    let point = place.approximateCoordinate
    for (name, value) in [(",\"lat\":", point?.latitude), (",\"lon\":", point?.longitude)] {
      bytes.append(name)
      if let value { bytes.appendDecimal(value, places: 5) } else { bytes.append("null") }
    }
    bytes.append("}")
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ text: String) { append(contentsOf: text.utf8) }
}
