import Chronology
import Text

/// Finds claims that say again what another says.
enum Repetition {
  /// Pairs of a claim that repeats and the first that says it, as indices.
  static func firsts(of statements: [Statement]) -> [(later: Int, first: Int)] {
    var sets = DisjointSets(count: statements.count)
    var byContent: [Content: [Int]] = [:]
    for (index, statement) in statements.enumerated() where statement.counts {
      byContent[Content(statement), default: []].append(index)
    }
    for group in byContent.values where group.count > 1 {
      var byQuote: [String: Int] = [:]
      var bySpeaker: [Int32: [Int]] = [:]
      for index in group {
        let statement = statements[index]
        if !statement.places.isEmpty, statement.vouched != nil {
          bySpeaker[statement.speaker, default: []].append(index)
        }
        let words = Folding.words(statement.claim.quote)
        guard words.count >= 5 else { continue }
        let quote = words.joined(separator: " ")
        if let first = byQuote[quote] { sets.join(first, index) } else { byQuote[quote] = index }
      }
      for group in bySpeaker.values { joinOverlapping(group, statements, &sets) }
    }
    var clusters: [Int: [Int]] = [:]
    for index in statements.indices where statements[index].counts {
      clusters[sets.root(of: index), default: []].append(index)
    }
    var pairs: [(later: Int, first: Int)] = []
    for cluster in clusters.values where cluster.count > 1 {
      let sorted = cluster.sorted { precedes(statements[$0], statements[$1]) }
      guard let first = sorted.first else { continue }
      for later in sorted.dropFirst() { pairs.append((later, first)) }
    }
    return pairs
  }

  private static func joinOverlapping(
    _ group: [Int], _ statements: [Statement], _ sets: inout DisjointSets
  ) {
    let dated = group.compactMap { index in statements[index].vouched.map { (index, $0) } }
      .sorted { ($0.1.start, $0.1.end) < ($1.1.start, $1.1.end) }
    guard var (last, span) = dated.first else { return }
    for (index, days) in dated.dropFirst() {
      if days.start <= span.end {
        sets.join(last, index)
        if days.end > span.end { span = days }
      } else {
        span = days
      }
      last = index
    }
  }

  /// What is said, but for who says it and when.
  private struct Content: Hashable {
    let predicate: Predicate
    let plot: PlotClass
    let actor: Int32
    let places: [Int32]

    init(_ statement: Statement) {
      predicate = Self.least(statement.claim.predicate)
      plot = statement.plot
      actor = statement.actorWords
      places = statement.places.count > 1 ? statement.places.sorted() : statement.places
    }

    /// One predicate for those that say the same in other words.
    private static func least(_ predicate: Predicate) -> Predicate {
      switch predicate {
      case .captured, .recaptured, .cleared: .captured
      case .lost, .ceded: .lost
      case .retreating, .evacuated: .retreating
      default: predicate
      }
    }
  }

  /// Whether one statement was made before another: by report, first day and place in the ledger.
  static func precedes(_ left: Statement, _ right: Statement) -> Bool {
    let leftDay = left.claim.reportDate ?? left.holding.begin
    let rightDay = right.claim.reportDate ?? right.holding.begin
    switch (leftDay, rightDay) {
    case (let first?, let second?) where first != second: return first < second
    case (.some, nil): return true
    case (nil, .some): return false
    default: return Ledger.precedes(left.claim, right.claim)
    }
  }
}

/// Sets of numbers that share no member (union and find, Tarjan 1975).
private struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(of index: Int) -> Int {
    var index = index
    while parents[index] != index {
      parents[index] = parents[parents[index]]
      index = parents[index]
    }
    return index
  }

  mutating func join(_ left: Int, _ right: Int) {
    let roots = (root(of: left), root(of: right))
    parents[max(roots.0, roots.1)] = min(roots.0, roots.1)
  }
}
