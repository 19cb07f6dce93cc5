import Text

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

/// The names of all places by folded key and by loose key.
struct NameIndex {
  let image: GazetteerImage

  /// The places with a name of this folded key, one match a place, the best standing.
  func exactMatches(_ key: String) -> [NameMatch] {
    matches(image.exactKeys.payloads(KeyHash(key).value), isExact: true) { $0 == key }
  }

  /// The places with a name whose loose key is that of `key`.
  func looseMatches(_ key: String) -> [NameMatch] {
    let looseKey = NameKey.loose(key)
    guard !looseKey.isEmpty else { return [] }
    return matches(image.looseKeys.payloads(KeyHash(looseKey).value), isExact: false) {
      NameKey.loose($0) == looseKey
    }
  }

  private func matches(
    _ labels: [UInt32], isExact: Bool, _ fits: (String) -> Bool
  ) -> [NameMatch] {
    // The labels of a place stand together.
    var best: [(row: Int, label: Int, status: NameStatus)] = []
    for label in labels.map(Int.init) {
      let row = image.labelRow(label)
      guard fits(NameKey.exact(image.labelName(label))), image.isPlace(row) else { continue }
      let status = image.labelStatus(label)
      if let last = best.last, last.row == row {
        if status.standing < last.status.standing {
          best[best.count - 1] = (row, label, status)
        }
      } else {
        best.append((row, label, status))
      }
    }
    return best.compactMap { row, label, status in
      image.place(row).map {
        NameMatch(place: $0, name: image.labelName(label), status: status, isExact: isExact)
      }
    }
  }
}

extension NameStatus {
  /// 0 for the best.
  fileprivate var standing: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}

extension Gazetteer {
  /// The places that a folded name may mean: those with a name of just this key, else those with
  /// a name of the same loose key (spellings that differ in doubled letters, `ee`/`i`, the izafa
  /// and the like). One match a place, sorted by id.
  public func candidates(forKey key: String) -> [NameMatch] {
    let exact = nameIndex.exactMatches(key)
    return exact.isEmpty ? nameIndex.looseMatches(key) : exact
  }

  /// The places with a name whose loose key is that of `key`, those of just this key included.
  public func looseCandidates(forKey key: String) -> [NameMatch] { nameIndex.looseMatches(key) }
}
