/// The way that a request takes.
public enum RouteKind: Sendable, Hashable {
  /// To the address that a name server gave.
  case direct
  /// To the address that the user gave in its place.
  case detour
  /// Through a proxy, which looks the name up by itself.
  case proxy
}
