/// Which state a post in a territory or in a former state speaks for, by Wikidata id.
///
/// Restated from `states.tsv` of the entity linker, which a test holds it against: merging knows no
/// names, and must give the same bytes with any knowledge base.
package enum SovereignStates {
  /// The state itself, its parent or its one successor; nil for a state that broke up into several,
  /// where a post speaks for none of them, and for what is no state or has no Wikidata id.
  package static func sovereign(of id: String) -> String? {
    guard id.utf8.first == UInt8(ascii: "Q"), let number = Int(id.dropFirst()) else { return nil }
    if dissolved.contains(number) { return nil }
    if let parent = parents[number] { return "Q\(parent)" }
    return states.contains(number) ? id : nil
  }

  /// The Soviet Union, Yugoslavia (three of the name), Czechoslovakia and three empires.
  package static let dissolved: Set<Int> = [
    12560, 15180, 28513, 33946, 34266, 36704, 37024, 83286,
  ]

  private static let parents: [Int: Int] = {
    var parents: [Int: Int] = [:]
    for (parent, parts) in parts { for part in parts { parents[part] = parent } }
    return parents
  }()

  private static let states: Set<Int> = [
    16, 17, 20, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 43, 45, 55, 77, 79,
    96, 114, 115, 117, 142, 145, 148, 155, 159, 183, 184, 189, 191, 211, 212, 213, 214, 215,
    217, 218, 219, 221, 222, 224, 225, 227, 228, 229, 230, 232, 233, 235, 236, 237, 238, 241,
    242, 244, 252, 258, 262, 265, 298, 334, 347, 398, 399, 403, 408, 414, 419, 423, 424, 574,
    657, 664, 668, 672, 678, 683, 685, 686, 691, 695, 697, 702, 709, 710, 711, 712, 717, 730,
    733, 734, 736, 739, 750, 754, 757, 760, 763, 766, 769, 774, 778, 781, 783, 784, 786, 790,
    792, 794, 796, 800, 801, 804, 805, 810, 811, 813, 817, 819, 822, 826, 833, 836, 837, 842,
    843, 846, 851, 854, 858, 863, 865, 869, 874, 878, 881, 884, 889, 902, 912, 916, 917, 921,
    924, 928, 929, 945, 948, 953, 954, 958, 962, 963, 965, 967, 970, 971, 974, 977, 983, 986,
    1000, 1005, 1006, 1007, 1008, 1009, 1011, 1013, 1014, 1016, 1019, 1020, 1025, 1027, 1028,
    1029, 1030, 1032, 1033, 1036, 1037, 1039, 1041, 1042, 1044, 1045, 1049, 1050, 1246, 6250,
    40362, 41470, 43100, 219060,
  ]

  /// Territories and former states by the state that they belong to now.
  private static let parts: [Int: [Int]] = [
    16: [176],
    29: [5705],
    30: [1183, 11703, 16635, 16641, 16644],
    33: [5689],
    35: [223, 4628],
    55: [21203, 25279, 26273, 27561],
    142: [3769, 17012, 17054, 17063, 17070, 25362, 30971, 33788, 34617, 35555, 126125],
    145: [
      21, 22, 25, 26, 785, 1410, 5785, 9648, 9676, 13353, 18221, 23635, 25228, 25230, 25305, 35672,
      192184,
    ],
    148: [8646, 14773, 17252, 34800],
    159: [5118, 5187, 5219, 5481],
    183: [7318, 16957, 713750],
    212: [7835, 16_150_196, 16_746_854],
    217: [907112],
    225: [11196, 11198],
    227: [244165],
    229: [23681],
    230: [23334, 23427],
    408: [31057, 31063, 36004],
    664: [26988, 34020, 36823],
    796: [205047],
    805: [199841, 267584],
    881: [172640, 180573],
    1045: [34754],
    219060: [36678, 39760],
  ]
}

extension EntityGraph {
  /// The names of the states with a Wikidata id, by id.
  package var stateNames: [String: String] {
    var names: [String: String] = [:]
    for entity in entities where SovereignStates.sovereign(of: entity.id) != nil {
      names[entity.id] = entity.name
    }
    return names
  }
}
