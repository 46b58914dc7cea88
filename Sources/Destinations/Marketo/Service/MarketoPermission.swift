/// What the role of an API user allows. Adobe's pages about the interface speak of leads, the role
/// editor of persons.
enum MarketoPermission: String, Sendable {
  case readAssets = "Read-Only Assets"
  case readPersons = "Read-Only Person (Read-Only Lead)"
  case writePersons = "Read-Write Person (Read-Write Lead)"
  /// The statistics of use are open to every role.
  case anything = "Access API"
}
