/// Tells forms by the names of their members: a name that few forms have tells more than one that
/// many have, and the exact spelling more than the letters alone.
struct LeadFormScores {
  /// A place for each form, in the order of `LeadForm.allCases`.
  private(set) var points = SIMD16<Int32>.zero

  mutating func count(name: String, folded: String) {
    if let exact = LeadFormNames.exact[name] {
      points &+= exact &+ exact
    } else if let near = LeadFormNames.near[folded] {
      points &+= near
    }
  }

  /// The forms with the most points, as far as there are any; several when the names fit them
  /// alike.
  var best: [LeadForm] {
    let most = points.max()
    guard most > 0 else { return [] }
    return LeadForm.allCases.enumerated().filter { points[$0.offset] == most }.map(\.element)
  }
}

/// The names that each form has for its members.
enum LeadFormNames {
  /// What a name is worth to each form when it is spelt like this.
  static let exact = weights { $0 }
  /// What it is worth by its letters.
  static let near = weights(LeadName.folded)

  private static func weights(_ key: (String) -> String) -> [String: SIMD16<Int32>] {
    var owners: [String: SIMD16<Int32>] = [:]
    for (place, form) in LeadForm.allCases.enumerated() {
      for name in names(of: form) { owners[key(name), default: .zero][place] = 1 }
    }
    // A name that one form alone has counts three times.
    return owners.mapValues { $0.wrappedSum() == 1 ? $0 &* 3 : $0 }
  }

  private static func names(of form: LeadForm) -> [String] {
    (lists[form] ?? []).flatMap { $0.split(separator: ";").map(String.init) }
  }

  private static let lists: [LeadForm: [String]] = [
    .httpsEndpoint: [
      "UserDetails;LeadSource;ActionCode;OfferTitle;Description",
      "userDetails;leadSource;actionCode;offerTitle;description",
    ],
    .table: [
      "PartitionKey;RowKey;Timestamp;CustomerInfo;ActionCode;LeadSource;Description;CreatedTime",
      "OfferDisplayName;ProductId;PublisherDisplayName;odata.etag;CustomerInfo@type;RowKey@type",
      "PartitionKey@type;Timestamp@odata.type;Timestamp@type;CreatedTime@type;ETag",
    ],
    .dynamics: [
      "subject;firstname;lastname;fullname;emailaddress1;companyname;telephone1;mobilephone",
      "jobtitle;address1_country;description;leadsourcecode;leadid;createdon;modifiedon;statecode",
      "statuscode;leadqualitycode;@odata.etag;@odata.context;_ownerid_value",
      "Topic;First Name;Last Name;Full Name;Email;Company Name;Company;Business Phone;Mobile Phone",
      "Job Title;Country/Region;Address 1: Country/Region;Description;Lead Source;Created On",
      "Modified On;Status;Status Reason;Rating;Owner;Lead;(Do Not Modify) Lead",
      "(Do Not Modify) Row Checksum;(Do Not Modify) Modified On",
    ],
    .salesforce: [
      "Id;FirstName;LastName;Name;Company;Email;Phone;MobilePhone;Country;CountryCode;Title",
      "LeadSource;Description;Status;CreatedDate;LastModifiedDate;OwnerId;IsConverted;attributes",
      "oid;retURL;encoding;first_name;last_name;company;email;phone;mobile;country;country_code",
      "description;lead_source;title;recordType;debug;debugEmail;submit",
      "First Name;Last Name;Company / Account;Lead Source;Create Date;Created Date;Lead Owner",
      "Lead Status;Lead ID;Rating",
    ],
    .marketo: [
      "id;firstName;lastName;email;phone;mobilePhone;country;company;title;leadSource;createdAt",
      "updatedAt;leadPartitionId;leadStatus;sourceSystemName;personSource",
      "FirstName;LastName;Email;Phone;Country;Company;Title;LeadSource;formid;formId;formVid;lpId",
      "munchkinId;subId;_mkto_trk;_mktoReferrer",
      "First Name;Last Name;Email Address;Company Name;Phone Number;Job Title;Country;Lead Source",
      "Person Source;Created At;Updated At;Acquisition Program;SFDC Type;Original Source Type",
      "Source System Name;Lead Score;Marketo SFDC ID",
    ],
    .referrals: [
      "Referral ID;Creation Date;Updated Date;PartnerID;Customer Country;Customer City",
      "Customer Name;Lead Type;Lead Source;Call to action;Referral program;Business profile ID",
      "Offer ID;Offer name;Lead currency;Lead value;Lead value (USD);Status;Status Reason",
      "Marketplace Purchase Intent;engagementId;externalReferenceId;createdDateTime;callToAction",
      "updatedDateTime;referralSource;customerProfile;substatus;qualification",
    ],
  ]
}
