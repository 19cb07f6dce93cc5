import Chronology
public import Claims
public import Features
public import Gazetteer
import Geometry

/// Turns a ledger into layers: who says that who holds what, never what is so.
public struct OverlayBuilder: Sendable {
  private let gazetteer: Gazetteer
  private let options: OverlayOptions

  /// Creates a builder.
  public init(gazetteer: Gazetteer, options: OverlayOptions = OverlayOptions()) {
    self.gazetteer = gazetteer
    self.options = options
  }

  /// The hues of the actors of a ledger on its maps, by the actor's id, else its name in the claim;
  /// by nothing, that of whoever is not named.
  public func hues(of ledger: Ledger) -> [String: Colour] {
    let drawable = ledger.claims.filter { Plan.refusal(of: $0) == nil }
    let cast = Cast(drawable, gazetteer: gazetteer, options: options)
    return Dictionary(cast.members.map { ($0.key, $0.colour) }) { first, _ in first }
  }

  /// The maps of a ledger; the same ledger gives the same layers. Without `views`, which only some
  /// formats show, the marks by day and by report are left out.
  public func build(_ ledger: Ledger, views wantsViews: Bool = true) -> Overlay {
    let plan = Plan(ledger, gazetteer: gazetteer, options: options)
    let balloon = Balloon(ties: plan.ties, sentences: plan.sentences)
    let properties = ClaimProperties(ties: plan.ties)
    let areas = AreaFeatures(plan: plan, balloon: balloon, properties: properties)
    let marks = MarkFeatures(plan: plan, balloon: balloon, properties: properties)
    let frame = Frame(plan: plan, ledger: ledger, options: options)

    var areaStyles = StyleBook(options.symbols)
    let areaLayers = LayerMaker.areas(areas, &areaStyles)
    var badgeStyles = StyleBook(options.symbols)
    let badges = marks.badges(&badgeStyles)
    var moveStyles = StyleBook(options.symbols)
    let moves = LayerMaker.Moves(
      markers: marks.markers(&moveStyles), lines: marks.lines(&moveStyles))
    var placeStyles = StyleBook(options.symbols)
    let dots = PlaceFeatures(plan: plan, balloon: balloon).dots(&placeStyles)
    let placeLayers = [
      Layer(
        id: "places", name: "Places", description: "The places that claims name.", features: dots)
    ]

    let badgeLayers = LayerMaker.badges(badges)
    let moveLayers = LayerMaker.moves(moves)
    var allStyles = areaStyles
    for book in [badgeStyles, moveStyles, placeStyles] { allStyles.merge(book) }

    var layers = areaLayers.dated + moveLayers.lines + badgeLayers.dated + moveLayers.dated
    layers += placeLayers
    layers += badgeLayers.apart
    let undated = areaLayers.undated + badgeLayers.undated + moveLayers.undated
    if !undated.isEmpty {
      layers.append(
        Layer(
          id: "undated", name: "Undated",
          description: "Claims whose date the reports do not tell.", layers: undated))
    }

    var viewStyles = badgeStyles
    let views = ViewMaker(plan: plan, marks: marks, badges: badges)
    let byDate = wantsViews ? views.byDate(&viewStyles) : []
    let bySource = wantsViews ? views.bySource(&viewStyles) : []

    var styledAll = allStyles
    styledAll.merge(viewStyles)
    let hiddenViews = [("By date", byDate), ("By source", bySource)].filter { !$0.1.isEmpty }.map {
      Layer(
        id: slug($0.0), name: $0.0,
        description: "The marks again in another order; switch it on and the others off.",
        isVisible: false, layers: $0.1)
    }

    func set(_ suffix: String, _ layers: [Layer], _ styles: StyleBook) -> LayerSet {
      frame.set(suffix, LayerMaker.withUniqueNames(layers), styles)
    }
    func all(_ layers: LayerMaker.Layers) -> [Layer] {
      layers.lines + layers.dated + layers.apart + layers.undated
    }
    return Overlay(
      areas: set("areas", all(areaLayers), areaStyles),
      claims: set("claims", all(badgeLayers), badgeStyles),
      movement: set("movement", all(moveLayers), moveStyles),
      places: set("places", placeLayers, placeStyles),
      byDate: set("by date", byDate, viewStyles),
      bySource: set("by source", bySource, viewStyles),
      overlay: set("", layers, allStyles),
      overlayWithViews: set("", layers + hiddenViews, styledAll),
      unmapped: plan.unmapped)
  }
}
