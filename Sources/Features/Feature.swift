public import Chronology
public import Geometry

/// A property value of one of the types that every format can hold.
public enum PropertyValue: Hashable, Sendable {
  case string(String)
  case integer(Int)
  case number(Double)
  case bool(Bool)
}

/// A named property.
public struct Property: Hashable, Sendable {
  /// The name, as users see it in attribute tables.
  public let name: String
  /// The value.
  public let value: PropertyValue

  /// Creates a property.
  public init(_ name: String, _ value: PropertyValue) {
    self.name = name
    self.value = value
  }
}

/// When a feature holds.
public enum FeatureTime: Hashable, Sendable {
  /// A day.
  case day(CalendarDate)
  /// From the first day to the last, both included; `nil` is open.
  case interval(start: CalendarDate?, end: CalendarDate?)
}

/// A thing on the map with its attributes, independent of any file format.
public struct Feature: Hashable, Sendable {
  /// Stable over runs and unique in its file.
  public var id: String
  /// The title people read.
  public var name: String
  /// Plain text under the title; lines are separated by a line feed.
  public var description: String
  /// The shape, or `nil` for a feature without a place.
  public var shape: Shape?
  /// The attributes, in order.
  public var properties: [Property]
  /// When it holds, or `nil` when it has no time.
  public var time: FeatureTime?
  /// The key of its style in the layer set's ``StyleTable``, or `nil`.
  public var style: String?
  /// Decimals of its coordinates, by the accuracy of the place.
  public var decimals: Int
  /// The scale in pixels a kilometre from which a point is drawn, where a viewer can choose; at
  /// smaller ones it would lie over others.
  public var smallestScale: Double?

  /// Creates a feature.
  public init(
    id: String, name: String, description: String = "", shape: Shape?,
    properties: [Property] = [], time: FeatureTime? = nil, style: String? = nil, decimals: Int = 6,
    smallestScale: Double? = nil
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.shape = shape
    self.properties = properties
    self.time = time
    self.style = style
    self.decimals = decimals
    self.smallestScale = smallestScale
  }
}

/// Features of one geometry kind that belong together: a folder in KML, a table in GeoPackage.
public struct Layer: Hashable, Sendable {
  /// Unique in its file.
  public var id: String
  /// What people read in the list of layers.
  public var name: String
  /// A line on what the layer shows.
  public var description: String
  /// Whether it is shown when the file is opened.
  public var isVisible: Bool
  /// The features, in drawing order.
  public var features: [Feature]
  /// Layers inside this one.
  public var layers: [Layer]

  /// Creates a layer.
  public init(
    id: String, name: String, description: String = "", isVisible: Bool = true,
    features: [Feature] = [], layers: [Layer] = []
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.isVisible = isVisible
    self.features = features
    self.layers = layers
  }

  /// The features of this layer and of those inside it.
  public var allFeatures: [Feature] { features + layers.flatMap(\.allFeatures) }
}

/// An overlay: layers, their styles, and what the whole says about itself.
public struct LayerSet: Hashable, Sendable {
  /// The title of the file.
  public var name: String
  /// Disclaimer, as-of date, gazetteer version and sources, in plain text.
  public var description: String
  /// The layers, in the order of the list.
  public var layers: [Layer]
  /// The styles that features name.
  public var styles: StyleTable
  /// The days that the dated features cover, for the time slider.
  public var timeRange: DateInterval?
  /// What the whole file says of itself: `schema_version`, `as_of`, and so on.
  public var metadata: [Property]
  /// What the legend explains, in order: a style and its words.
  public var legend: [LegendEntry]
  /// The part of the world seen when the file is opened, or `nil` for all that it holds.
  public var view: BoundingBox?

  /// Creates a layer set.
  public init(
    name: String, description: String = "", layers: [Layer], styles: StyleTable = StyleTable(),
    timeRange: DateInterval? = nil, metadata: [Property] = [], legend: [LegendEntry] = [],
    view: BoundingBox? = nil
  ) {
    self.name = name
    self.description = description
    self.layers = layers
    self.styles = styles
    self.timeRange = timeRange
    self.metadata = metadata
    self.legend = legend
    self.view = view
  }

  /// Every feature of every layer.
  public var allFeatures: [Feature] { layers.flatMap(\.allFeatures) }
}

/// A line of the legend.
public struct LegendEntry: Hashable, Sendable {
  /// What of a style a line explains.
  public enum Aspect: Hashable, Sendable {
    /// The style as it is.
    case whole
    /// Its hue, whatever is drawn in it: who is who.
    case hue
    /// Its shape, whatever the hue: what is said.
    case shape
  }

  /// What features of one style look like together.
  public enum Pattern: Hashable, Sendable {
    /// As each of them looks.
    case plain
    /// A dashed line, of which each part is drawn.
    case dashes
    /// A line that ends in an arrowhead.
    case arrow
    /// Lines that cross one another and fill an area.
    case crossing
  }

  /// The key of the style that is explained.
  public var style: String
  /// What it means.
  public var text: String
  /// What of the style is explained.
  public var aspect: Aspect
  /// What the features look like together.
  public var pattern: Pattern

  /// Creates a line.
  public init(
    style: String, text: String, aspect: Aspect = .whole, pattern: Pattern = .plain
  ) {
    self.style = style
    self.text = text
    self.aspect = aspect
    self.pattern = pattern
  }
}
