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
    let key: String
  }

  let places: [PlaceID: Place]
  let entries: [Entry]
  private let exact: Groups<String, Int32>
  private let loose: Lazy<Groups<String, Int32>>

  init(places: [PlaceID: Place], rows: [Place], names: [Toponym]) {
    self.places = places
    var entries: [Entry] = []
    entries.reserveCapacity(rows.count + names.count)
    // The name in places.csv counts even where names.csv does not repeat it.
    for place in rows {
      entries.append(
        Entry(
          place: place.id, name: place.name, status: .preferred, key: NameKey.exact(place.name)))
    }
    for name in names {
      let key = NameKey.exact(name.name)
      entries.append(Entry(place: name.place, name: name.name, status: name.status, key: key))
    }
    self.entries = entries
    let indices = entries.indices.map { Int32($0) }
    exact = Groups(indices) { entries[Int($0)].key }
    loose = Lazy { [entries] in Groups(indices) { NameKey.loose(entries[Int($0)].key) } }
  }

  /// The places with a name of this folded key, one match a place, the best standing.
  func exactMatches(_ key: String) -> [NameMatch] { matches(exact[key], isExact: true) }

  /// The places with a name whose loose key is that of `key`.
  func looseMatches(_ key: String) -> [NameMatch] {
    let looseKey = NameKey.loose(key)
    guard !looseKey.isEmpty else { return [] }
    return matches(loose.value[looseKey], isExact: false)
  }

  private func matches(_ indices: [Int32], isExact: Bool) -> [NameMatch] {
    var list: [NameMatch] = []
    for index in indices {
      let entry = entries[Int(index)]
      guard let place = places[entry.place] else { continue }
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
