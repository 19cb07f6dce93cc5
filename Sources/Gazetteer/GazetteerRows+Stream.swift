package import Encoding

/// Takes the rows of a gazetteer one by one on their way into a compiled file: what a reader of
/// another format, or of millions of rows, gives them to.
package final class GazetteerRows {
  private let compiler: GazetteerCompiler
  private let layer: Int
  private(set) var sources: [Source] = []
  /// Rows that were passed over.
  package var faults: [TableFault] = []
  /// The digest of the bytes that were read.
  package var digest = SHA256()

  init(compiler: GazetteerCompiler, layer: Int) {
    self.compiler = compiler
    self.layer = layer
  }

  package func add(_ place: Place) { compiler.add(layer == 0 ? place : place.moved(to: layer)) }
  package func add(_ name: Toponym) { compiler.add(layer == 0 ? name : name.moved(to: layer)) }
  package func add(_ fact: Fact) { compiler.add(fact) }
  package func add(_ identifier: Identifier) { compiler.add(identifier) }
  package func add(_ source: Source) { sources.append(source) }
}
