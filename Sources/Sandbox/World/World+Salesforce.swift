extension World {
  /// The organisation's id, as it stands in web-to-lead forms.
  public static let salesforceID = "00D5j000001uVaT"
  /// The same with its check characters, as the interface writes it.
  public static let longSalesforceID = "00D5j000001uVaTEAU"
  /// The host that takes web-to-lead forms for every organisation.
  public static let webToLeadHost = "webto.salesforce.com"
  /// The organisation's own host.
  public static let salesforceHost = "contoso.my.salesforce.com"
  /// The token of a session that does not end.
  public static let salesforceToken = "00D5j000001uVaT!AQ.leadline.sandbox.session.0123456789"
  /// The consumer key of the external client app.
  public static let salesforceClientID = "3MVG9leadline.sandbox.consumer.key.0123456789"
  /// The consumer secret of the external client app.
  public static let salesforceClientSecret =
    "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"
  /// The hosts of Salesforce.
  static let salesforceHosts = [webToLeadHost, salesforceHost]
}
