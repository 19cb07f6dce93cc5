import Encoding
import Features
import Gazetteer
import Overlays

/// The tables of a gazetteer folder that tell how a map looks.
extension GazetteerOptions {
  /// Whether a folder holds tables of this file and none of a gazetteer.
  static func onlyTellsLooks(_ folder: String) throws -> Bool {
    func holds(_ name: String) -> Bool { fileKind(folder + "/" + name) == .file }
    guard ["colours.csv", "symbols.csv"].contains(where: holds) else { return false }
    return try !reading { try GazetteerLoader.holdsTables(folder) }
  }

  /// Hues by actor, from the `colours.csv` of each gazetteer folder; a later one outranks.
  func colours() throws -> [String: Colour] {
    var colours: [String: Colour] = [:]
    try eachRow(of: "colours.csv", required: ["actor", "colour"]) { row in
      guard let colour = Colour(hex: row["colour"]) else {
        return "“\(row["colour"])” is no colour; write it as #1a2b3c"
      }
      colours[row["actor"]] = colour
      return nil
    }
    return colours
  }

  /// Symbols of marks, from the `symbols.csv` of each gazetteer folder; an empty cell leaves what
  /// an earlier one or the usual table has.
  func symbols() throws -> SymbolTable {
    var symbols = SymbolTable()
    try eachRow(of: "symbols.csv", required: ["mark"]) { row in
      guard let mark = SymbolTable.Mark(rawValue: row["mark"]) else {
        let known = SymbolTable.Mark.allCases.map(\.rawValue).joined(separator: ", ")
        return "“\(row["mark"])” is no mark; known are: \(known)"
      }
      var symbol = symbols[mark]
      if let glyph = Glyph(rawValue: row["glyph"]), symbol.glyph != nil {
        symbol.glyph = glyph
      } else if !row["glyph"].isEmpty {
        let known = Glyph.allCases.map(\.rawValue).joined(separator: ", ")
        return symbol.glyph == nil
          ? "“\(mark.rawValue)” is an area or a line and has no glyph"
          : "“\(row["glyph"])” is no glyph; known are: \(known)"
      }
      if let opacity = Double(row["opacity"]), (0...1).contains(opacity) {
        symbol.opacity = opacity
      } else if !row["opacity"].isEmpty {
        return "“opacity”: “\(row["opacity"])” must be a number from 0 to 1"
      }
      if !row["words"].isEmpty { symbol.words = row["words"] }
      symbols[mark] = symbol
      return nil
    }
    return symbols
  }

  /// Hands on each row of the tables of a name, and says which of them has the fault returned.
  private func eachRow(
    of name: String, required: [String], _ read: (Table.Row) -> String?
  ) throws {
    for folder in try paths() {
      let path = folder + "/" + name
      guard fileKind(path) == .file else { continue }
      let table = try Self.reading {
        try Table(try readFile(path), file: path, required: required)
      }
      for fault in table.faults { Terminal.say(fault.description) }
      for row in table.rows {
        if let fault = read(row) { Terminal.say("\(path):\(row.line): \(fault)") }
      }
    }
  }
}
