import Claims
import Features
import Gazetteer

/// An actor as the map shows it.
struct CastMember: Hashable {
  /// The actor's id, else the name; empty for nobody.
  let key: String
  /// What people read; unique in the cast.
  let name: String
  /// For ids and style keys; unique in the cast.
  let slug: String
  let colour: Colour
  /// The rim of marks: dark where the hue is much like another actor's, else the hue.
  let rim: Colour
  let isCivilian: Bool
}

/// The actors of a ledger with their hues, which depend on the ledger alone and not on the day.
struct Cast {
  /// By key; the unnamed last.
  let members: [CastMember]
  private let byKey: [String: CastMember]

  init(_ claims: [Claim], gazetteer: Gazetteer, options: OverlayOptions) {
    let writer = SentenceWriter(gazetteer: gazetteer)
    var names: [String: String] = [:]
    for claim in claims {
      let key = Self.key(of: claim)
      // Two spellings without an id in the actor table: the lesser is shown, whatever the order.
      let name = writer.actorName(claim) ?? "Unnamed actor"
      names[key] = names[key].map { min($0, name) } ?? name
    }
    var uniqueNames = UniqueNames()
    var uniqueSlugs = UniqueNames()
    var list: [CastMember] = []
    // Sides of the actor table get the clearest hues, then others of the table, then words of the
    // text, civilians, and whoever is not named.
    func order(_ key: String) -> Int {
      if key.isEmpty { return 4 }
      return switch gazetteer.actor(key)?.kind {
      case .party, .government: 0
      case .person, .outlet, .organisation: 1
      case nil: 2
      case .civilians: 3
      }
    }
    let keys = names.keys.sorted { (order($0), $0) < (order($1), $1) }
    let given = keys.compactMap { options.colours[$0] }
    var supply = Palette.paints(keys.count - given.count, besides: given)[...]
    for key in keys {
      let name = uniqueNames.unique(names[key] ?? key) { "\($0) (\($1))" }
      let paint =
        options.colours[key].map { Palette.Paint(hue: $0) }
        ?? (key.isEmpty ? nil : supply.popFirst()) ?? Palette.Paint(hue: Palette.unnamed)
      list.append(
        CastMember(
          key: key, name: name,
          slug: uniqueSlugs.unique(key.isEmpty ? "unnamed" : Overlays.slug(key)) { "\($0)-\($1)" },
          colour: paint.hue, rim: paint.rim,
          isCivilian: gazetteer.actor(key)?.kind == .civilians))
    }
    members = list
    byKey = Dictionary(list.map { ($0.key, $0) }) { first, _ in first }
  }

  static func key(of claim: Claim) -> String {
    if let id = claim.actorID, !id.isEmpty { return id }
    return claim.actor ?? ""
  }

  func member(_ claim: Claim) -> CastMember {
    byKey[Self.key(of: claim)]
      ?? CastMember(
        key: "", name: "Unnamed actor", slug: "unnamed", colour: Palette.unnamed,
        rim: Palette.unnamed,
        isCivilian: false)
  }
}
