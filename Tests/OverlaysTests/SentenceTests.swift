import Claims
import Gazetteer
import TestSupport
import Testing

@Suite struct SentenceTests {
  private func place(_ name: String, _ kind: PlaceKind, _ role: PlaceRole = .at) -> ClaimPlace {
    ClaimPlace(
      role: role, name: name, placeID: nil, kind: kind, coordinate: nil, surface: name, range: nil,
      resolution: .named)
  }

  private func claim(
    _ predicate: Predicate, _ actor: String?, _ places: [ClaimPlace], claimant: String? = "Karimi",
    polarity: Polarity = .positive, modality: Modality = .claimed, target: String? = nil,
    extent: String? = nil, isBackground: Bool = false
  ) -> Claim {
    Claim(
      id: "c-1", document: "report.txt", predicate: predicate, actor: actor, target: target,
      places: places, polarity: polarity, modality: modality, isBackground: isBackground,
      attribution: Attribution(claimant: claimant), extent: extent)
  }

  /// Every predicate, polarity and modality, with an actor and without: read in review.
  @Test func saysEveryCombination() {
    var lines: [String] = []
    for predicate in Predicate.allCases {
      lines.append("# \(predicate.rawValue)")
      let role: PlaceRole =
        switch predicate {
        case .advancing, .deploying, .arrived: .to
        case .retreating, .fleeing, .evacuated: .from
        default: .at
        }
      for actor in ["Taliban", "militias", nil] {
        for modality in Modality.allCases where modality != .asserted && modality != .reported {
          for polarity in Polarity.allCases {
            let claim = claim(
              predicate, actor, [place("Rukha", .town, role)], polarity: polarity,
              modality: modality)
            lines.append(SentenceWriter().said(claim))
          }
        }
      }
    }
    #expect(matchesGolden(lines.joined(separator: "\n") + "\n", "Fixtures/overlays/said.txt"))
  }

  @Test func neverStatesAClaimAsAFact() {
    for predicate in Predicate.allCases {
      for modality in Modality.allCases {
        for polarity in Polarity.allCases {
          for claimant in ["Karimi", nil] {
            for isBackground in [false, true] {
              let said = SentenceWriter().said(
                claim(
                  predicate, "Taliban", [place("Rukha", .town)], claimant: claimant,
                  polarity: polarity, modality: modality, isBackground: isBackground))
              #expect(said.hasPrefix(claimant ?? "report.txt"))
              for word in ["true", "confirmed", "took took", "  ", "null", "nil"] {
                #expect(!said.contains(word), "\(said)")
              }
              #expect(said.contains("Rukha"), "\(said)")
            }
          }
        }
      }
    }
  }

  @Test func saysWhatAClaimAddsToIt() {
    let writer = SentenceWriter()
    let table: [(Claim, String)] = [
      (
        claim(.captured, "Taliban", [place("Panjshir", .province)], extent: "most of"),
        "Karimi says Taliban captured most of Panjshir province"
      ),
      (
        claim(.captured, "Taliban", [place("Panjshir", .province)], extent: "70%"),
        "Karimi says Taliban captured 70% of Panjshir province"
      ),
      (
        claim(
          .holds, "Taliban", [place("A", .district), place("B", .district), place("C", .town)]),
        "Karimi says Taliban holds A district, B district and C"
      ),
      (
        claim(.repelled, "resistance forces", [place("Khawak Pass", .pass)], target: "Taliban"),
        "Karimi says resistance forces repelled an attack by Taliban on the Khawak Pass"
      ),
      (
        claim(.lost, "Taliban", [place("Rukha", .town)], target: "the resistance"),
        "Karimi says Taliban lost Rukha to the resistance"
      ),
      (
        claim(
          .advancing, "Taliban", [place("Kapisa", .province, .from), place("Rukha", .town, .to)]),
        "Karimi says Taliban is advancing on Rukha from Kapisa province"
      ),
      (
        claim(
          .retreating, "Taliban", [place("Rukha", .town, .from), place("Kabul", .city, .to)]),
        "Karimi says Taliban retreated from Rukha to Kabul"
      ),
      (
        claim(.contested, nil, [place("Salang Highway", .road)], claimant: "residents"),
        "Residents report fighting on the Salang Highway"
      ),
      (
        claim(.contested, "Taliban", [place("Rukha", .town)], claimant: nil, target: "militias"),
        "report.txt reports Taliban is fighting militias in Rukha"
      ),
      (
        claim(.opened, nil, [place("Salang Tunnel", .tunnel)]),
        "Karimi says the Salang Tunnel is open"
      ),
      (
        claim(.blocked, nil, [place("Rukha", .town, .from), place("Kabul", .city, .to)]),
        "Karimi says the way from Rukha to Kabul is blocked"
      ),
      (
        claim(.captured, nil, [place("A", .town), place("B", .town)]),
        "Karimi says A and B were captured"
      ),
      (
        claim(.holds, "Taliban", [place("Rukha", .town, .near)]),
        "Karimi says Taliban holds an area near Rukha"
      ),
      (
        claim(.captured, "Taliban", [place("Rukha", .town)], claimant: nil, modality: .demanded),
        "report.txt reports a demand that Taliban take Rukha"
      ),
      (
        claim(.holds, "Soviet forces", [place("Rukha", .town)], isBackground: true),
        "Karimi recalls that Soviet forces held Rukha"
      ),
      (
        claim(.captured, "resistance fighters", [], claimant: "resistance fighters"),
        "Resistance fighters say they captured a place that is not named"
      ),
    ]
    for (claim, sentence) in table { #expect(writer.said(claim) == sentence) }
  }

  @Test(arguments: [
    ("Taliban", false), ("residents", true), ("Residents of Rukha", true), ("Reuters", false),
    ("Massoud and Saleh", true), ("Abbas", false), ("United States", false),
    ("forces loyal to Massoud", true), ("National Resistance Front of Afghanistan", false),
    ("Taliban officials", true), ("police", true), ("Congress", false),
  ])
  func knowsPlurals(name: String, isPlural: Bool) {
    let said = SentenceWriter().said(
      claim(.holds, "X", [place("Rukha", .town)], claimant: name))
    #expect(said.contains(isPlural ? " say X" : " says X"))
  }
}
