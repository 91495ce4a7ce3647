import ArticleReading
import Testing

@Suite("Dates of publication")
struct PublicationDateTests {
  @Test(
    "the day is found in every common writing",
    arguments: [
      "2021-12-30", "2021-12-30T15:30:00+03:00", "2021-12-30 15:30", "20211230", "2021/12/30",
      "Thu, 30 Dec 2021 15:30:00 GMT", "30-DEC-2021 15:01:01.79", "December 30, 2021",
      "Dec. 30 2021", "30 December 2021, 3 p.m.",
    ])
  func known(_ text: String) {
    #expect(PublicationDate.iso8601(text) == "2021-12-30")
  }

  @Test(
    "what is no day, or not sure to be one, gives none",
    arguments: ["", "yesterday", "12/30/2021", "2021-13-01", "30 Foo 2021", "99999999", "Dec 2021"])
  func unknown(_ text: String) {
    #expect(PublicationDate.iso8601(text) == nil)
  }
}
