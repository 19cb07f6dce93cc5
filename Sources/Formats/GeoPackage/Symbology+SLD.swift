internal import Encoding
internal import Features

extension Symbology {
  /// The style as Symbology Encoding 1.1 (OGC 05-077r4), for readers other than QGIS.
  var sld: String {
    var bytes: [UInt8] = []
    bytes.appendMarkup(
      """
      <StyledLayerDescriptor version="1.1.0" xmlns="http://www.opengis.net/sld" \
      xmlns:se="http://www.opengis.net/se" xmlns:ogc="http://www.opengis.net/ogc">\
      <NamedLayer><se:Name>claims</se:Name><UserStyle><se:FeatureTypeStyle>

      """)
    for category in categories {
      bytes.appendMarkup("<se:Rule><se:Name>")
      bytes.appendXML(category.label.cleanedName)
      bytes.appendMarkup(
        """
        </se:Name><ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>style</ogc:PropertyName>\
        <ogc:Literal>
        """)
      bytes.appendXML(category.key)
      bytes.appendMarkup("</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>")
      appendSymbolizer(category.style, to: &bytes)
      bytes.appendMarkup("</se:Rule>\n")
    }
    bytes.appendMarkup("<se:Rule><se:Name>other</se:Name><se:ElseFilter/>")
    appendSymbolizer(Self.plain, to: &bytes)
    bytes.appendMarkup(
      """
      </se:Rule>
      </se:FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>

      """)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func appendSymbolizer(_ style: Style, to bytes: inout [UInt8]) {
    let width = style.strokeWidth.isFinite ? max(0, style.strokeWidth) : 1
    switch kind {
    case .point:
      for layer in MarkerLayer.layers(of: style) { appendMark(layer, to: &bytes) }
    case .line:
      bytes.appendMarkup("<se:LineSymbolizer>")
      appendStroke(style.stroke, style.strokeOpacity, width, to: &bytes)
      bytes.appendMarkup("</se:LineSymbolizer>")
    default:
      bytes.appendMarkup("<se:PolygonSymbolizer>")
      if style.fillOpacity > 0 { appendFill(style.fill, style.fillOpacity, to: &bytes) }
      if style.strokeOpacity > 0, width > 0 {
        appendStroke(style.stroke, style.strokeOpacity, width, to: &bytes)
      }
      bytes.appendMarkup("</se:PolygonSymbolizer>")
    }
  }

  private func appendMark(_ layer: MarkerLayer, to bytes: inout [UInt8]) {
    let names = ["cross2": "x", "diamond": "square", "arrow": "triangle"]
    let angle = layer.shape == "diamond" ? layer.angle + 45 : layer.angle
    bytes.append(
      contentsOf:
        "<se:PointSymbolizer><se:Graphic><se:Mark><se:WellKnownName>\(names[layer.shape] ?? layer.shape)</se:WellKnownName>"
        .utf8)
    if let fill = layer.fill { appendFill(fill, 1, to: &bytes) }
    appendStroke(layer.stroke, 1, layer.fill == nil ? 2 : 1, to: &bytes)
    bytes.append(
      contentsOf: "</se:Mark><se:Size>\(decimalText(layer.size, places: 2))</se:Size>".utf8)
    if angle != 0 {
      bytes.append(
        contentsOf: "<se:Rotation>\(decimalText(angle, places: 1))</se:Rotation>".utf8)
    }
    bytes.appendMarkup("</se:Graphic></se:PointSymbolizer>")
  }

  private func appendFill(_ colour: Colour, _ opacity: Double, to bytes: inout [UInt8]) {
    bytes.appendMarkup("<se:Fill>")
    appendParameter("fill", colour.hex, to: &bytes)
    appendParameter("fill-opacity", decimalText(min(1, opacity), places: 3), to: &bytes)
    bytes.appendMarkup("</se:Fill>")
  }

  private func appendStroke(
    _ colour: Colour, _ opacity: Double, _ width: Double, to bytes: inout [UInt8]
  ) {
    bytes.appendMarkup("<se:Stroke>")
    appendParameter("stroke", colour.hex, to: &bytes)
    appendParameter("stroke-opacity", decimalText(min(1, opacity), places: 3), to: &bytes)
    appendParameter("stroke-width", decimalText(width, places: 2), to: &bytes)
    bytes.appendMarkup("</se:Stroke>")
  }

  private func appendParameter(_ name: String, _ value: String, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: "<se:SvgParameter name=\"\(name)\">\(value)</se:SvgParameter>".utf8)
  }
}
