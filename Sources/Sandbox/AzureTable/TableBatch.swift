import Text

/// `$batch`: up to 100 changes of one table that happen all together or not at all.
struct TableBatch: Sendable {
  /// How many changes there may be.
  static let limit = 100

  let store: TableStore
  let faults: FaultSet
  let requestID: String

  /// Answers a request.
  ///
  /// - Parameters:
  ///   - request: The request, of MIME parts.
  ///   - moment: The service's time.
  /// - Returns: The answer, of as many parts; after a failure of one part that tells it.
  /// - Throws: `TableRefusal` where the parts cannot be read.
  func answer(_ request: ServiceRequest, _ moment: Moment) throws(TableRefusal) -> ServiceResponse {
    let changes = try Self.changes(request)
    guard changes.count <= Self.limit else {
      throw .input("The batch request operation exceeds the maximum 100 changes per change set.")
    }
    let answers = store.transaction { store -> Result<[ServiceResponse], Failure> in
      let operations = TableOperations(store: store, faults: faults)
      var answers: [ServiceResponse] = []
      for (index, change) in changes.enumerated() {
        do throws(TableRefusal) {
          let operation = try TableOperation(change)
          answers.append(try operations.answer(change, operation, moment))
        } catch {
          return .failure(Failure(index: index, refusal: error))
        }
      }
      return .success(answers)
    }
    switch answers {
    case .success(let answers): return Self.answer(of: answers)
    case .failure(let failure): return Self.answer(of: [failed(failure, moment)])
    }
  }

  /// The first change that could not be made.
  private struct Failure: Error {
    let index: Int
    let refusal: TableRefusal
  }

  private func failed(_ failure: Failure, _ moment: Moment) -> ServiceResponse {
    let refusal = TableRefusal(
      failure.refusal.status, failure.refusal.code, "\(failure.index):\(failure.refusal.message)")
    return ServiceResponse(
      refusal.status, json: refusal.json(requestID: requestID, moment: moment), headers: [],
      contentType: "application/json;odata=minimalmetadata;streaming=true;charset=utf-8")
  }

  private static func changes(_ request: ServiceRequest) throws(TableRefusal) -> [ServiceRequest] {
    let text = String(decoding: request.body, as: UTF8.self).replacing("\r\n", with: "\n")
    let lines = text.split(separator: "\n")
    let mark = "boundary=changeset"
    guard
      let boundary = lines.first(where: { $0.contains(mark) })?.split(separator: "boundary=").last
    else { throw .input("The batch has no change set.") }
    var changes: [ServiceRequest] = []
    let parts = text.split(separator: "--\(boundary)", omittingEmptySubsequences: false)
    for part in parts.dropFirst() where !part.hasPrefix("--") {
      changes.append(try change(part, of: request))
    }
    return changes
  }

  /// Reads a part: its own header fields, an empty line, and a request.
  private static func change(
    _ part: Substring, of request: ServiceRequest
  ) throws(TableRefusal) -> ServiceRequest {
    let blocks = part.split(separator: "\n\n", maxSplits: 2, omittingEmptySubsequences: false)
    let head = blocks.count > 1 ? blocks[1].split(separator: "\n") : []
    let words = head.first?.split(separator: " ") ?? []
    guard words.count == 3, let place = words[1].split(separator: "://").last,
      let slash = place.firstIndex(of: "/")
    else { throw .input("A part of the batch is no request.") }
    let target = place[slash...].split(separator: "?", maxSplits: 1)
    let headers = head.dropFirst().map { line -> (name: String, value: String) in
      let halves = line.split(separator: ":", maxSplits: 1)
      return (String(halves[0]), String((halves.last ?? "").drop { $0 == " " }))
    }
    return ServiceRequest(
      method: String(words[0]), host: request.host, path: String(target[0]),
      query: target.count > 1 ? String(target[1]) : "", headers: headers,
      body: Array((blocks.count > 2 ? blocks[2] : "").utf8))
  }

  private static func answer(of parts: [ServiceResponse]) -> ServiceResponse {
    let batch = "batchresponse_\(Identifier.fresh())"
    let set = "changesetresponse_\(Identifier.fresh())"
    var text = "--\(batch)\r\nContent-Type: multipart/mixed; boundary=\(set)\r\n\r\n"
    for part in parts {
      text +=
        "--\(set)\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
      text += "HTTP/1.1 \(part.status) \(reason(part.status))\r\n"
      for header in part.headers { text += "\(header.name): \(header.value)\r\n" }
      text += "DataServiceVersion: 3.0;\r\n\r\n\(String(decoding: part.body, as: UTF8.self))\r\n"
    }
    text += "--\(set)--\r\n--\(batch)--\r\n"
    return ServiceResponse(202, text: text, contentType: "multipart/mixed; boundary=\(batch)")
  }

  private static func reason(_ status: Int) -> String {
    switch status {
    case 201: "Created"
    case 204: "No Content"
    case 400: "Bad Request"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 409: "Conflict"
    case 412: "Precondition Failed"
    default: "OK"
    }
  }
}
