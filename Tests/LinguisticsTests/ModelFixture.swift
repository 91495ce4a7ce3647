import Linguistics
import Testing

extension Tag {
  /// Needs an installed language model.
  @Tag static var model: Self
}

/// The installed models, loaded once; tests that need one are skipped where there is none.
enum ModelFixture {
  static let md = load("en_core_web_md")
  static let sm = load("en_core_web_sm")
  static var any: LanguageModel? { md ?? sm }

  private static func load(_ name: String) -> LanguageModel? {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    var candidates = ModelLibrary.installed().map(\.path)
    candidates += ["/\(folder)/Models/en_core_web_md", "/\(folder)/Models/en_core_web_sm"]
    for path in candidates where path.split(separator: "/").last?.hasPrefix(name) ?? false {
      if let model = try? LanguageModel(contentsOf: path) { return model }
    }
    return nil
  }
}
