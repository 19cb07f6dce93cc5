internal import Features
internal import GeoJSON

/// What features are drawn with, and where they stand among folders.
struct Drawing {
  private(set) var styles = StyleCollector()
  private(set) var folders = FolderTree()

  /// Makes plain text of the description, gives the feature its style, and returns its folder.
  mutating func prepare(_ read: inout ReadFeature) -> Int {
    read.feature.decimals = 7
    if read.feature.description.utf8.contains(UInt8(ascii: "<")) {
      read.feature.description = plainText(fromHTML: read.feature.description)
    }
    if let (style, name) = read.style {
      read.feature.style = styles.key(for: style, wanted: name)
    }
    switch read.folder {
    case .known(let index, _, _): return index
    case .told:
      addSimpleStyle(&read.feature)
      return toldFolder(of: read.feature) ?? 0
    case .path(let path):
      addSimpleStyle(&read.feature)
      let told = toldFolder(of: read.feature) ?? 0
      return told > 0 ? told : folders.index(of: path)
    }
  }

  private mutating func addSimpleStyle(_ feature: inout Feature) {
    guard let shape = feature.shape,
      let style = SimpleStyle.style(of: feature.properties, kind: shape.styleKind)
    else { return }
    feature.style = styles.key(for: style, wanted: "style")
  }

  private mutating func toldFolder(of feature: Feature) -> Int? {
    for property in feature.properties where property.name == FolderPath.property {
      guard case .string(let text) = property.value else { continue }
      return folders.index(of: FolderPath.names(text))
    }
    return nil
  }
}
