import Synchronization

@testable import Sandbox

/// Answers all requests well, and does something on the first of them.
final class GateService: Service {
  let hosts = World.hosts

  private let action = Mutex<(@Sendable () -> Void)?>(nil)

  func whenAsked(_ action: @escaping @Sendable () -> Void) {
    self.action.withLock { $0 = action }
  }

  func answer(_ request: ServiceRequest, faults: FaultSet) -> ServiceResponse {
    let action = action.withLock { $0.take() }
    action?()
    return ServiceResponse(200, text: "well", contentType: "text/plain")
  }
}
