import Testing

@testable import Encoding

struct CleanTextTests {
  @Test(arguments: [
    ("plain", "plain", "plain"), ("a\u{0}b\u{1B}c", "abc", "abc"), ("a\tb\nc", "a\tb\nc", "a b c"),
    ("a\r\nb", "a\r\nb", "a b"), ("x\u{202E}y\u{2066}z", "x\u{202E}y\u{2066}z", "xyz"),
    ("a\u{FFFE}\u{FFFF}\u{7F}b", "ab", "ab"), ("\u{FEFF}n", "\u{FEFF}n", "n"),
    ("پنج‌شیر", "پنج‌شیر", "پنج‌شیر"), ("😀", "😀", "😀"), ("", "", ""),
  ])
  func cleans(text: String, cleaned: String, name: String) {
    #expect(Array(text.cleaned.utf8) == Array(cleaned.utf8))
    #expect(Array(text.cleanedName.utf8) == Array(name.utf8))
  }

  @Test(arguments: [
    ("a < b, 3:1, x = y", "a < b, 3:1, x = y"), ("", ""), ("<", "<"),
    ("https://a.b", "https://a.b"),
    ("<b>x</b><!--?", "‹b>x‹/b>‹!--?"), ("< SCRIPT>", "‹ SCRIPT>"), ("< baseline", "‹ baseline"),
    ("javascript:x", "javascript\u{A789}x"), ("JavaScript :x", "JavaScript \u{A789}x"),
    ("vbscript:x", "vbscript\u{A789}x"), ("script: x", "script\u{A789} x"),
    ("data: text/HTML,x", "data\u{A789} text/HTML,x"), ("data: figures", "data: figures"),
    ("onClick = y", "onClick \u{A78A} y"), ("x onerror=y", "x onerror\u{A78A}y"), ("on=1", "on=1"),
    ("moon_x=1 Button=2", "moon_x=1 Button=2"), ("پنج‌شیر: ولایت", "پنج‌شیر: ولایت"),
  ])
  func isInertInHTML(text: String, expected: String) {
    #expect(Array(text.inert.utf8) == Array(expected.utf8))
    #expect(text.inert.inert == text.inert)
  }

  @Test func identifiersAreUnique() {
    var identifiers = UniqueIdentifiers()
    let given = ["a", "a", "a-2", "a", "b"].map { identifiers.unique($0) }
    #expect(given == ["a", "a-2", "a-2-2", "a-3", "b"])
    let often = (1...20_000).map { _ in identifiers.unique("c") }
    #expect(Set(often).count == often.count && often.last == "c-20000")
    #expect(identifiers.unique("c-20000") == "c-20000-2")
  }
}
