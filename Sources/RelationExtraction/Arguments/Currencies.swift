import Linguistics

/// What sums are counted in.
enum Currencies {
  static let names: WordSet = [
    "baht", "crore", "dinar", "dirham", "dlr", "dlrs", "dollar", "euro", "franc", "kroner", "krona",
    "krone", "lakh", "lira", "naira", "peso", "pound", "rand", "real", "rial", "ringgit", "riyal",
    "rouble", "ruble", "rupee", "rupiah", "shekel", "shilling", "sterling", "won", "yen", "yuan",
    "zloty",
  ]
}
