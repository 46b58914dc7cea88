import Testing
import Text

/// Two spellings that comparison must or must not tell apart.
struct FoldingPair: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let one: String
  let other: String

  init(_ testDescription: String, _ one: String, _ other: String) {
    self.testDescription = testDescription
    self.one = one
    self.other = other
  }
}

@Suite("Folding of pairs") struct FoldingPairsTests {
  private static let latin = [
    FoldingPair("case", "Tenant NOT Found", "tenant not found"),
    FoldingPair("full width", "ＡＡＤＳＴＳ９０００２", "AADSTS90002"),
    FoldingPair("composed and decomposed", "K\u{E9}s\u{0151}bb", "Ke\u{301}so\u{30B}bb"),
    FoldingPair("accent lost", "możliwość", "mozliwosc"),
    FoldingPair("stroke", "Łódź đ ø ħ", "Lodz d o h"),
    FoldingPair("stroke and accent", "\u{1FE}\u{1FF}", "o\u{338}o\u{301}"),
    FoldingPair("two accents", "\u{1EC7}", "e\u{323}\u{302}"),
    FoldingPair("accents in another order", "e\u{302}\u{323}", "e\u{323}\u{302}"),
    FoldingPair("four i's, dotted capital", "İSTEMCİ", "istemci"),
    FoldingPair("four i's, dotless", "kayıtlı", "kayitli"),
    FoldingPair("four i's, capital dotless", "KAYITLI", "kayıtlı"),
    FoldingPair("dotted i by lower-casing", "i\u{307}stemci", "İstemci"),
    FoldingPair("sharp s", "Größe", "Grösse"),
    FoldingPair("capital sharp s", "GRÖẞE", "größe"),
    FoldingPair("ligatures", "con\u{FB01}gure o\u{FB03}ce \u{FB00}", "configure office ff"),
    FoldingPair("Dutch ij", "\u{132}s \u{133}s", "IJs ijs"),
    FoldingPair("Croatian digraphs", "\u{1C4}\u{1C5}\u{1C7}\u{1CC}", "DždžLJnj"),
    FoldingPair("long s", "\u{17F}ecret", "secret"),
    FoldingPair("sign for number", "№ 5", "no 5"),
    FoldingPair("Kelvin and Ångström", "\u{212A} \u{212B}", "k a"),
  ]

  private static let punctuation = [
    FoldingPair("curly quotes", "‘x’ “y” „z“ «w»", "'x' \"y\" \"z\" \"w\""),
    FoldingPair("no-break space", "not\u{A0}found\u{202F}here", "not found here"),
    FoldingPair("line break", "not\r\nfound", "not found"),
    FoldingPair("soft hyphen", "sub\u{AD}scription", "subscription"),
    FoldingPair("zero width", "te\u{200B}n\u{200D}a\u{FEFF}nt", "tenant"),
    FoldingPair("marks of direction", "\u{202E}tenant\u{202C}", "tenant"),
    FoldingPair("hyphenation", "sub-\nscription", "subscription"),
    FoldingPair("punctuation of any script", "tenant、not。found؟", "tenant, not. found?"),
    FoldingPair("emoji", "🔥tenant💥", "tenant"),
    FoldingPair("isn't", "isn't", "is not"), FoldingPair("isn’t", "ISN’T", "is not"),
    FoldingPair("isnʼt", "isn\u{2BC}t", "is not"),
    FoldingPair("can't", "can't", "cannot"), FoldingPair("can’t", "Can’t", "can not"),
    FoldingPair("don’t", "don’t", "do not"), FoldingPair("couldn't", "Couldn't.", "could not"),
    FoldingPair("Ukrainian apostrophes", "об\u{2BC}єкт", "об'єкт"),
  ]

  private static let scripts = [
    FoldingPair("Cyrillic case and accents", "ЁЛКА Йод", "елка иод"),
    FoldingPair("Cyrillic decomposed", "и\u{306} і\u{308}", "й ї"),
    FoldingPair("Greek case, accents, final sigma", "ΌΡΟΣ", "όρος"),
    FoldingPair("half-width kana", "ｱﾌﾟﾘｹｰｼｮﾝ", "アプリケーション"),
    FoldingPair("half-width voicing", "ﾃﾞｨﾚｸﾄﾘ", "ディレクトリ"),
    FoldingPair("kana decomposed", "\u{30C6}\u{3099}ータ", "データ"),
    FoldingPair("hiragana decomposed", "か\u{3099}は\u{309A}", "がぱ"),
    FoldingPair("Hangul decomposed", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", "한글"),
    FoldingPair("Hangul half decomposed", "\u{D558}\u{11AB}", "한"),
    FoldingPair("Hangul without a final", "\u{1110}\u{1166}\u{1102}\u{1165}", "테너"),
    FoldingPair("full-width punctuation", "租户：（不存在）！", "租户:(不存在)!"),
    FoldingPair(
      "Arabic decomposed", "\u{623}\u{625}\u{622}", "\u{627}\u{654}\u{627}\u{655}\u{627}\u{653}"),
    FoldingPair("Arabic vowels left out", "مُسْتَأْجِر", "مستأجر"),
    FoldingPair("Devanagari decomposed", "ला\u{95C}का", "ला\u{921}\u{93C}का"),
    FoldingPair("Hebrew points left out", "שָׁלוֹם", "שלום"),
    FoldingPair("Vietnamese", "KHÔNG TÌM THẤY", "khong tim thay"),
  ]

  private static let different = [
    FoldingPair("letters", "tenant", "tenent"), FoldingPair("digits", "90002", "90003"),
    FoldingPair("order", "not found", "found not"),
    FoldingPair("length", "AADSTS90002", "AADSTS900021"),
    FoldingPair("letter and digit", "o", "0"), FoldingPair("Latin and Cyrillic a", "a", "а"),
    FoldingPair("is and is not", "is valid", "isn't valid"),
    FoldingPair("possessive n't", "ten't", "tent"),
    FoldingPair("apostrophe before a longer word", "can'tata", "cannotata"),
    FoldingPair("Han", "租户", "租戶"), FoldingPair("Hangul", "한글", "한굴"),
    FoldingPair("small and large kana", "ッ", "ツ"), FoldingPair("kana", "ハ", "ヒ"),
    FoldingPair("hiragana and katakana", "か", "カ"),
    FoldingPair("rare Han", "\u{20000}", "\u{20001}"),
    FoldingPair("Latin ae", "æ", "ae"), FoldingPair("something and nothing", "x", "…"),
  ]

  @Test(arguments: latin + punctuation + scripts) func foldsAlike(_ pair: FoldingPair) {
    let one = FoldedText(pair.one).bytes
    #expect(!one.isEmpty)
    #expect(
      String(decoding: one, as: UTF8.self)
        == String(decoding: FoldedText(pair.other).bytes, as: UTF8.self))
  }

  @Test(arguments: different) func foldsApart(_ pair: FoldingPair) {
    #expect(FoldedText(pair.one).bytes != FoldedText(pair.other).bytes)
  }

  @Test(arguments: latin + punctuation + scripts) func foldedTextFoldsToItself(_ pair: FoldingPair)
  {
    let folded = FoldedText(pair.one).bytes
    #expect(FoldedText(String(decoding: folded, as: UTF8.self)).bytes == folded)
  }
}
