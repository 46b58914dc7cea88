import Testing
import Text

@Suite("Names of secrets in other languages") struct ForeignNameTests {
  private static let value = "Tr0ub4dor2Battery"

  static let latin = [
    "Passwort", "Kennwort", "Wachtwoord", "L\u{F6}senord", "l\u{F6}senord", "L\u{D6}SENORD",
    "losenord", "passord", "adgangskode", "salasana", "has\u{142}o", "Has\u{142}o",
    "HAS\u{141}O", "HASLO", "heslo", "\u{15F}ifre", "contrase\u{F1}a", "Contrase\u{F1}a",
    "CONTRASENA", "senha", "Senha", "DB_SENHA", "palavra-passe", "mot_de_passe", "MotDePasse",
    "parola", "dbParola", "Klienthemlighet", "Clientschl\u{FC}ssel",
  ]

  static let otherScripts = [
    "\u{5BC6}\u{7801}", "\u{5BC6}\u{78BC}", "\u{5BA2}\u{6237}\u{7AEF}\u{5BC6}\u{7801}",
    "\u{5BA2}\u{6237}\u{7AEF}\u{673A}\u{5BC6}", "\u{53E3}\u{4EE4}",
    "\u{30D1}\u{30B9}\u{30EF}\u{30FC}\u{30C9}",
    "\u{30A2}\u{30D7}\u{30EA}\u{30B7}\u{30FC}\u{30AF}\u{30EC}\u{30C3}\u{30C8}",
    "\u{BE44}\u{BC00}\u{BC88}\u{D638}", "\u{C554}\u{D638}",
    "\u{43F}\u{430}\u{440}\u{43E}\u{43B}\u{44C}", "\u{41F}\u{430}\u{440}\u{43E}\u{43B}\u{44C}",
    "\u{41F}\u{410}\u{420}\u{41E}\u{41B}\u{42C}", "\u{5E1}\u{5D9}\u{5E1}\u{5DE}\u{5D4}",
    "\u{E23}\u{E2B}\u{E31}\u{E2A}\u{E1C}\u{E48}\u{E32}\u{E19}",
    "\u{92A}\u{93E}\u{938}\u{935}\u{930}\u{94D}\u{921}",
  ]

  /// All but those that percent-encode the name, which then is not there to be read.
  static let wrappings = FieldWrapping.all.filter { $0.testDescription != "form in a form" }

  @Test(arguments: latin + otherScripts, wrappings)
  func valueIsHidden(_ name: String, _ wrapping: FieldWrapping) {
    let text = wrapping.wrap(name, Self.value)
    let redacted = SecretScanner.redacted(text)
    #expect(redacted.contains(Secret.mask), "\(redacted.spelled)")
    #expect(!redacted.contains("Tr0ub") && !redacted.contains("Battery"), "\(redacted.spelled)")
    #expect(redacted.contains(FieldWrapping.tail), "\(redacted.spelled)")
  }

  @Test(arguments: otherScripts, ["\u{FF1A}", "\u{FF1A} ", "\u{FF1D}", " = ", ": "])
  func valueIsHiddenBehindAFullWidthSign(_ name: String, _ sign: String) {
    let text = "\u{3010}" + name + sign + Self.value + "\u{3011}"
    let redacted = SecretScanner.redacted(text)
    #expect(redacted.hasPrefix("\u{3010}" + name + sign + Secret.mask), "\(redacted.spelled)")
    #expect(!redacted.contains("Battery"))
  }

  @Test(arguments: otherScripts) func quotedValueMayBeInAnyScript(_ name: String) {
    let text = name + ": \"\u{6211}\u{7684}\u{6697}\u{53F7}\", x"
    #expect(SecretScanner.redacted(text) == name + ": \"" + Secret.mask + "\", x")
  }

  @Test func restOfASentenceStays() {
    let text = "\u{5BC6}\u{7801}\u{FF1A}abc123\u{8BF7}\u{91CD}\u{8BD5}"
    let shown = "\u{5BC6}\u{7801}\u{FF1A}" + Secret.mask + "\u{8BF7}\u{91CD}\u{8BD5}"
    #expect(SecretScanner.redacted(text) == shown)
  }

  /// Messages of the services, and what they are like.
  @Test(arguments: [
    "AADSTS50126: Benutzername oder Kennwort ung\u{FC}ltig.",
    "AADSTS50126: Nieprawid\u{142}owa nazwa u\u{17C}ytkownika lub has\u{142}o.",
    "AADSTS50126: Ogiltigt anv\u{E4}ndarnamn eller l\u{F6}senord.",
    "AADSTS50126: Kullan\u{131}c\u{131} ad\u{131} veya parola ge\u{E7}ersiz.",
    "AADSTS50126: Nome de usu\u{E1}rio ou senha inv\u{E1}lidos.",
    "AADSTS50126: El nombre de usuario o la contrase\u{F1}a no son v\u{E1}lidos.",
    "AADSTS50126: Nom d'utilisateur ou mot de passe incorrect.",
    "AADSTS50126: \u{7528}\u{6237}\u{540D}\u{6216}\u{5BC6}\u{7801}\u{65E0}\u{6548}\u{3002}",
    "\u{5BC6}\u{7801}\u{FF1A}\u{9519}\u{8BEF}", "\u{5BC6}\u{7801}\u{FF1A} \u{65E0}\u{6548}",
    "\u{5BC6}\u{7801}", "\u{5BC6}\u{7801}\u{FF1A}", "\u{5BC6}\u{7801}=", "\u{5BC6}\u{7801}: ***",
    "\u{30D1}\u{30B9}\u{30EF}\u{30FC}\u{30C9}\u{304C}\u{9055}\u{3044}\u{307E}\u{3059}",
    "\u{43F}\u{430}\u{440}\u{43E}\u{43B}\u{44C}: \u{43D}\u{435}\u{432}\u{435}\u{440}\u{43D}\u{44B}",
    "\u{440}\u{43E}\u{43B}\u{44C}: admin1", "\u{41A}\u{43E}\u{434}: 7000215",
    "\u{43E}\u{448}\u{438}\u{431}\u{43A}\u{430}: AADSTS50126", "\u{7801}: AADSTS50126",
    "\u{9519}\u{8BEF}\u{4EE3}\u{7801}\u{FF1A}AADSTS90002", "\u{7F16}\u{7801}=UTF-8",
    "\u{79DF}\u{6237}\u{FF1A}8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11", "resenha: 5 estrelas",
    "exparola=1",
    "La parola chiave: prova", "Kennwort: <Kennwort>", "has\u{142}o=${env:HASLO}",
    "mot de passe : ********", "l\u{F6}senord=", "\u{BC88}\u{D638}: 12345", "has: 1",
    "hast\u{E9}=1",
    "senhas: 3", "Parolalar: 3", "passe: 12345", "mot de passer: 5x",
  ]) func proseIsUnchanged(_ text: String) {
    #expect(SecretScanner.redacted(text) == text)
    #expect(!SecretScanner.containsSecret(text))
  }

  @Test(arguments: [
    "\u{5BC6}\u{7801}", "\u{5BC6}\u{7801}\u{FF1A}", "\u{5BC6}\u{7801}=a", "has\u{142}o=",
    "\u{4EE4}",
    "\u{43F}\u{430}\u{440}\u{43E}\u{43B}\u{44C}:", "\u{5BC6}\u{7801}\u{FF1A}\"",
  ]) func takesLinearTime(_ part: String) {
    expectLinearTime(of: part, small: 20_000) { _ = SecretScanner.redacted($0) }
  }
}
