import Synchronization

/// A trained English pipeline, shared by all threads.
///
/// ```swift
/// let model = try LanguageModel(contentsOf: "Models/en_core_web_md")
/// let document = model.annotate("Merkel met Macron in Berlin.")
/// print(document.words, document.names)
/// ```
public final class LanguageModel: Sendable {
  /// UTF-8 bytes of the longest text that is annotated: offsets are 32 bits wide. Articles end much
  /// earlier (`ArticleRecord.maximumTextBytes`), with an error.
  public static let longestText = 1 << 30

  /// The package's name and version, as "en_core_web_md 3.8.0".
  public let name: String

  let pipeline: Pipeline
  private let dictionary: RuleLemmatizer
  /// Annotators at rest; each belongs to the one call that takes it out.
  private let idle = Mutex<[Loan]>([])
  /// Of paragraphs, which come again as whole articles hardly do.
  let recent = RecentReadings()

  /// Carries an annotator in and out of the pool.
  ///
  /// `@unchecked`: between leaving and entering the pool one call alone holds the annotator.
  private struct Loan: @unchecked Sendable {
    let annotator: Annotator
  }

  /// Maps the compiled form of a spaCy v3 pipeline folder (with `config.cfg`), which is made on
  /// first use and kept; `path` may also be a compiled file.
  ///
  /// - Throws: ``LinguisticsError/modelUnreadable(path:cause:)`` when a file is missing or damaged,
  ///   ``LinguisticsError/modelUnsupported(path:cause:)`` when the pipeline has other parts.
  public init(contentsOf path: String) throws(LinguisticsError) {
    let image = try CompiledModelCache.image(for: path)
    let model = try CompiledModel(image, path: path)
    dictionary = RuleLemmatizer(tables: model.lemmas)
    do {
      pipeline = try Pipeline(model)
    } catch {
      throw .modelUnreadable(path: path, cause: error.cause)
    }
    name = model.name + " " + model.version
  }

  /// Annotates texts together; results in the order of the texts. What is said of a text does not
  /// depend on the others.
  ///
  /// - Precondition: no text has more than ``longestText`` bytes.
  public func annotate(_ texts: [String]) -> [Document] {
    for text in texts {
      precondition(
        text.utf8.count <= Self.longestText,
        "a text of \(text.utf8.count) bytes is over the limit of \(Self.longestText); split it")
    }
    return annotate(texts.map { DividedText($0) })
  }

  /// - Parameter recent: readings of parts that came lately, if any are to be remembered.
  func annotate(_ texts: [DividedText], _ recent: RecentReadings? = nil) -> [Document] {
    let loan = idle.withLock { $0.popLast() } ?? Loan(annotator: Annotator(pipeline))
    defer { idle.withLock { $0.append(loan) } }
    return loan.annotator.annotate(texts, recent)
  }

  public func annotate(_ text: String) -> Document { annotate([text])[0] }

  /// Whether the model's dictionary has a lower-case word, itself or as an inflected form.
  public func knowsWord(_ word: String) -> Bool { dictionary.knows(word) }

  /// The static vector of a form as each encoder projects it, one behind the other and each of
  /// length one; zeros for a form that has none.
  public func wordVector(_ form: String) -> [Float] {
    let row = pipeline.model.lexicon.vectorRow(LinguisticsResources.stringHash(form))
    var vector: [Float] = []
    for encoder in pipeline.model.encoders {
      guard let table = encoder.vectors else { continue }
      let width = encoder.width
      guard let row else {
        vector.append(contentsOf: repeatElement(0, count: width))
        continue
      }
      let values = UnsafeBufferPointer(start: table.start + row * width, count: width)
      let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
      vector.append(contentsOf: values.map { length > 0 ? $0 / length : 0 })
    }
    return vector
  }
}

extension LanguageModel {
  /// Annotates texts on several threads; results in the order of the texts, the same as on one.
  ///
  /// Threads take the next texts when they are done with theirs, so that one long text does not
  /// hold the others up.
  public func annotate(_ texts: [String], threads: Int) -> [Document] {
    let size = 8
    let chunks = (texts.count + size - 1) / size
    guard threads > 1, chunks > 1 else { return annotate(texts) }
    let next = Atomic<Int>(0)
    let results = Mutex<[[Document]]>(Array(repeating: [], count: chunks))
    ParallelWork.run(threads: min(threads, chunks)) {
      while true {
        let chunk = next.add(1, ordering: .relaxed).oldValue
        guard chunk < chunks else { return }
        let part = texts[chunk * size..<min(texts.count, (chunk + 1) * size)]
        let documents = self.annotate(Array(part))
        results.withLock { $0[chunk] = documents }
      }
    }
    return results.withLock { $0.flatMap { $0 } }
  }
}
