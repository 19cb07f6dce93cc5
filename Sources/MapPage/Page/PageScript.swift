/// The script of the page: plain JavaScript in one scope, without a framework.
enum PageScript {
  /// The whole script.
  static let text =
    "(() => {\n'use strict';\n"
    + [
      core, glyphs, shapes, chart, marks, labels, time, list, cards,
      review, view, main,
    ].joined(separator: "\n")
    + "\n})();\n"
}
