import Gazetteer
import Text

/// To which party actors and claimants belong, by the table of actors.
///
/// A side is the id of a party or government at the end of the chain of `side` columns: a spokesman
/// of the Taliban is on the side of the Taliban. Outlets, organisations and civilians have none.
struct Sides {
  private let gazetteer: Gazetteer

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

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
    let actors = gazetteer.actors.actors(named: claimant)
    guard actors.count == 1, let actor = actors.first else { return Succession.speaker(of: claim) }
    return "claimant " + Folding.key(actor.name)
  }

  private func onlySide(of actors: [Actor]) -> String? {
    let sides = Set(actors.map { side(of: $0) })
    return sides.count == 1 ? sides.first.flatMap { $0 } : nil
  }
}
