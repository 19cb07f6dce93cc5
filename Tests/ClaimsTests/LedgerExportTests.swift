import Encoding
import Foundation
import Testing

@testable import Claims

/// What the readers of other formats ask of a ledger, held against what is written.
struct LedgerExportTests {
  private let ledger: Ledger = {
    var taken = claim("c-1", .captured, "Reds", by: "Anna Rot", on: 4, reported: 5, target: "Blues")
    taken.actorID = "reds"
    taken.quote = "=Red \"forces\" took Millbrook."
    taken.url = "https://example.org/a"
    taken.title = "News"
    taken.outlet = "Gazette"
    var denied = claim("c-2", .captured, "Reds", by: "Ben Blau", on: 4, reported: 5)
    denied.polarity = .negative
    denied.modality = .denied
    denied.relations = [Relation(type: .answers, claim: "c-1")]
    let planned = claim("c-3", .captured, "Blues", by: "Ben Blau", reported: 5, modality: .intended)
    let unplaced = claim("c-4", .holds, "Reds", at: ["the hills"], by: "Anna Rot", reported: 5)
    let undated = claim("c-5", .fleeing, "families", at: ["XX-NOR-ford"])
    return Ledger([taken, denied, planned, unplaced, undated])
  }()

  /// The columns of ACLED's export and their order, behind the id of the claim.
  @Test func acledHasItsColumnsInTheirOrder() throws {
    let table = try Table(LedgerACLED.write(ledger, gazetteer: sampleGazetteer), file: "acled")
    #expect(
      table.header == [
        "event_id_claim", "event_id_cnty", "event_date", "year", "time_precision", "disorder_type",
        "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2",
        "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country",
        "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
        "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
      ])
    // Neither what is denied, planned or without a point.
    #expect(table.rows.map { $0["event_id_claim"] } == ["c-1", "c-5"])
    let row = try #require(table.rows.first)
    #expect(row["event_date"] == "2022-03-04" && row["year"] == "2022")
    #expect(row["sub_event_type"] == "Non-state actor overtakes territory")
    #expect(row["actor1"] == "Reds" && row["actor2"] == "Blues" && row["admin1"] == "Norland")
    #expect(row["latitude"] == "20.625" && row["geo_precision"] == "2")
    #expect(row["notes"].contains("Anna Rot says"))
  }

  /// The schemas of TimeMap: which members may stand where, all of them strings or lists.
  @Test func timeMapTakesEveryEvent() throws {
    let value = try JSONParser.parse(LedgerTimeMap.write(ledger, gazetteer: sampleGazetteer))
    let events = try #require(value["events"]?.array)
    let associations = try #require(value["associations"]?.array)
    let sources = try #require(value["sources"]?.members)
    #expect(value["sites"]?.array?.isEmpty == true && value["shapes"]?.members?.isEmpty == true)
    let ids = associations.compactMap { $0["id"]?.string }
    #expect(Set(ids).count == associations.count)
    for association in associations {
      let names = try #require(association.members).map(\.name)
      #expect(Set(names).isSubset(of: ["id", "title", "desc", "mode", "filter_paths"]))
      #expect(["FILTER", "CATEGORY"].contains(association["mode"]?.string))
    }
    #expect(events.count == 5)
    for event in events {
      for member in try #require(event.members) {
        if ["associations", "sources"].contains(member.name) {
          let list = try #require(member.value.array).compactMap(\.string)
          let known = member.name == "sources" ? sources.map(\.name) : ids
          #expect(Set(list).isSubset(of: known), "\(list)")
        } else {
          #expect(member.value.string != nil, "\(member.name)")
        }
      }
      #expect((event["latitude"]?.string == "") == (event["longitude"]?.string == ""))
    }
    #expect(events.first?["date"]?.string == "03/04/2022")
    #expect(sources.allSatisfy { $0.value["id"]?.string == $0.name })
  }

  /// Every node has its type, and every tie leads to a node of the graph.
  @Test func schemaOrgTiesLeadToClaims() throws {
    let value = try JSONParser.parse(LedgerJSONLD.write(ledger, gazetteer: sampleGazetteer))
    let graph = try #require(value["@graph"]?.array)
    let ids = Set(graph.compactMap { $0["@id"]?.string })
    #expect(ids.count == 5 && graph.allSatisfy { $0["@type"]?.string == "Claim" })
    let ties = graph.flatMap { $0["claimatlas:answers"]?.array ?? [] }.compactMap {
      $0["@id"]?.string
    }
    #expect(ties == ["urn:claimatlas:c-1"] && ids.isSuperset(of: ties))
    #expect(graph.first?["appearance"]?["url"]?.string == "https://example.org/a")
  }

  /// What spreadsheets write beside UTF-8: UTF-16 with tabs, and a line that names the separator.
  @Test(arguments: [true, false])
  func readsTheTablesThatSpreadsheetsWrite(isLittle: Bool) throws {
    let plain = LedgerCSV.write(ledger.claims)
    let table = try Table(plain, file: "l")
    let text = ([table.header] + table.rows.map(\.cells)).map { cells in
      cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: "\t")
    }.joined(separator: "\r\n")
    var bytes: [UInt8] = isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]
    for unit in text.utf16 {
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      bytes += isLittle ? pair : pair.reversed()
    }
    let reading = LedgerReader.read(bytes, file: "l.txt", gazetteer: sampleGazetteer)
    #expect(reading.faults.isEmpty, "\(reading.faults)")
    #expect(LedgerCSV.write(reading.claims) == plain)
    let named = Array("sep=,\r\n".utf8) + plain
    #expect(
      LedgerReader.read(named, file: "l.csv", gazetteer: sampleGazetteer).claims == reading.claims)
    #expect(Corrections(bytes, file: "l.txt").faults.isEmpty)
    #expect(Corrections([0xFF, 0xFE, 0x00], file: "l.txt").isUnreadable)
  }
}
