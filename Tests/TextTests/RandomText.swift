import TestSupport

/// Random text of many scripts, marks and white spaces.
func randomText(_ random: inout SplitMix64, count: Int) -> String {
  let pieces = [
    "a", "The", "rebels", "’s", "'s", "'", "U.S.", "3,000", "3.5", "-", "—", " ", " ", " ", "\n",
    "\r\n", "\n\n", "\t", "\u{A0}", "\u{200B}", "\u{200C}", "\u{AD}", "é", "e\u{301}", "ß", "Ǆ",
    "İ",
    "پنجشیر", "ي", "ك", "٣", "ـ", "漢字", "😀", "👩‍👩‍👧", "🇦🇫", "\u{10FFFF}", "\u{FFFD}", "\u{FEFF}",
    "\u{202E}", "\u{2028}", ".", "...", "“", "”", "(", ")", "!", "?", ",", "ﬁ", "ǆ", "\u{0}",
  ]
  var text = ""
  for _ in 0..<count { text += pieces[Int.random(in: 0..<pieces.count, using: &random)] }
  return text
}
