import Encoding
import Gazetteer
import Geometry
import Reports
import Resolver
import Text

/// The mentions of one report that are shown.
struct ReportMentions: Sendable {
  var report: Report
  let document: Document
  let mentions: [Mention]
}

/// Place mentions in the formats of annotation and mapping tools.
enum MentionFormats {
  /// One line a mention under a header; offsets count code points, the end is exclusive.
  static func csv(_ reports: [ReportMentions]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendCSVRecord([
      "doc", "start", "end", "surface", "status", "type", "place_id", "name", "kind", "country",
      "lat", "lon", "score", "because",
    ])
    for item in reports {
      for mention in item.mentions {
        let range = item.document.codePoints(mention.bytes)
        let place = mention.place
        bytes.appendCSVRecord(
          [
            item.report.id, "\(range.lowerBound)", "\(range.upperBound)",
            item.document.text(mention.bytes), mention.status.rawValue, mention.type.rawValue,
            place?.id.rawValue ?? "", place?.name ?? "", place?.kind.rawValue ?? "",
            place?.country ?? "",
            (JSONValue(place?.approximateCoordinate?.latitude, places: 5)).cell,
            (JSONValue(place?.approximateCoordinate?.longitude, places: 5)).cell,
            (JSONValue(mention.score, places: 3)).cell,
            (mention.reasons + mention.because).joined(separator: "; "),
          ], guardFormulas: true)
      }
    }
    return bytes
  }

  /// A GeoJSON feature for every mention whose place has a point (RFC 7946).
  static func geoJSON(_ reports: [ReportMentions]) -> [UInt8] {
    var features: [JSONValue] = []
    for item in reports {
      for mention in item.mentions {
        guard let place = mention.place, let point = place.coordinate else { continue }
        let range = item.document.codePoints(mention.bytes)
        features.append([
          "type": "Feature",
          "geometry": [
            "type": "Point",
            "coordinates": .array([
              JSONValue(point.longitude, places: 5), JSONValue(point.latitude, places: 5),
            ]),
          ],
          "properties": [
            "doc": .string(item.report.id), "start": .integer(range.lowerBound),
            "end": .integer(range.upperBound),
            "surface": .string(item.document.text(mention.bytes)),
            "status": .string(mention.status.rawValue), "type": .string(mention.type.rawValue),
            "place_id": .string(place.id.rawValue), "name": .string(place.name),
            "kind": .string(place.kind.rawValue), "country": JSONValue(place.country),
            "score": JSONValue(mention.score, places: 3),
          ],
        ])
      }
    }
    return document(["type": "FeatureCollection", "features": .array(features)])
  }

  /// Web Annotations (W3C Recommendation, 2017): one page, an annotation a mention, each with a
  /// position in code points and the quoted words between their surroundings.
  static func webAnnotations(_ reports: [ReportMentions]) -> [UInt8] {
    var items: [JSONValue] = []
    for item in reports {
      let text = item.document
      let source = item.report.url ?? item.report.id
      for mention in item.mentions {
        guard let place = mention.place else { continue }
        let range = text.codePoints(mention.bytes)
        let before = text.byteOffset(ofCodePoint: max(0, range.lowerBound - 32))
        let after = text.byteOffset(ofCodePoint: range.upperBound + 32)
        items.append([
          "id": .string(
            "urn:claimatlas:mention:\(escaped(item.report.id)):\(range.lowerBound)-\(range.upperBound)"
          ),
          "type": "Annotation", "motivation": "identifying",
          "body": [
            "type": "SpecificResource", "purpose": "identifying",
            "source": .string("urn:claimatlas:place:\(escaped(place.id.rawValue))"),
            "label": .string(place.name),
          ],
          "target": [
            "source": .string(source),
            "selector": .array([
              [
                "type": "TextPositionSelector", "start": .integer(range.lowerBound),
                "end": .integer(range.upperBound),
              ],
              [
                "type": "TextQuoteSelector", "exact": .string(text.text(mention.bytes)),
                "prefix": .string(text.text(before..<mention.bytes.lowerBound)),
                "suffix": .string(text.text(mention.bytes.upperBound..<after)),
              ],
            ]),
          ],
        ])
      }
    }
    return document([
      "@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:claimatlas:mentions",
      "type": "AnnotationPage", "items": .array(items),
    ])
  }

  /// brat standoff: text bounds in code points, parted at line ends, and the place of each.
  static func brat(_ item: ReportMentions) -> [UInt8] {
    var lines = ""
    for (index, mention) in item.mentions.enumerated() {
      var pieces: [(range: Range<Int>, text: String)] = []
      var start = mention.bytes.lowerBound
      for byte in mention.bytes.lowerBound...mention.bytes.upperBound
      where byte == mention.bytes.upperBound || item.document.bytes[byte] == 0x0A
        || item.document.bytes[byte] == 0x0D
      {
        if byte > start {
          pieces.append((item.document.codePoints(start..<byte), item.document.text(start..<byte)))
        }
        start = byte + 1
      }
      let bounds = pieces.map { "\($0.range.lowerBound) \($0.range.upperBound)" }
      let kind = mention.place?.kind.rawValue ?? mention.status.rawValue
      lines += "T\(index + 1)\t\(kind) \(bounds.joined(separator: ";"))\t"
      lines += pieces.map(\.text).joined(separator: " ") + "\n"
      if let place = mention.place {
        lines += "N\(index + 1)\tReference T\(index + 1) ClaimAtlas:\(place.id.rawValue)"
        lines += "\t\(place.name)\n"
      }
    }
    return Array(lines.utf8)
  }

  /// The figures behind every decision, for training weights: one line a report.
  static func features(_ item: ReportMentions) -> JSONValue {
    func pairs(_ reasons: [Reason]) -> JSONValue {
      .array(reasons.map { .array([.string($0.name), JSONValue($0.value, places: 4)]) })
    }
    return [
      "id": .string(item.report.id),
      "toponyms": .array(
        item.mentions.filter { $0.type != .demonym }.map { mention in
          let range = item.document.codePoints(mention.bytes)
          return [
            "start": .integer(range.lowerBound), "end": .integer(range.upperBound),
            "surface": .string(item.document.text(mention.bytes)), "signs": pairs(mention.signs),
            "candidates": .array(
              mention.candidates.prefix(40).map { candidate in
                let point = candidate.place.approximateCoordinate
                return [
                  "name": .string(candidate.place.name),
                  "kind": .string(candidate.place.kind.rawValue),
                  "lat": JSONValue(point?.latitude, places: 5),
                  "lon": JSONValue(point?.longitude, places: 5),
                  "traits": pairs(candidate.traits),
                ]
              }),
          ]
        }),
    ]
  }

  private static func document(_ value: JSONValue) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendJSON(value, indent: 0)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// A text with all but unreserved characters as percent codes (RFC 3986, section 2.3).
  private static func escaped(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
      default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONValue {
  /// The value as a cell of a table; empty for none.
  fileprivate var cell: String { self == .null ? "" : text() }
}
