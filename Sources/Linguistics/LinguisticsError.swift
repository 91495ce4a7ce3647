/// What can go wrong between a model on disk and an annotated text.
public enum LinguisticsError: Error, Sendable, CustomStringConvertible {
  /// A model folder or compiled model cannot be read or is damaged.
  case modelUnreadable(path: String, cause: String)
  /// The model is sound, but uses a part this runtime does not have.
  case modelUnsupported(path: String, cause: String)
  /// No model lies where one was asked for or in any of the places searched.
  case modelMissing(searched: [String])
  /// An archive cannot be installed.
  case installationFailed(path: String, cause: String)

  public var description: String {
    switch self {
    case .modelUnreadable(let path, let cause): return "\(path): \(cause)"
    case .modelUnsupported(let path, let cause):
      return "\(path): unsupported language model: \(cause)"
    case .modelMissing(let searched):
      return "no language model found (searched \(searched.joined(separator: ", "))); "
        + "run 'make model', or 'entente model install PATH' with a spaCy v3 wheel, zip or folder"
    case .installationFailed(let path, let cause): return "\(path): \(cause)"
    }
  }
}
