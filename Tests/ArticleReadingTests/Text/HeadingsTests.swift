import ArticleReading
import Testing

@Suite("Headings parted from sentences")
struct HeadingsTests {
  @Test(
    "a subheading that runs into a sentence becomes a paragraph",
    arguments: [
      ("They spoke. A change of course The minister of trade said no.", "A change of course "),
      ("They spoke.\" 'No way back' But nobody in the hall agreed.", "'No way back' "),
      ("They spoke. Long waits, high costs In the north it is worse.", "Long waits, high costs "),
    ])
  func subheading(text: String, heading: String) {
    let mended = TextMender.mend("Title\n\n" + text).text
    #expect(mended.contains("\n\n" + heading + "\n\n"))
  }

  @Test(
    "titles within a sentence, quotations and lists are no headings",
    arguments: [
      "They spoke. Editors at The Courier said no.", "He left. The daily The Courier said no.",
      "They spoke. \"We will go,\" The man said.", "He had enough. Vitamin A was short.",
      "They spoke. Ada Quill The Younger came.", "It is over. Nobody, she says, But what now?",
    ])
  func noHeading(text: String) {
    #expect(TextMender.mend("Title\n\n" + text).text == "Title\n\n" + text)
  }

  @Test("a headline above its text, and lines that end sentences, are paragraphs")
  func lines() {
    let text = """
      Two ministers meet
      The ministers of trade met on Monday for the first time in the seven years since the dispute.
      A second meeting is to follow in spring.
      """
    #expect(TextMender.mend(text).text == text.split(separator: "\n").joined(separator: "\n\n"))
  }

  @Test("a wrapped sentence of two lines stays one paragraph")
  func wrapped() {
    let text = "On Monday the minister of trade, Ada Quill, met her colleague from\nNorthland."
    #expect(TextMender.mend(text).text == text)
  }
}
