/// The refusals that a user meets who signs in with a password.
extension EntraRefusal {
  static let userNotFound = EntraRefusal(
    400, "invalid_grant", 50034,
    text: "The user account {EmailHidden} does not exist in the \(World.domain) directory. To sign "
      + "into this application, the account must be added to the directory.")

  static let passwordWrong = EntraRefusal(
    400, "invalid_grant", 50126,
    text: "Error validating credentials due to invalid username or password.")

  static let secondFactorRequired = EntraRefusal(
    400, "invalid_grant", 50076,
    text: "Due to a configuration change made by your administrator, or because you moved to a new "
      + "location, you must use multi-factor authentication to access "
      + "'\(Directory.dataverseApplicationID)'.", suberror: "basic_action")

  static let secondFactorNotPassed = EntraRefusal(
    400, "invalid_grant", 50074,
    text: "Strong authentication is required and the user did not pass the MFA challenge.",
    suberror: "basic_action")

  static let secondFactorRegistrationRequired = EntraRefusal(
    400, "invalid_grant", 50079,
    text: "Due to a configuration change made by your administrator, or because you moved to a new "
      + "location, you must enroll in multi-factor authentication to access "
      + "'\(Directory.dataverseApplicationID)'.", suberror: "basic_action")

  static let accountLocked = EntraRefusal(
    400, "invalid_grant", 50053,
    text: "The account is locked, you've tried to sign in too many times with an incorrect user ID "
      + "or password.")

  static let passwordExpired = EntraRefusal(
    400, "invalid_grant", 50055, text: "The password is expired.",
    suberror: "user_password_expired")

  static let accountDisabled = EntraRefusal(
    400, "invalid_grant", 50057, text: "The user account is disabled.")

  static let passwordElsewhere = EntraRefusal(
    400, "invalid_grant", 50056,
    text: "Invalid or null password: password does not exist in the directory for this user.")

  static func consentMissing(_ id: String) -> EntraRefusal {
    EntraRefusal(
      400, "invalid_grant", 65001,
      text: "The user or administrator has not consented to use the application with ID '\(id)' "
        + "named '\(Directory.publicClientName)'. Send an interactive authorization request for "
        + "this user and resource.", suberror: "consent_required")
  }
}
