import Gazetteer
import Text

/// To which party actors and claimants belong, by the table of actors.
///
/// A side is the id of a party or government at the end of the chain of `side` columns: a spokesman
/// of the Taliban is on the side of the Taliban. Outlets, organisations and civilians have none.
struct Sides {
  private let gazetteer: Gazetteer
  private let known = Known()

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// What was looked up before; claims of one ledger name few actors many times.
  private final class Known {
    var actors: [[String?]: String?] = [:]
    var claimants: [String: String?] = [:]
    var speakers: [String: String?] = [:]
  }

  /// The side of an actor of the table.
  func side(of actor: Actor) -> String? {
    var actor = actor
    var seen: Set<String> = [actor.id]
    while !actor.side.isEmpty, seen.insert(actor.side).inserted {
      guard let next = gazetteer.actor(actor.side) else { return actor.side }
      actor = next
    }
    return actor.kind == .party || actor.kind == .government ? actor.id : nil
  }

  /// The side of an actor by id or else by name; one that is in no table stands for itself.
  func side(ofActor id: String?, named name: String?) -> String? {
    if let side = known.actors[[id, name]] { return side }
    let side = found(id, name)
    known.actors[[id, name]] = .some(side)
    return side
  }

  private func found(_ id: String?, _ name: String?) -> String? {
    if let id, let actor = gazetteer.actor(id) { return side(of: actor) }
    guard let name else { return id }
    let actors = gazetteer.actors.actors(named: name)
    if !actors.isEmpty { return onlySide(of: actors) }
    if let id { return id }
    let key = Folding.key(name)
    return key.isEmpty ? nil : "name " + key
  }

  /// The side for which a claimant speaks: that of the first actor named in the words, as in
  /// "a Taliban spokesman"; `nil` for a witness, an outlet or one whose name fits several sides.
  func side(ofClaimant claimant: String) -> String? {
    if let side = known.claimants[claimant] { return side }
    let side = found(claimant: claimant)
    known.claimants[claimant] = .some(side)
    return side
  }

  private func found(claimant: String) -> String? {
    let actors = gazetteer.actors.actors(named: claimant)
    if !actors.isEmpty { return onlySide(of: actors) }
    let words = Folding.words(claimant)
    for start in words.indices {
      if let match = gazetteer.actors.match(words: words, from: start) {
        return side(of: match.actor)
      }
    }
    return nil
  }

  /// Who says it, as a key: one actor of the table is the same whatever the spelling.
  func speaker(of claim: Claim) -> String {
    guard let claimant = claim.attribution.claimant else { return Succession.speaker(of: claim) }
    if let speaker = known.speakers[claimant] { return speaker ?? Succession.speaker(of: claim) }
    let actors = gazetteer.actors.actors(named: claimant)
    let speaker = actors.count == 1 ? actors.first.map { "claimant " + Folding.key($0.name) } : nil
    known.speakers[claimant] = .some(speaker)
    return speaker ?? Succession.speaker(of: claim)
  }

  /// Whether the words of an actor stand in those of a claimant: "a commander of the militia".
  static func names(_ actor: String, in claimant: String) -> Bool {
    let key = Folding.key(actor)
    return !key.isEmpty && " \(Folding.key(claimant)) ".contains(" \(key) ")
  }

  private func onlySide(of actors: [Actor]) -> String? {
    let sides = Set(actors.map { side(of: $0) })
    return sides.count == 1 ? sides.first.flatMap { $0 } : nil
  }
}
