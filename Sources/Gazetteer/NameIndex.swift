/// A place that a name may mean.
public struct NameMatch: Hashable, Sendable {
  /// The place.
  public let place: Place
  /// The name as the table writes it.
  public let name: String
  /// How the name stands to the place.
  public let status: NameStatus
  /// Whether the folded names are the same; false when only their loose keys are.
  public let isExact: Bool
}

/// The names of all places by folded key, and by loose key once that is asked for.
final class NameIndex: Sendable {
  /// A name with its place.
  struct Entry: Sendable {
    let place: PlaceID
    let name: String
    let status: NameStatus
  }

  let entries: [Entry]
  private let find: @Sendable (PlaceID) -> Place?
  private let exact: HashedKeys
  private let loose: Lazy<HashedKeys>

  /// Indexes the names of `places` and of `names`; `find` says which place of an id counts.
  init(places: [Place], names: [Toponym], find: @escaping @Sendable (PlaceID) -> Place?) {
    self.find = find
    var entries: [Entry] = []
    entries.reserveCapacity(places.count + names.count)
    for name in names {
      entries.append(Entry(place: name.place, name: name.name, status: name.status))
    }
    // The name in places.csv counts even where names.csv does not repeat it.
    for place in places {
      entries.append(Entry(place: place.id, name: place.name, status: .preferred))
    }
    self.entries = entries
    exact = HashedKeys(entries.count) { NameKey.hash(entries[$0].name) }
    loose = Lazy { [entries] in
      HashedKeys(entries.count) {
        NameKey.hash(folded: NameKey.loose(NameKey.exact(entries[$0].name)))
      }
    }
  }

  /// The place that an entry names, when the tables have it.
  func place(of entry: Entry) -> Place? { find(entry.place) }

  /// The places with a name of this folded key, one match a place, the best standing.
  func exactMatches(_ key: String) -> [NameMatch] {
    matches(exact.indices(NameKey.hash(folded: key)), isExact: true) { $0 == key }
  }

  /// The places with a name whose loose key is that of `key`.
  func looseMatches(_ key: String) -> [NameMatch] {
    let looseKey = NameKey.loose(key)
    guard !looseKey.isEmpty else { return [] }
    return matches(loose.value.indices(NameKey.hash(folded: looseKey)), isExact: false) {
      NameKey.loose($0) == looseKey
    }
  }

  private func matches(
    _ indices: [Int], isExact: Bool, _ fits: (String) -> Bool
  ) -> [NameMatch] {
    var list: [NameMatch] = []
    for index in indices {
      let entry = entries[index]
      guard fits(NameKey.exact(entry.name)), let place = find(entry.place) else { continue }
      if let old = list.firstIndex(where: { $0.place.id == place.id }) {
        if standing(entry.status) < standing(list[old].status) {
          list[old] = NameMatch(
            place: place, name: entry.name, status: entry.status, isExact: isExact)
        }
        continue
      }
      list.append(
        NameMatch(place: place, name: entry.name, status: entry.status, isExact: isExact))
    }
    return list
  }

  private func standing(_ status: NameStatus) -> Int {
    NameStatus.allCases.firstIndex(of: status) ?? NameStatus.allCases.count
  }
}

/// Numbers by the hash of a key, chained: the keys themselves are not kept.
struct HashedKeys: Sendable {
  private let heads: [Int32]
  private let next: [Int32]
  private let hashes: [UInt64]

  init(_ count: Int, hash: (Int) -> UInt64) {
    var size = 64
    while size < count * 2 { size *= 2 }
    var heads = [Int32](repeating: -1, count: size)
    var next = [Int32](repeating: -1, count: count)
    let hashes = (0..<count).map(hash)
    // From the end, so that each chain runs forward.
    for index in (0..<count).reversed() {
      let slot = Int(truncatingIfNeeded: hashes[index]) & (size - 1)
      next[index] = heads[slot]
      heads[slot] = Int32(index)
    }
    self.heads = heads
    self.next = next
    self.hashes = hashes
  }

  func indices(_ hash: UInt64) -> [Int] {
    var list: [Int] = []
    var index = heads[Int(truncatingIfNeeded: hash) & (heads.count - 1)]
    while index >= 0 {
      if hashes[Int(index)] == hash { list.append(Int(index)) }
      index = next[Int(index)]
    }
    return list
  }
}

extension Gazetteer {
  /// The places that a folded name may mean: those with a name of just this key, else those with
  /// a name of the same loose key (spellings that differ in doubled letters, `ee`/`i`, the izafa
  /// and the like). One match a place, in the order of the tables.
  public func candidates(forKey key: String) -> [NameMatch] {
    let exact = nameIndex.exactMatches(key)
    return exact.isEmpty ? nameIndex.looseMatches(key) : exact
  }

  /// The places with a name whose loose key is that of `key`, those of just this key included.
  public func looseCandidates(forKey key: String) -> [NameMatch] { nameIndex.looseMatches(key) }
}
