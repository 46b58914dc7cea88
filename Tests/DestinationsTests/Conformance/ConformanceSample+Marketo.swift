import Destinations

extension ConformanceSample {
  /// The fields of both times.
  static let marketo = [
    ConformanceSample(
      .marketo, "with credentials",
      texts: [
        "munchkinId": MarketoWorld.munchkin, "formId": "1179", "clientId": MarketoWorld.client,
      ], secrets: ["clientSecret": MarketoWorld.secret])
  ]
}
