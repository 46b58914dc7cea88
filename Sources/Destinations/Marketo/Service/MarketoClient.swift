import Text

/// The custom service by which the interface of an instance is entered.
struct MarketoClient: Sendable {
  let id: String
  let secret: Secret
}
