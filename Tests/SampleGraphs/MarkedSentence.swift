import GraphModel

/// A sentence with its actors and trigger marked: `{Alda Veren} *warned* [Oren Task].`
/// Braces hold the source, brackets the target, stars the trigger.
struct MarkedSentence {
  var text = ""
  var source: TextSpan?
  var target: TextSpan?
  var trigger = TextSpan(0, 0)

  init(_ marked: String) {
    var place = 0
    var opened = 0
    var inTrigger = false
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "{", "[": opened = place
      case "}": source = TextSpan(opened, place)
      case "]": target = TextSpan(opened, place)
      case "*":
        if inTrigger { trigger = TextSpan(opened, place) } else { opened = place }
        inTrigger.toggle()
      default:
        text.unicodeScalars.append(scalar)
        place += 1
      }
    }
  }
}
