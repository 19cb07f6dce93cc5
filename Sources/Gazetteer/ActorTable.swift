import Text

/// Actors by the folded words of their names and aliases.
public struct ActorTable: Sendable {
  /// An actor found in a run of words.
  public struct Match: Hashable, Sendable {
    /// The actor.
    public let actor: Actor
    /// How many words its name takes up.
    public let length: Int
  }

  private let names: [String: [([String], Actor)]]

  /// Indexes actors by name and aliases. Of two actors with one alias the later counts.
  public init(_ actors: [Actor]) {
    var names: [String: [([String], Actor)]] = [:]
    for actor in actors {
      for alias in [actor.name] + actor.aliases {
        let words = Folding.words(alias)
        guard let first = words.first else { continue }
        names[first, default: []].append((words, actor))
      }
    }
    // The longest first; of equals the later row, so that a later table outranks.
    self.names = names.mapValues { list in
      list.enumerated().sorted { left, right in
        left.element.0.count != right.element.0.count
          ? left.element.0.count > right.element.0.count : left.offset > right.offset
      }.map(\.element)
    }
  }

  /// The actor with the longest name that begins at word `start`, or `nil`.
  ///
  /// - Parameter words: words folded as `Folding.words` does.
  public func match(words: [String], from start: Int) -> Match? {
    guard words.indices.contains(start), let list = names[words[start]] else { return nil }
    for (name, actor) in list where start + name.count <= words.count {
      if words[start..<start + name.count].elementsEqual(name) {
        return Match(actor: actor, length: name.count)
      }
    }
    return nil
  }

  /// The actors that a whole name may mean, the later table's first.
  public func actors(named name: String) -> [Actor] {
    let words = Folding.words(name)
    guard let first = words.first else { return [] }
    return (names[first] ?? []).filter { $0.0 == words }.map(\.1)
  }
}
