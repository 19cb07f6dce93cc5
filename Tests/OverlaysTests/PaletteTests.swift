import Features
import Foundation
import TestSupport
import Testing

@testable import Overlays

/// Whether people tell the colours of actors apart, whatever they see of red and green.
@Suite struct PaletteTests {
  /// How linear red, green and blue look to whom (Machado, Oliveira and Fernandes 2009, table 1).
  static let sights: [(name: String, matrix: [[Double]])] = [
    ("normal", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    (
      "protanopia",
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    ),
    (
      "deuteranopia",
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    ),
  ]

  /// The colours of the table that comes with the package, by actor.
  private static let table: [String: Colour] = {
    let path = packageRoot + "/gazetteer/colours.csv"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    var colours: [String: Colour] = [:]
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      if cells.count > 1 { colours[String(cells[0])] = Colour(hex: String(cells[1])) }
    }
    return colours
  }()

  private static var palettes: [[String: Colour]] {
    let hues = (0..<Palette.hues.count).map { ("hue \($0)", Palette.hue($0)) }
    return [
      table.merging(["unnamed": Palette.unnamed]) { first, _ in first },
      Dictionary(uniqueKeysWithValues: hues + [("unnamed", Palette.unnamed)]),
    ]
  }

  private func linear(_ colour: Colour) -> [Double] {
    [colour.red, colour.green, colour.blue].map { value in
      let share = Double(value) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
  }

  /// Lightness and the two colour axes of CIE 1976 under D65.
  private func lab(_ colour: Colour, _ matrix: [[Double]]) -> [Double] {
    let light = linear(colour)
    let seen = matrix.map { row in
      min(1, max(0, zip(row, light).reduce(0) { $0 + $1.0 * $1.1 }))
    }
    let xyz = [
      [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
      [0.0193339, 0.1191920, 0.9503041],
    ].map { row in zip(row, seen).reduce(0) { $0 + $1.0 * $1.1 } }
    let roots = zip(xyz, [0.95047, 1, 1.08883]).map { value, white in
      let share = value / white
      return share > 0.008856 ? cbrt(share) : 7.787 * share + 16.0 / 116
    }
    return [
      116 * roots[1] - 16, 500 * (roots[0] - roots[1]), 200 * (roots[1] - roots[2]),
    ]
  }

  @Test func coloursStayApartForEveryEye() {
    #expect(Self.table.count > 3)
    for palette in Self.palettes {
      for (name, matrix) in Self.sights {
        let seen = palette.mapValues { lab($0, matrix) }
        for (a, left) in seen {
          for (b, right) in seen where a < b {
            let distance = sqrt(zip(left, right).reduce(0) { $0 + pow($1.0 - $1.1, 2) })
            #expect(distance >= 20, "\(a) and \(b), \(name): \(distance)")
          }
        }
      }
    }
  }

  @Test func coloursStandOutOnWhite() {
    let all = Self.palettes.flatMap(\.values) + (0..<32).map(Palette.hue)
    for colour in all {
      let parts = linear(colour)
      let luminance = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
      let contrast = 1.05 / (luminance + 0.05)
      #expect(contrast >= 3, "\(colour.hex)")
    }
  }
}
