/// Replaces single scalars, as build services want it in their commands.
///
/// By scalar, not by character: a combining mark behind a sign makes another character of it, and
/// the services do not look at characters.
enum CommandEscapes {
  static func escaped(
    _ text: String, _ escapes: KeyValuePairs<Unicode.Scalar, String>
  ) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let escape = escapes.first(where: { $0.key == scalar })?.value {
        output.append(contentsOf: escape.unicodeScalars)
      } else {
        output.append(scalar)
      }
    }
    return String(output)
  }
}
