import Text

/// The public pages of the instance: what a form is made of.
struct MarketoPages: Service {
  var hosts: [String] { [World.marketoServerHost, World.marketoPageHost] }

  func answer(_ request: ServiceRequest, faults: FaultSet) -> ServiceResponse {
    switch request.path {
    case "/index.php/form/getForm": Self.form(request, faults)
    case "/js/forms2/js/forms2.min.js":
      ServiceResponse(
        200, text: "/* MktoForms2 */\n", contentType: "application/javascript; charset=utf-8")
    default: Marketo.page
    }
  }

  private static func form(_ request: ServiceRequest, _ faults: FaultSet) -> ServiceResponse {
    if faults.contains("marketo-public-form-refused") {
      return ServiceResponse(403, json: ["message": "Rejected"], headers: [])
    }
    guard ["GET", "HEAD"].contains(request.method) else { return ServiceResponse(405) }
    let fields = FormFields(request.query)
    let callback = fields["callback"].flatMap { isName($0) ? $0 : nil }
    let form = descriptor(fields, faults) ?? notFound
    guard let callback else {
      return ServiceResponse(200, json: form, headers: [("Server", "cloudflare")])
    }
    return ServiceResponse(
      200, text: "\(callback)(\(JSONWriter.compact(form)));",
      contentType: "application/javascript; charset=utf-8", headers: [("Server", "cloudflare")])
  }

  /// Only what can be called; anything else would be a client's own program in the answer.
  private static func isName(_ text: String) -> Bool {
    (1...128).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        let scalar = Unicode.Scalar(byte)
        return byte < 0x80
          && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || "_.$".unicodeScalars.contains(scalar))
      }
  }

  private static let notFound: JSONValue = ["error": true, "errorMessage": "Form not found"]

  private static func descriptor(_ fields: FormFields, _ faults: FaultSet) -> JSONValue? {
    guard fields["munchkinId"]?.uppercased() == World.munchkinID,
      let id = fields["form"].flatMap({ Int($0) }),
      !faults.contains("marketo-public-form-missing"),
      let form = MarketoForm.all(faults).first(where: { $0.id == id }),
      let version = form.version(.approved)?.version
    else { return nil }
    return [
      "Id": JSONValue(id), "Vid": JSONValue(id), "Status": "approved",
      "Name": JSONValue(form.name), "Description": "", "Layout": "left", "GutterWidth": 10,
      "OffsetWidth": 10, "HasTwoButtons": true, "SubmitLabel": "Submit", "ResetLabel": "Clear",
      "ButtonLocation": "120", "LabelWidth": 100, "FieldWidth": 150, "ToolTipType": "none",
      "FontFamily": "Helvetica", "FontSize": "13px", "EnableDeferredMode": 0, "EnableCaptcha": 0,
      "EnableGlobalFormValidationRule": 1, "ButtonType": nil, "ResultType": nil,
      "ResultURL": nil, "ThemeStyle": ["id": 1, "displayOrder": 1, "name": "Simple"],
      "ThemeStyleOverride": nil, "LablePosition": "left",
      "ButtonStyle": ["id": 11, "className": "mktoSimple"],
      "rows": JSONValue(.array(version.fields.map { [row($0, version)] })), "fieldsetRows": [],
      "action": "/index.php/leadCapture/save2", "munchkinId": JSONValue(World.munchkinID),
      "dcJsUrl": "//munchkin.marketo.net/", "invalidInputMsg": "Invalid Input",
      "formSubmitFailedMsg": "Submission failed, please try again later.",
    ]
  }

  private static func row(_ field: MarketoField, _ version: MarketoForm.Version) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init(key: "Id", value: JSONValue(200 + field.number)),
      .init(key: "Name", value: JSONValue(field.formID)),
    ]
    if version.required.contains(field) { members.append(.init(key: "IsRequired", value: true)) }
    members += [
      .init(key: "Datatype", value: JSONValue(field.type)),
      .init(key: "Maxlength", value: 255),
      .init(key: "InputLabel", value: "\(field.label):"),
      .init(key: "InputInitialValue", value: ""),
      .init(key: "InputSourceChannel", value: "constant"),
      .init(key: "LabelWidth", value: 103),
      .init(key: "ValidationMessage", value: "This field is required."),
    ]
    return JSONValue(.object(members))
  }
}
