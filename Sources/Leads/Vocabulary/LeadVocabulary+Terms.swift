extension LeadVocabulary {
  /// The sources.
  public static let sources = [
    LeadTerm(
      "AzureMarketplace", name: "Azure Marketplace",
      meaning: "The customer found the offer on the Azure Marketplace site.",
      occurs: "Offers that are listed on Azure Marketplace."),
    LeadTerm(
      "AzurePortal", name: "Azure portal",
      meaning: "The customer found the offer in the Azure portal.",
      occurs: "Offers that can be deployed from the Azure portal."),
    LeadTerm(
      "TestDrive", name: "test drive", meaning: "The lead comes from a test drive of the offer.",
      occurs: "Offers with a test drive.",
      history: "Documented as a source until 2018; the pages of Partner Center, from 2019 on, no "
        + "longer list it. The action StartTestDrive stayed."),
    LeadTerm(
      "SPZA", name: "AppSource",
      meaning: "The customer found the offer on AppSource; SPZA is its internal name.",
      occurs: "Offers that are listed on AppSource.", otherNames: ["AppSource"]),
  ]

  /// The actions.
  public static let actions = [
    LeadTerm(
      "INS", name: "Installation",
      meaning: "The customer pressed the button to acquire the product.",
      occurs: "Azure Marketplace and AppSource.",
      history: turned("Get it now", "initial interest", "active"), advice: followUp,
      otherNames: ["Get it now"]),
    LeadTerm(
      "PLT", name: "Partner Led Trial",
      meaning: "The customer pressed Contact me and expects to hear from you.",
      occurs: "AppSource; by later pages either site.",
      history: "The pages of 2018 name AppSource only, later ones either site. "
        + turned("Contact me", "active", "initial interest"),
      advice: followUp, otherNames: ["Contact me"]),
    LeadTerm(
      LeadVocabulary.doNotContact, name: "Do Not Contact",
      meaning: "Your app was cross-listed on the page of another app whose publisher the customer "
        + "asked to be contacted by. The lead is for your information only.",
      occurs: "AppSource.", advice: "Do not contact this customer."),
    LeadTerm(
      "Create", name: "Creation",
      meaning: "The customer purchased the offer or deployed it to the own account.",
      occurs: "The Azure portal only.", advice: followUp),
    LeadTerm(
      "StartTestDrive", name: "start of a test drive",
      meaning: "The customer started the test drive.", occurs: "Offers with a test drive.",
      advice: followUp, otherNames: ["Test drive"]),
  ]

  private static let followUp = "Follow up within 24 hours, as the documentation advises."

  /// How pages of different years divide the buttons among two kinds of leads.
  private static func turned(_ button: String, _ former: String, _ present: String) -> String {
    "Pages that tell leads of initial interest from active ones contradict each other: in 2018 "
      + "\(button) counts as \(former), from 2019 on as \(present)."
  }
}
