internal import Encoding
internal import Features

extension Symbology {
  /// The style as QGIS keeps it: categories by `style`, the temporal controller on `begin` and
  /// `finish`, both included, and map tips. `prop` is what every QGIS 3 reads.
  var qml: String {
    var bytes: [UInt8] = []
    bytes.appendMarkup(
      """
      <qgis version="3.22.0" styleCategories="Symbology|Temporal|MapTips|Fields">
      <temporal enabled="1" mode="2" limitMode="1" startField="begin" endField="finish" \
      startExpression="" endExpression="" durationField="" durationUnit="min" fixedDuration="0" \
      accumulate="0"><fixedRange><start></start><end></end></fixedRange></temporal>
      <renderer-v2 type="categorizedSymbol" attr="style" forceraster="0" symbollevels="0" \
      enableorderby="0">
      <categories>

      """)
    for (index, category) in categories.enumerated() {
      bytes.append(contentsOf: "<category symbol=\"\(index)\" value=\"".utf8)
      bytes.appendXML(category.key)
      bytes.appendMarkup("\" label=\"")
      bytes.appendXML(category.label.cleanedName)
      bytes.appendMarkup("\" render=\"true\"/>\n")
    }
    bytes.append(
      contentsOf:
        "<category symbol=\"\(categories.count)\" value=\"\" label=\"other\" render=\"true\"/>\n"
        .utf8)
    bytes.appendMarkup("</categories>\n<symbols>\n")
    for (index, style) in (categories.map(\.style) + [Self.plain]).enumerated() {
      appendSymbol(style, name: index, to: &bytes)
    }
    bytes.appendMarkup(
      """
      </symbols>
      </renderer-v2>
      <previewExpression>"title"</previewExpression>
      <mapTip enabled="1">&lt;b&gt;[% replace("title", '&lt;', '&amp;lt;') %]&lt;/b&gt;&lt;br&gt;\
      [% replace(replace("description", '&lt;', '&amp;lt;'), '\\n', '&lt;br&gt;') %]</mapTip>
      </qgis>

      """)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func appendSymbol(_ style: Style, name: Int, to bytes: inout [UInt8]) {
    let type: String =
      switch kind {
      case .point: "marker"
      case .line: "line"
      default: "fill"
      }
    bytes.append(
      contentsOf:
        "<symbol name=\"\(name)\" type=\"\(type)\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">"
        .utf8)
    switch kind {
    case .point:
      let layers = MarkerLayer.layers(of: style)
      for layer in layers { appendMarker(layer, to: &bytes) }
      if layers.isEmpty {
        appendLayer(
          "SimpleMarker", [("name", "circle"), ("color", "0,0,0,0"), ("size", "0")], to: &bytes)
      }
    case .line:
      appendLayer(
        "SimpleLine",
        [
          ("line_color", rgba(style.stroke, style.strokeOpacity)),
          ("line_width", decimalText(style.strokeWidth, places: 2)),
          ("line_width_unit", "Pixel"), ("capstyle", "round"), ("joinstyle", "round"),
        ], to: &bytes)
    default:
      let hasOutline = style.strokeOpacity > 0 && style.strokeWidth > 0
      appendLayer(
        "SimpleFill",
        [
          ("color", rgba(style.fill, style.fillOpacity)),
          ("style", style.fillOpacity > 0 ? "solid" : "no"),
          ("outline_color", rgba(style.stroke, style.strokeOpacity)),
          ("outline_style", hasOutline ? "solid" : "no"),
          ("outline_width", decimalText(style.strokeWidth, places: 2)),
          ("outline_width_unit", "Pixel"),
        ], to: &bytes)
    }
    bytes.appendMarkup("</symbol>\n")
  }

  private func appendMarker(_ layer: MarkerLayer, to bytes: inout [UInt8]) {
    appendLayer(
      "SimpleMarker",
      [
        ("name", layer.shape), ("color", layer.fill.map { rgba($0, 1) } ?? "0,0,0,0"),
        ("outline_color", rgba(layer.stroke, 1)), ("outline_style", "solid"),
        ("outline_width", layer.fill == nil ? "2" : "1"), ("outline_width_unit", "Pixel"),
        ("size", decimalText(layer.size, places: 2)), ("size_unit", "Pixel"),
        ("angle", decimalText(layer.angle, places: 1)),
      ], to: &bytes)
  }

  private func appendLayer(
    _ symbol: String, _ properties: [(String, String)], to bytes: inout [UInt8]
  ) {
    bytes.append(
      contentsOf: "<layer class=\"\(symbol)\" enabled=\"1\" locked=\"0\" pass=\"0\">".utf8)
    for (key, value) in properties {
      bytes.append(contentsOf: "<prop k=\"\(key)\" v=\"\(value)\"/>".utf8)
    }
    bytes.appendMarkup("</layer>")
  }

  private func rgba(_ colour: Colour, _ opacity: Double) -> String {
    let share = opacity.isFinite ? min(1, max(0, opacity)) : 1
    return "\(colour.red),\(colour.green),\(colour.blue),\(Int((share * 255).rounded()))"
  }
}
