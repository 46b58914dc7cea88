/// What a member of a record is for a lead.
enum LeadRole: Int, CaseIterable {
  // The customer's details come first, up to the title.
  case firstName, lastName, fullName, email, phone, country, company, title
  case source, action, offer, publisher, offerTitle, description, subject
  /// A name that some forms have for the customer and others for the row.
  case name
  /// When the lead was made, and when the row was last written.
  case created, modified
  /// The object or the text that holds the customer.
  case details
  /// The body of another record.
  case wrapper

  /// What a name means, whatever the form; `nil` where it means nothing.
  static func of(folded name: String) -> LeadRole? {
    if let role = names[name] { return role }
    // Tables made of nested objects join the names: `UserDetails.FirstName`, `body/UserDetails/…`.
    guard name.utf8.count > 4 else { return nil }
    for prefix in prefixes where name.hasPrefix(prefix) && name.utf8.count > prefix.utf8.count {
      return of(folded: String(name.dropFirst(prefix.count)))
    }
    return nil
  }

  private static let prefixes = ["userdetails", "customerinfo", "customerprofile", "body"]

  private static let names: [String: LeadRole] = {
    var names: [String: LeadRole] = [:]
    for (role, list) in lists {
      for name in list.split(separator: ";") { names[LeadName.folded(String(name))] = role }
    }
    return names
  }()

  /// The names of every form, and those of the documentation's translations.
  private static let lists: [(LeadRole, String)] = [
    (
      .firstName,
      "FirstName;Contact First Name;Customer First Name;Given Name;Förnamn;Imię;Ad;Adı;名;名字;"
        + "Nome próprio;Primeiro nome"
    ),
    (
      .lastName,
      "LastName;Contact Last Name;Customer Last Name;Family Name;Surname;Efternamn;Nazwisko;Soyadı;"
        + "Soyad;姓;姓氏;Apelido;Sobrenome"
    ),
    (.fullName, "Full Name;Contact Name;Lead Name;Namn;Imię i nazwisko;姓名;Nome completo"),
    (
      .email,
      "Email;E-mail;Email Address;EmailAddress1;Contact Email;Customer Email;e-post;adres e-mail;"
        + "e-posta;电子邮件;邮箱;Endereço de e-mail;E-mailadress"
    ),
    (
      .phone,
      "Phone;Phone Number;Telephone;Telephone1;Business Phone;Mobile;MobilePhone;Contact Phone;"
        + "Telefon;numer telefonu;telefone;电话;电话号码;Telefonnummer"
    ),
    (
      .country,
      "Country;Country/Region;Country Code;Address1_Country;Address 1: Country/Region;"
        + "Customer Country;Land;kraj;Ülke;país;国家;国家/地区;Billing Country"
    ),
    (
      .company,
      "Company;Company Name;Company / Account;Customer Name;Organization;Account Name;företagets;"
        + "Företag;Firma;Nazwa firmy;Şirket;公司;公司名称;Empresa"
    ),
    (
      .title,
      "Title;Job Title;Rubrik;Titel;Tytuł;Stanowisko;Unvan;职务;职位;标题;título;Cargo"
    ),
    (.name, "Name"),
    (.source, "LeadSource;Lead Source;ReferralSource;Person Source"),
    (.action, "ActionCode;Action Code;CallToAction;Call to action"),
    (.offer, "OfferId;Offer ID;ProductId;Product ID"),
    (.publisher, "PublisherId;Publisher ID"),
    (.offerTitle, "OfferTitle;Offer Title;OfferDisplayName;Offer name;OfferName"),
    (
      .description,
      "Description;Beskrivning;Opis;Açıklama;描述;说明;descrição;Notes;Comments"
    ),
    (.subject, "Subject;Topic"),
    (
      .created,
      "CreatedOn;CreatedDate;Create Date;CreatedAt;CreatedTime;CreatedDateTime;Creation Date;"
        + "Date Created"
    ),
    (.modified, "Timestamp"),
    (.details, "UserDetails;CustomerInfo;CustomerProfile;Contact"),
    (
      .wrapper,
      "body;outputs;value;result;results;records;d;data;input;inputs;leadFormFields;triggerBody;"
        + "lead;leads;payload;items;content"
    ),
  ]
}
