extension World {
  /// The Munchkin account id of the Marketo instance.
  public static let munchkinID = "123-PQR-789"
  /// The host of the instance's REST interface. Hosts are compared in lower case.
  public static let marketoHost = "123-pqr-789.mktorest.com"
  /// The server that the instance's pages are on.
  public static let marketoServerID = "ys12"
  /// The host of that server.
  public static let marketoServerHost = "app-ys12.marketo.com"
  /// The host of the instance's own pages.
  public static let marketoPageHost = "123-pqr-789.mktoweb.com"
  /// The form that takes leads.
  public static let marketoFormID = "1179"
  /// The client id of the custom service.
  public static let marketoClientID = "4d7f0b8e-6a0c-4b3d-9a1e-2f5c8e7d6b90"
  /// The client secret of the custom service.
  public static let marketoClientSecret = "sandboxMarketoSecret0123456789AB"
  /// The user whom the custom service acts for.
  static let marketoUser = "leads-api@contoso.example"
  /// The hosts of the instance.
  static let marketoHosts = [marketoHost, marketoServerHost, marketoPageHost]
}
