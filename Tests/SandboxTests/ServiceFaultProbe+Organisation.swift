@testable import Sandbox

extension ServiceFaultProbe {
  static let organisation: [ServiceFaultProbe] = [
    .init(
      fault: "token-other-audience", question: .token, status: 200, words: []),
    .init(
      fault: "token-other-tenant", question: .token, status: 200, words: []),
    .init(
      fault: "organisation-of-other-tenant", question: .anonymous, status: 401, words: []),
    .init(
      fault: "not-an-organisation", question: .anonymous, status: 404,
      words: ["<TITLE>404 - File or directory not found.</TITLE>"]),
    .init(
      fault: "organisation-unavailable", question: .anonymous, status: 503,
      words: [
        "0x8004a104",
        "The Dynamics 365 organization you are attempting to access is currently "
          + "disabled.  Please contact your system administrator",
      ]),
    .init(
      fault: "token-refused", question: .organisation("WhoAmI"), status: 401, words: []),
    .init(
      fault: "request-timeout", question: .organisation("WhoAmI"), status: 504,
      words: [
        "The request channel timed out while waiting for a reply after 00:02:00. "
          + "Increase the timeout value passed to the call to Request or increase "
          + "the SendTimeout value on the Binding. The time allotted to this "
          + "operation may have been a portion of a longer timeout."
      ]),
    .init(
      fault: "organisation-throttled", question: .organisation("WhoAmI"), status: 429,
      words: [
        "0x80072322",
        "Number of requests exceeded the limit of 6000 over time window of 300 "
          + "seconds.",
      ], hasWait: true),
    .init(
      fault: "organisation-throttled-time", question: .organisation("WhoAmI"), status: 429,
      words: [
        "0x80072321",
        "Combined execution time of incoming requests exceeded limit of "
          + "1,200,000 milliseconds over time window of 300 seconds.",
      ], hasWait: true),
    .init(
      fault: "organisation-throttled-concurrency", question: .organisation("WhoAmI"), status: 429,
      words: ["0x80072326", "Number of concurrent requests exceeded the limit of 52."],
      hasWait: true),
    .init(
      fault: "no-application-user", question: .organisation("WhoAmI"), status: 403,
      words: ["0x80072560", "The user is not a member of the organization."]),
    .init(
      fault: "user-disabled", question: .organisation("WhoAmI"), status: 403,
      words: [
        "0x80040225",
        "The specified user(Id = c1b7d7a5-6a6c-ec11-8f8e-000d3a2b1c4d) is "
          + "disabled. Consider enabling this user.",
      ]),
    .init(
      fault: "no-roles", question: .organisation("WhoAmI"), status: 403,
      words: [
        "0x80042f09",
        "SecLib::RetrievePrivilegeForUser failed - no roles are assigned to "
          + "user. Returned hr = -2147209463, User: "
          + "c1b7d7a5-6a6c-ec11-8f8e-000d3a2b1c4d",
      ]),
    .init(
      fault: "access-mode-administrative",
      question: .organisation(
        "systemusers(c1b7d7a5-6a6c-ec11-8f8e-000d3a2b1c4d)?$select=accessmode"), status: 200,
      words: ["\"accessmode\":1"]),
    .init(
      fault: "access-mode-read",
      question: .organisation(
        "systemusers(c1b7d7a5-6a6c-ec11-8f8e-000d3a2b1c4d)?$select=accessmode"), status: 200,
      words: ["\"accessmode\":2"]),
    .init(
      fault: "users-hidden",
      question: .organisation("systemusers(c1b7d7a5-6a6c-ec11-8f8e-000d3a2b1c4d)"), status: 403,
      words: [
        "0x80040220",
        "Principal user (Id=c1b7d7a5-6a6c-ec11-8f8e-000d3a2b1c4d, type=8, "
          + "roleCount=2, privilegeCount=21, accessMode=4), is missing prvReadUser "
          + "privilege (Id=",
      ]),
    .init(
      fault: "roles-hidden", question: .organisation("roles?$select=name"), status: 403,
      words: ["0x80040220", "is missing prvReadRole privilege (Id="]),
    .init(
      fault: "role-missing",
      question: .organisation(
        "roles?$filter=name%20eq%20'Microsoft%20Marketplace%20Lead%20Writer'"), status: 200,
      words: ["\"value\":[]"]),
    .init(
      fault: "role-not-assigned",
      question: .organisation(
        "systemusers(c1b7d7a5-6a6c-ec11-8f8e-000d3a2b1c4d)?$select=fullname&$expand=systemuserroles_association($select=name)"
      ), status: 200,
      words: [
        "\"systemuserroles_association\":[{\"@odata.etag\":\"W/\"1048576\"\",\"roleid\":\"f7d0b6e8"
      ]),
    .init(
      fault: "privilege-create-lead-missing",
      question: .organisation(
        "systemusers(c1b7d7a5-6a6c-ec11-8f8e-000d3a2b1c4d)/Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='prvCreateLead')"
      ), status: 200, words: ["\"RolePrivileges\":[]"]),
    .init(
      fault: "privilege-async-operation-missing",
      question: .organisation(
        "systemusers(c1b7d7a5-6a6c-ec11-8f8e-000d3a2b1c4d)/Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='prvWriteAsyncOperation')"
      ), status: 200, words: ["\"RolePrivileges\":[]"]),
    .init(
      fault: "privilege-depth-too-small",
      question: .organisation(
        "systemusers(c1b7d7a5-6a6c-ec11-8f8e-000d3a2b1c4d)/Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='prvReadAsyncOperation')"
      ), status: 200, words: ["\"Depth\":\"Basic\""]),
    .init(
      fault: "lead-table-missing", question: .organisation("leads?$select=leadid&$top=1"),
      status: 404, words: ["0x80060888", "Resource not found for the segment 'leads'."]),
    .init(
      fault: "lead-source-secured",
      question: .organisation(
        "EntityDefinitions(LogicalName='lead')/Attributes(LogicalName='leadsourcecode')?$select=IsSecured"
      ), status: 200, words: ["\"IsSecured\":true"]),
    .init(
      fault: "solution-missing",
      question: .organisation("solutions?$filter=contains(friendlyname,'Marketplace')"),
      status: 200, words: ["\"value\":[]"]),
    .init(
      fault: "user-not-licensed",
      question: .organisation("systemusers(e83c1f60-6b6c-ec11-8f8e-000d3a2b1c4d)"), status: 200,
      words: ["\"islicensed\":false"]),
    .init(
      fault: "lead-plugin-error", question: .lead, status: 400, words: ["0x80040265"]),
    .init(
      fault: "lead-duplicate", question: .lead, status: 412,
      words: [
        "0x80040333",
        "A record was not created or updated because a duplicate of the current "
          + "record already exists.",
      ]),
    .init(
      fault: "lead-create-denied", question: .lead, status: 403,
      words: [
        "0x80040220", "is missing prvCreateLead privilege (Id=",
        "on OTC=4 for entity 'lead' (LocalizedName='Lead'). "
          + "context.Caller=c1b7d7a5-6a6c-ec11-8f8e-000d3a2b1c4d",
      ]),
    .init(
      fault: "lead-create-denied-old-wording", question: .lead, status: 403,
      words: [
        "0x80040220",
        "SecLib::CheckPrivilege failed. User: "
          + "c1b7d7a5-6a6c-ec11-8f8e-000d3a2b1c4d, PrivilegeName: prvCreateLead, "
          + "PrivilegeId: ",
      ]),
    .init(
      fault: "lead-field-denied", question: .lead, status: 403,
      words: [
        "0x8004f502",
        "does not have Create permissions for the leadsourcecode attribute in "
          + "the lead entity.",
      ]),
    .init(
      fault: "lead-not-removed", question: .removeLead, status: 403,
      words: ["is missing prvDeleteLead privilege (Id="]),
  ]
}
