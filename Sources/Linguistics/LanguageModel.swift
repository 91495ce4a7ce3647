/// A trained English pipeline, shared by all threads.
public final class LanguageModel: Sendable {
  /// Reads a spaCy v3 pipeline folder (with `config.cfg`) or its compiled form.
  public init(contentsOf path: String) throws(LinguisticsError) {
    throw .modelUnreadable(path: path, cause: "the runtime is not there yet")
  }

  /// Annotates texts together; results in the order of the texts.
  public func annotate(_ texts: [String]) -> [Document] { [] }

  public func annotate(_ text: String) -> Document { annotate([text])[0] }
}

/// What can go wrong between a model on disk and an annotated text.
public enum LinguisticsError: Error, Sendable, CustomStringConvertible {
  case modelUnreadable(path: String, cause: String)

  public var description: String {
    switch self {
    case .modelUnreadable(let path, let cause): "\(path): \(cause)"
    }
  }
}
