/// What is called how on the pages, in the commands and in the settings that people copy from.
enum DynamicsLabels {
  /// What a value is of.
  enum Subject: Sendable, Hashable {
    case environment, authentication, application, directory, secret, userName, password, client
    case contacts
    /// A value of a client secret, unless it is one of something else.
    case value
    /// The id of a client secret.
    case secretID
    /// Something that nobody enters, on a page with others that are entered.
    case other
  }

  /// The subject of a normalized label.
  static func subject(of label: String) -> Subject? {
    if let known = names[label] { return known }
    for prefix in prefixes where label.hasPrefix(prefix) {
      if let known = names[String(label.dropFirst(prefix.count))] { return known }
    }
    return nil
  }

  /// What variables are often named after.
  private static let prefixes = [
    "azuread", "azure", "arm", "microsoft", "ms", "graph", "crm", "dynamics365", "dynamics", "d365",
    "dataverse", "entra", "aad", "powerapps", "leads", "leadline",
  ]

  private static let names: [String: Subject] = {
    var names: [String: Subject] = [:]
    for (subject, labels) in labels {
      for label in labels { names[label] = subject }
    }
    return names
  }()

  private static let labels: [(Subject, [String])] = [
    (.environment, environments), (.application, applications), (.directory, directories),
    (.authentication, ["authentication", "authtype", "authenticationtype"]),
    (
      .secret,
      [
        "clientsecret", "clientsecretvalue", "applicationkey", "applicationsecret", "appsecret",
        "clientsecretapplicationkey", "secretvalue", "secrettext",
      ]
    ),
    (.userName, ["username", "userid", "userprincipalname"]), (.password, ["password"]),
    (.client, ["verificationclientid", "clientidforverification"]),
    (.contacts, ["contactemail", "contactemails"]),
    (
      .value,
      ["value", "värde", "wartość", "değer", "值", "valor", "wert", "valeur", "値", "valore"]
    ),
    (.secretID, ["secretid", "geheimnisid"]),
    (.other, others),
  ]

  private static let environments = [
    "url", "instanceurl", "environmenturl", "organizationurl", "organisationurl", "orgurl",
    "serviceurl", "serviceuri", "serverurl", "webapiendpoint", "webapiurl", "resource",
    "resourceurl", "environmenturi",
  ]

  /// As the Microsoft Entra admin center names it in its languages, and as commands and settings
  /// do.
  private static let applications = [
    "applicationclientid", "applicationid", "appid", "clientid", "applicationidclient",
    "programidklient", "identyfikatoraplikacjiklienta", "uygulamaistemcikimliği", "应用程序客户端id",
    "iddoaplicativocliente", "anwendungsidclient", "iddapplicationclient",
    "iddeaplicacióncliente", "アプリケーションクライアントid", "idapplicazioneclient",
  ]

  private static let directories = [
    "directorytenantid", "directoryid", "tenantid", "tenant", "directoryidtenant",
    "katalogidklientorganisation", "identyfikatorkatalogudzierżawy", "dizinkiracıkimliği",
    "目录租户id", "iddodiretóriolocatário", "verzeichnisidmandant", "iddelannuairelocataire",
    "iddedirectorioinquilino", "ディレクトリテナントid", "iddirectorytenant",
  ]

  /// What stands between them on the pages: it shows whether labels and values take turns.
  private static let others = [
    "objectid", "objektid", "displayname", "clientcredentials", "redirecturis", "applicationiduri",
    "managedapplicationinlocaldirectory", "supportedaccounttypes", "state", "environmentid",
    "organizationid", "sessionid", "description", "expires", "subscriptionid", "correlationid",
    "requestid", "traceid",
  ]
}
