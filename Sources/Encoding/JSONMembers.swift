extension [UInt8] {
  /// Appends the name of a member of the object that is open, with a comma before all but the first.
  ///
  /// Its value must follow. `name` stands as it is: it needs no escape.
  package mutating func appendMember(_ name: StaticString) {
    if last != UInt8(ascii: "{") { append(UInt8(ascii: ",")) }
    append(UInt8(ascii: "\""))
    append(
      contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    append(UInt8(ascii: "\""))
    append(UInt8(ascii: ":"))
  }

  /// Appends a member with a text, or `null` for `nil`.
  package mutating func appendMember(_ name: StaticString, _ text: String?) {
    appendMember(name)
    if let text { appendJSONString(text) } else { append(contentsOf: "null".utf8) }
  }

  /// Appends a member with a whole number, or `null` for `nil`.
  package mutating func appendMember(_ name: StaticString, _ number: Int?) {
    appendMember(name)
    if let number { appendInteger(Int64(number)) } else { append(contentsOf: "null".utf8) }
  }

  /// Appends a member with a number, or `null` for `nil`.
  package mutating func appendMember(_ name: StaticString, _ number: Double?) {
    appendMember(name)
    if let number { appendJSONNumber(number) } else { append(contentsOf: "null".utf8) }
  }

  /// Appends a member with a truth value.
  package mutating func appendMember(_ name: StaticString, _ flag: Bool) {
    appendMember(name)
    append(contentsOf: flag ? "true".utf8 : "false".utf8)
  }

  /// Appends a member with a list of objects; `write` appends the members of each.
  package mutating func appendMember<Value>(
    _ name: StaticString, _ elements: [Value], _ write: (inout [UInt8], Value) -> Void
  ) {
    appendMember(name)
    append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      appendObject { write(&$0, element) }
    }
    append(UInt8(ascii: "]"))
  }

  /// Appends an object, whose members `write` appends.
  package mutating func appendObject(_ write: (inout [UInt8]) -> Void) {
    append(UInt8(ascii: "{"))
    write(&self)
    append(UInt8(ascii: "}"))
  }
}
