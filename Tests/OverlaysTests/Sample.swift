import Chronology
import Claims
import Gazetteer
import Geometry

/// A small theatre with claims in our own words: two sides, a valley, and a town each wants.
enum Sample {
  static func day(_ text: String) -> CalendarDate {
    CalendarDate(iso8601: text) ?? CalendarDate(dayNumber: 0)
  }

  static func place(_ gazetteer: Gazetteer, _ id: PlaceID, _ role: PlaceRole = .at) -> ClaimPlace {
    let place = gazetteer.place(id)
    return ClaimPlace(
      role: role, name: place?.name ?? id.rawValue, placeID: id, kind: place?.kind,
      coordinate: place?.coordinate, surface: place?.name ?? id.rawValue, range: nil,
      resolution: .named)
  }

  /// Where a claim lies: ids with roles, "to:AF-PAN".
  static func places(_ gazetteer: Gazetteer, _ words: String) -> [ClaimPlace] {
    words.split(separator: " ").map { word in
      let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2, let role = PlaceRole(rawValue: parts[0]) else {
        return place(gazetteer, PlaceID(rawValue: String(word)))
      }
      return place(gazetteer, PlaceID(rawValue: parts[1]), role)
    }
  }

  struct Row {
    let predicate: Predicate
    let actor: String?
    let places: String
    let claimant: String?
    let date: String?
    var modality = Modality.claimed
    var polarity = Polarity.positive
    var target: String?
    var extent: String?
    var isBackground = false
    var report = 0
  }

  static let rows: [Row] = [
    Row(
      predicate: .advancing, actor: "Taliban", places: "to:AF-PAN",
      claimant: "Zabihullah Mujahid", date: "2021-08-22"),
    Row(
      predicate: .massing, actor: "Taliban", places: "near:AF-PAN", claimant: "Amrullah Saleh",
      date: "2021-08-23"),
    Row(
      predicate: .advancing, actor: "Taliban", places: "to:AF-PAN", claimant: "Al Jazeera",
      date: "2021-08-24", modality: .reported),
    Row(
      predicate: .captured, actor: "Panjshir resistance",
      places: "AF-BGL-andarab AF-BGL-deh-salah AF-BGL-pul-e-hisar in:AF-BGL",
      claimant: "Khair Mohammad", date: "2021-08-20"),
    Row(
      predicate: .recaptured, actor: "Taliban",
      places: "AF-BGL-andarab AF-BGL-deh-salah AF-BGL-pul-e-hisar in:AF-BGL",
      claimant: "Zabihullah Mujahid", date: "2021-08-23"),
    Row(
      predicate: .holds, actor: "Panjshir resistance", places: "AF-PAN", claimant: nil,
      date: "2021-08-23", modality: .asserted, report: 1),
    Row(
      predicate: .besieged, actor: "Taliban", places: "AF-PAN", claimant: "Zabihullah Mujahid",
      date: "2021-08-24"),
    Row(
      predicate: .blocked, actor: "Panjshir resistance", places: "AF-BGL-salang-pass",
      claimant: "Amrullah Saleh", date: "2021-08-24"),
    Row(
      predicate: .fleeing, actor: "civilians", places: "from:AF-BGL-andarab",
      claimant: "Amrullah Saleh", date: "2021-08-24"),
    Row(
      predicate: .captured, actor: "Taliban", places: "AF-PAN-shutul", claimant: "Bilal Karimi",
      date: "2021-09-02"),
    Row(
      predicate: .captured, actor: "Taliban", places: "AF-PAN-shutul", claimant: "Fahim Dashty",
      date: "2021-09-02", modality: .denied, polarity: .negative),
    Row(
      predicate: .repelled, actor: "Panjshir resistance", places: "AF-PAN-khawak-pass",
      claimant: "Fahim Dashty", date: "2021-09-03", target: "Taliban"),
    Row(
      predicate: .contested, actor: nil, places: "AF-PAN", claimant: "residents",
      date: "2021-09-03", modality: .reported),
    Row(
      predicate: .entered, actor: "Taliban", places: "AF-PAN-unaba", claimant: "Emergency NGO",
      date: "2021-09-03", modality: .reported, report: 1),
    Row(
      predicate: .advancing, actor: "Taliban", places: "from:AF-PAN-unaba to:AF-PAN-bazarak-town",
      claimant: "Bilal Karimi", date: "2021-09-05"),
    Row(
      predicate: .retreating, actor: "Panjshir resistance",
      places: "from:AF-PAN-rukha to:AF-PAN-paryan", claimant: nil, date: "2021-09-05",
      modality: .asserted, report: 1),
    Row(
      predicate: .deploying, actor: "Taliban", places: "from:AF-KAB to:AF-PAN",
      claimant: "Al Jazeera",
      date: "2021-09-01", modality: .reported),
    Row(
      predicate: .holds, actor: "Taliban", places: "AF-PAN", claimant: "Zabihullah Mujahid",
      date: "2021-09-06", extent: "all of"),
    Row(
      predicate: .holds, actor: "Taliban", places: "AF-PAN", claimant: "Ali Nazary",
      date: "2021-09-06", modality: .denied, polarity: .negative),
    Row(
      predicate: .present, actor: "Panjshir resistance", places: "AF-PAN",
      claimant: "Ali Nazary", date: "2021-09-06", extent: "across"),
    Row(
      predicate: .captured, actor: "Taliban", places: "AF-PAN-bazarak-town", claimant: nil,
      date: "2021-09-06", modality: .asserted, report: 1),
    Row(
      predicate: .lost, actor: "Panjshir resistance", places: "AF-PAN-rukha",
      claimant: "Ali Nazary",
      date: "2021-09-06"),
    Row(
      predicate: .holds, actor: "Taliban", places: "AF-PAN-anjuman-pass", claimant: "a witness",
      date: "2021-09-06", modality: .possible),
    Row(
      predicate: .captured, actor: "Panjshir resistance", places: "AF-KAB",
      claimant: "Ahmad Massoud", date: "2021-09-06", modality: .intended),
    Row(
      predicate: .ceded, actor: "Panjshir resistance", places: "AF-PAN", claimant: "Taliban",
      date: "2021-08-22", modality: .demanded),
    Row(
      predicate: .ceded, actor: "Panjshir resistance", places: "AF-PAN", claimant: "Ahmad Massoud",
      date: "2021-08-22", modality: .intended, polarity: .negative),
    Row(
      predicate: .captured, actor: "Taliban", places: "AF-PAN", claimant: "Ahmad Massoud",
      date: "2021-08-22", modality: .hypothetical),
    Row(
      predicate: .captured, actor: "Soviet forces", places: "AF-PAN", claimant: nil,
      date: "1985-05-01",
      modality: .asserted, isBackground: true),
    Row(
      predicate: .opened, actor: nil, places: "AF-PAR-salang-highway", claimant: "Taliban",
      date: nil),
    Row(
      predicate: .holds, actor: "Taliban", places: "AF", claimant: nil, date: "2021-08-20",
      modality: .asserted, report: 1),
    Row(
      predicate: .present, actor: "Taliban", places: "AF-KAP", claimant: nil, date: nil,
      modality: .asserted, report: 2),
  ]

  static let actors = [
    "Taliban": "taliban", "Panjshir resistance": "panjshir-resistance", "civilians": "civilians",
  ]

  static func claims(_ gazetteer: Gazetteer, rows: [Row] = rows) -> [Claim] {
    let outlets = ["Valley News", "Hindu Kush Herald", nil]
    return rows.enumerated().map { index, row in
      let number = String(index + 100)
      let date = row.date.map { text in
        ClaimDate(
          interval: DateInterval(day: day(text)), granularity: .day, expression: "that day",
          how: "absolute")
      }
      var claim = Claim(
        id: "c-\(number)", document: "report-\(row.report).txt", predicate: row.predicate,
        actor: row.actor, actorID: row.actor.flatMap { actors[$0] }, target: row.target,
        places: places(gazetteer, row.places), polarity: row.polarity, modality: row.modality,
        isBackground: row.isBackground,
        attribution: Attribution(claimant: row.claimant, cue: "said"), date: date,
        reportDate: row.report == 2 ? nil : day("2021-09-07"), extent: row.extent,
        quote: "\(row.claimant ?? "We") said words about \(row.places) that we made up",
        range: (index * 100)..<(index * 100 + 60), confidence: 0.8)
      claim.outlet = outlets[row.report]
      if row.report == 0 { claim.url = "https://news.example/story" }
      if index == 10 { claim.relations = [Relation(type: .contradicts, claim: "c-109")] }
      if index == 18 { claim.relations = [Relation(type: .contradicts, claim: "c-117")] }
      return claim
    }
  }
}
