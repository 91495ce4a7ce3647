import GraphModel
import SampleGraphs
import Testing

@testable import GraphRendering

@Suite struct AccessibleSVGTests {
  func svg(_ change: (inout RenderOptions) -> Void = { _ in }) throws -> String {
    var options = RenderOptions()
    change(&options)
    return String(decoding: try GraphRenderer.render(LeadersCall.graph, options), as: UTF8.self)
  }

  @Test("the drawing has a title, a description and a role")
  func whole() throws {
    let svg = try svg { $0.title = "Leaders <speak>" }
    #expect(svg.contains("role=\"graphics-document document\" aria-labelledby=\"title desc\""))
    #expect(svg.contains("<title id=\"title\">Leaders &lt;speak&gt;</title>"))
    #expect(svg.contains("<desc id=\"desc\">17 entities, 25 edges. "))
  }

  @Test("every node and arrow has a role, a name and its sentences")
  func parts() throws {
    let svg = try svg { $0.folding = .none }
    let groups = svg.split(separator: "\n").filter { $0.hasPrefix("<g id=\"") }
    let named = groups.filter { $0.contains("role=\"graphics-symbol img\" aria-label=\"") }
    #expect(named.count == 17 + 25)
    #expect(svg.contains("“Veren warned Task that an attack on Ustrovia would cost him dearly.”"))
  }

  @Test("no document type, comment or generator's title is left")
  func clean() throws {
    let svg = try svg()
    #expect(!svg.contains("<!"))
    #expect(!svg.contains("&#45;&gt;</title>"))
  }
}

@Suite struct ThemeTests {
  /// Relative luminance and contrast as WCAG 2.2 defines them.
  func luminance(_ color: String) -> Double {
    let value = Int(color.dropFirst(), radix: 16) ?? 0
    let parts = [16, 8, 0].map { shift -> Double in
      let c = Double(value >> shift & 255) / 255
      return c <= 0.04045 ? c / 12.92 : power((c + 0.055) / 1.055)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// x to the 2.4, by x² times the fifth root of x².
  func power(_ x: Double) -> Double {
    var root = 1.0
    for _ in 0..<60 {
      root -= (root * root * root * root * root - x * x) / (5 * root * root * root * root)
    }
    return x * x * root
  }

  func contrast(_ a: String, _ b: String) -> Double {
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  @Test("all text meets WCAG AA in every theme", arguments: Theme.allCases)
  func text(theme: Theme) {
    let palette = theme.palette
    for kind in [palette.person, palette.organization, palette.state] {
      #expect(contrast(kind.text, kind.fill) >= 4.5)
      #expect(contrast(kind.line, palette.background) >= 3)
    }
    for color in [palette.text, palette.muted, palette.cooperation, palette.conflict, palette.tie] {
      #expect(contrast(color, palette.background) >= 4.5)
      #expect(contrast(color, palette.clusterFill) >= 4.5)
    }
  }

  @Test("kinds differ in lightness, so that they stay apart in grey", arguments: Theme.allCases)
  func grey(theme: Theme) {
    let palette = theme.palette
    #expect(contrast(palette.state.fill, palette.organization.fill) >= 3)
    #expect(contrast(palette.person.fill, palette.organization.fill) >= 1.05)
  }
}
