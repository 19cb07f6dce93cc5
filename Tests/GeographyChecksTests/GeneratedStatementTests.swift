import GeographyChecks
import TestSupport
import Testing

/// Statements made from the gazetteer with a seed, half of them false, in 250 wordings.
struct GeneratedStatementTests {
  @Test(arguments: [20_210_823, 20_210_906] as [UInt64])
  func mostAreRightAndNoneIsContradictedWrongly(seed: UInt64) throws {
    let tables = try #require(RealTables.shared)
    var maker = try StatementMaker(gazetteer: tables.gazetteer, seed: seed)
    var right = 0
    var wrong: [String] = []
    var made = 0
    while made < 300 {
      guard let item = maker.next() else { continue }
      made += 1
      let found = tables.check(item.text)
      let verdicts = found.filter { $0.type.rawValue == item.type.rawValue }.map(\.verdict)
      if verdicts.contains(item.isTrue ? .supported : .contradicted) {
        right += 1
      } else {
        wrong.append("\(item.isTrue) “\(item.text)”: \(found.map(\.summary))")
      }
      if item.isTrue {
        let contradicted = found.filter { $0.verdict == .contradicted }.map(\.summary)
        #expect(contradicted == [], "seed \(seed): \(item.text)")
      }
    }
    print("generated statements: \(right) of \(made) right, seed \(seed)")
    for line in wrong { print("  not right: \(line)") }
    #expect(right >= 270, "seed \(seed): \(right) of 300")
  }
}
