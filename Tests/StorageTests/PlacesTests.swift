import Storage
import Testing

@Suite("Places") struct PlacesTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let environment: [String: String]
    let history: String?
    let knowledge: String?
  }

  static let rows = [
    Row(
      testDescription: "home alone", environment: ["HOME": "/home/anna"],
      history: "/home/anna/.local/state/leadline/history",
      knowledge: "/home/anna/.local/share/leadline/knowledge"),
    Row(
      testDescription: "XDG folders",
      environment: ["HOME": "/home/anna", "XDG_STATE_HOME": "/s/", "XDG_DATA_HOME": "/d"],
      history: "/s/leadline/history", knowledge: "/d/leadline/knowledge"),
    Row(
      testDescription: "XDG folders without a home",
      environment: ["XDG_STATE_HOME": "/s", "XDG_DATA_HOME": "/d"],
      history: "/s/leadline/history", knowledge: "/d/leadline/knowledge"),
    Row(
      testDescription: "relative XDG folders are ignored",
      environment: ["HOME": "/h", "XDG_STATE_HOME": "state", "XDG_DATA_HOME": "./data"],
      history: "/h/.local/state/leadline/history", knowledge: "/h/.local/share/leadline/knowledge"),
    Row(
      testDescription: "empty XDG folders are ignored",
      environment: ["HOME": "/h", "XDG_STATE_HOME": "", "XDG_DATA_HOME": ""],
      history: "/h/.local/state/leadline/history", knowledge: "/h/.local/share/leadline/knowledge"),
    Row(testDescription: "nothing", environment: [:], history: nil, knowledge: nil),
    Row(
      testDescription: "relative home", environment: ["HOME": "anna"], history: nil,
      knowledge: nil),
    Row(
      testDescription: "root as home", environment: ["HOME": "/"],
      history: "/.local/state/leadline/history", knowledge: "/.local/share/leadline/knowledge"),
  ]

  @Test(arguments: rows) func areWhere(_ row: Row) {
    let places = Places(environment: row.environment)
    #expect(places.historyFile == row.history)
    #expect(places.overlayKnowledge == row.knowledge)
  }

  @Test func configurationHasAPlaceOfItsOwn() {
    let places = Places(environment: ["HOME": "/h", "XDG_CONFIG_HOME": "/c"])
    #expect(places.configuration == "/c/leadline")
    #expect(Places(environment: ["HOME": "/h"]).configuration == "/h/.config/leadline")
    #expect(places.secretFolder == "/c/leadline/secrets")
    #expect(places.journalFolder == "/h/.local/state/leadline/journal")
  }
}
