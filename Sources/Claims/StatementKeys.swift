import Gazetteer
import Text

/// Numbers for the speakers, sides, actors and places of claims: one number for all spellings of
/// the same.
final class StatementKeys {
  private let sides: Sides?
  private var numbers: [String: Int32] = [:]
  private var folded: [String: String] = [:]
  private var speakers: [String: Int32] = [:]
  private var claimants: [String: Int32] = [:]
  private var actors: [ActorName: ActorKeys] = [:]

  private struct ActorName: Hashable {
    let id: String?
    let name: String?
  }

  /// - Parameter sides: the table of actors; without it nobody has a side.
  init(_ sides: Sides?) { self.sides = sides }

  private func number(_ key: String) -> Int32 {
    if let number = numbers[key] { return number }
    let number = Int32(truncatingIfNeeded: numbers.count + 1)
    numbers[key] = number
    return number
  }

  private func fold(_ text: String) -> String {
    if let key = folded[text] { return key }
    let key = Folding.key(text)
    folded[text] = key
    return key
  }

  func speaker(of claim: Claim) -> Int32 {
    guard let claimant = claim.attribution.claimant, !claimant.isEmpty else {
      return number(Succession.speaker(of: claim))
    }
    if let speaker = speakers[claimant] { return speaker }
    let speaker = number(sides?.speaker(of: claim) ?? Succession.speaker(of: claim))
    speakers[claimant] = speaker
    return speaker
  }

  func actor(id: String?, name: String?) -> ActorKeys {
    let id = id?.isEmpty == true ? nil : id
    guard id != nil || name != nil else { return ActorKeys() }
    let words = ActorName(id: id, name: name)
    if let keys = actors[words] { return keys }
    var keys = ActorKeys()
    if let id { keys.id = number("id " + id) }
    if let name, case let key = fold(name), !key.isEmpty { keys.name = number("name " + key) }
    if let side = sides?.side(ofActor: id, named: name) { keys.side = number(side) }
    actors[words] = keys
    return keys
  }

  /// The words of an actor; 0 without any.
  func words(_ actor: String?) -> Int32 {
    guard let actor, case let key = fold(actor), !key.isEmpty else { return 0 }
    return number(key)
  }

  /// The side for which a claimant speaks; that of the actor when its words stand in the
  /// claimant's: "a commander of the militia".
  func side(ofClaimant claimant: String?, naming actor: String?, _ actorSide: Int32) -> Int32 {
    guard let claimant, let sides else { return 0 }
    let side = claimants[claimant] ?? sides.side(ofClaimant: claimant).map(number) ?? 0
    claimants[claimant] = side
    guard side == 0, actorSide != 0, let actor else { return side }
    return Self.stands(fold(actor), in: fold(claimant)) ? actorSide : 0
  }

  /// Whether folded words stand among others.
  private static func stands(_ words: String, in text: String) -> Bool {
    guard !words.isEmpty, words.utf8.count <= text.utf8.count else { return false }
    let words = Array(words.utf8)
    let text = Array(text.utf8)
    return (0...(text.count - words.count)).contains { start in
      let end = start + words.count
      return (start == 0 || text[start - 1] == 0x20) && (end == text.count || text[end] == 0x20)
        && text[start..<end].elementsEqual(words)
    }
  }

  func places(of claim: Claim) -> [Int32] {
    Succession.mainPlaces(of: claim).reduce(into: []) { keys, place in
      let key =
        place.placeID.map { number("id " + $0.rawValue) } ?? number("words " + fold(place.surface))
      if !keys.contains(key) { keys.append(key) }
    }
  }
}
