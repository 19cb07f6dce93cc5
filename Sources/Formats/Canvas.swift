internal import Features

/// A picture being drawn, transparent at first.
struct Canvas {
  let width: Int
  let height: Int
  /// Red, green, blue, opacity from 0 to 1; the colours multiplied by the opacity.
  private var channels: [Float]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    channels = Array(repeating: 0, count: width * height * 4)
  }

  /// Fills `outline`, looking no farther than `bounds`: left, top, right, bottom in pixels.
  mutating func fill(
    _ outline: Outline, _ colour: Colour, opacity: Double = 1, softness: Double = 1,
    within bounds: (left: Double, top: Double, right: Double, bottom: Double)? = nil
  ) {
    let left = max(0, Int((bounds?.left ?? 0).rounded(.down)))
    let top = max(0, Int((bounds?.top ?? 0).rounded(.down)))
    let right = min(width, Int((bounds?.right ?? Double(width)).rounded(.up)))
    let bottom = min(height, Int((bounds?.bottom ?? Double(height)).rounded(.up)))
    guard left < right, top < bottom else { return }
    let red = Float(colour.red) / 255
    let green = Float(colour.green) / 255
    let blue = Float(colour.blue) / 255
    for y in top..<bottom {
      for x in left..<right {
        let distance = outline.distance(Double(x) + 0.5, Double(y) + 0.5)
        let coverage = Float(min(1, max(0, 0.5 - distance / softness)) * opacity)
        guard coverage > 0 else { continue }
        let index = (y * width + x) * 4
        let kept = 1 - coverage
        channels[index] = channels[index] * kept + red * coverage
        channels[index + 1] = channels[index + 1] * kept + green * coverage
        channels[index + 2] = channels[index + 2] * kept + blue * coverage
        channels[index + 3] = channels[index + 3] * kept + coverage
      }
    }
  }

  /// The picture drawn so far.
  var image: PNGImage {
    var pixels = [UInt8](repeating: 0, count: channels.count)
    for index in stride(from: 0, to: channels.count, by: 4) {
      let opacity = channels[index + 3]
      guard opacity > 0 else { continue }
      for channel in 0..<3 {
        pixels[index + channel] = byte(channels[index + channel] / opacity)
      }
      pixels[index + 3] = byte(opacity)
    }
    return PNGImage(width: width, height: height, pixels: pixels)
  }

  private func byte(_ value: Float) -> UInt8 { UInt8(min(255, max(0, (value * 255).rounded()))) }
}
