import Glibc

// Measures how fast the names of a text are found among very many:
// match NAMES.txt TEXT.txt [REPEATS]. Compiled in one module with Sources/Text; see run.sh.

func seconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func stop(_ message: String) -> Never {
  print(message)
  exit(64)
}

func lines(_ path: String) -> [Substring] {
  guard let file = try? FixedBytes(mapping: path) else { stop("cannot read \(path)") }
  return String(decoding: file.all.array, as: UTF8.self).split(separator: "\n")
}

func shown(_ value: Double, _ places: Int) -> String {
  let scale = pow(10, Double(places))
  return "\((value * scale).rounded() / scale)"
}

guard CommandLine.arguments.count > 2 else {
  stop("usage: match NAMES.txt TEXT.txt [REPEATS]")
}
let repeats = CommandLine.arguments.count > 3 ? Int(CommandLine.arguments[3]) ?? 1 : 1
var start = seconds()
let names = lines(CommandLine.arguments[1])
var builder = PhraseTableBuilder()
for (index, name) in names.enumerated() {
  builder.insert(Tokenizer.matchingWords(String(name)), value: UInt32(index))
}
var bytes: [UInt8] = []
builder.write { bytes.append(contentsOf: $0) }
let table = PhraseTable(KeyTable(FixedBytes(bytes).all))
print(
  "\(names.count) names: built in \(shown(seconds() - start, 2)) s, \(bytes.count / 1_000_000) MB")

let texts = lines(CommandLine.arguments[2])
let size = texts.reduce(0) { $0 + $1.utf8.count + 1 }
var matches = 0
var reading = 0.0
var matching = 0.0
for _ in 0..<repeats {
  for text in texts {
    start = seconds()
    let tokens = Tokenizer.tokens(of: Document(String(text)))
    reading += seconds() - start
    start = seconds()
    var index = 0
    while index < tokens.count {
      // As the resolver asks: names start at capitalised words.
      guard tokens[index].kind == .word, tokens[index].capitals != .none,
        let match = table.longestMatch(
          from: index,
          word: { $0 < tokens.count && tokens[$0].isMatched ? tokens[$0].matchingWord : nil },
          skip: { $0 < tokens.count && tokens[$0].kind == .hyphen ? 1 : 0 })
      else {
        index += 1
        continue
      }
      matches += 1
      index = match.end
    }
    matching += seconds() - start
  }
}
let megabytes = Double(size * repeats) / 1e6
print(
  "\(shown(megabytes, 1)) MB, \(matches) matches: "
    + "matching \(shown(megabytes / matching, 1)) MB/s, "
    + "tokens \(shown(megabytes / reading, 1)) MB/s, both \(shown(megabytes / (reading + matching), 1)) MB/s"
)
