/// The countries by their codes (ISO 3166-1) and names.
public enum Countries {
  /// A country.
  public struct Country: Sendable, Hashable {
    /// The two letters.
    public let code: String
    /// The name in English.
    public let name: String
  }

  /// Looks a country up.
  ///
  /// - Parameter text: Two or three letters, or a name: in English, or for some countries in their
  ///   own language and those that this program speaks. Case and accents are left out of account.
  /// - Returns: The country; `nil` where it is unknown.
  public static func country(_ text: String) -> Country? { index[LeadName.folded(text)] }

  private static let index: [String: Country] = {
    var index: [String: Country] = [:]
    var countries: [Substring: Country] = [:]
    for entry in list.split(separator: "; ") {
      let words = entry.split(separator: " ", maxSplits: 2)
      let country = Country(code: String(words[0]), name: String(words[2]))
      countries[words[0]] = country
      for name in words { index[LeadName.folded(String(name))] = country }
      let spelt = words[2].split(separator: "&").joined(separator: "and")
      index[LeadName.folded(spelt)] = country
    }
    for entry in otherNames.split(separator: "; ") {
      let parts = entry.split(separator: " ", maxSplits: 1)
      guard let country = countries[parts[0]] else { continue }
      for name in parts[1].split(separator: "|") where index[LeadName.folded(String(name))] == nil {
        index[LeadName.folded(String(name))] = country
      }
    }
    return index
  }()

  /// Two letters, three letters, name.
  private static let list = """
    AD AND Andorra; AE ARE United Arab Emirates; AF AFG Afghanistan; AG ATG Antigua & Barbuda; \
    AI AIA Anguilla; AL ALB Albania; AM ARM Armenia; AO AGO Angola; AQ ATA Antarctica; \
    AR ARG Argentina; AS ASM American Samoa; AT AUT Austria; AU AUS Australia; AW ABW Aruba; \
    AX ALA Åland Islands; AZ AZE Azerbaijan; BA BIH Bosnia & Herzegovina; BB BRB Barbados; \
    BD BGD Bangladesh; BE BEL Belgium; BF BFA Burkina Faso; BG BGR Bulgaria; BH BHR Bahrain; \
    BI BDI Burundi; BJ BEN Benin; BL BLM St Barthelemy; BM BMU Bermuda; BN BRN Brunei; \
    BO BOL Bolivia; BQ BES Caribbean NL; BR BRA Brazil; BS BHS Bahamas; BT BTN Bhutan; \
    BV BVT Bouvet Island; BW BWA Botswana; BY BLR Belarus; BZ BLZ Belize; CA CAN Canada; \
    CC CCK Cocos Islands; CD COD Congo (Democratic Republic); CF CAF Central African Rep.; \
    CG COG Congo (Republic); CH CHE Switzerland; CI CIV Côte d'Ivoire; CK COK Cook Islands; \
    CL CHL Chile; CM CMR Cameroon; CN CHN China; CO COL Colombia; CR CRI Costa Rica; \
    CU CUB Cuba; CV CPV Cape Verde; CW CUW Curaçao; CX CXR Christmas Island; CY CYP Cyprus; \
    CZ CZE Czech Republic; DE DEU Germany; DJ DJI Djibouti; DK DNK Denmark; DM DMA Dominica; \
    DO DOM Dominican Republic; DZ DZA Algeria; EC ECU Ecuador; EE EST Estonia; EG EGY Egypt; \
    EH ESH Western Sahara; ER ERI Eritrea; ES ESP Spain; ET ETH Ethiopia; FI FIN Finland; \
    FJ FJI Fiji; FK FLK Falkland Islands; FM FSM Micronesia; FO FRO Faroe Islands; \
    FR FRA France; GA GAB Gabon; GB GBR United Kingdom; GD GRD Grenada; GE GEO Georgia; \
    GF GUF French Guiana; GG GGY Guernsey; GH GHA Ghana; GI GIB Gibraltar; GL GRL Greenland; \
    GM GMB Gambia; GN GIN Guinea; GP GLP Guadeloupe; GQ GNQ Equatorial Guinea; GR GRC Greece; \
    GS SGS South Georgia & the South Sandwich Islands; GT GTM Guatemala; GU GUM Guam; \
    GW GNB Guinea-Bissau; GY GUY Guyana; HK HKG Hong Kong; \
    HM HMD Heard Island & McDonald Islands; HN HND Honduras; HR HRV Croatia; HT HTI Haiti; \
    HU HUN Hungary; ID IDN Indonesia; IE IRL Ireland; IL ISR Israel; IM IMN Isle of Man; \
    IN IND India; IO IOT British Indian Ocean Territory; IQ IRQ Iraq; IR IRN Iran; \
    IS ISL Iceland; IT ITA Italy; JE JEY Jersey; JM JAM Jamaica; JO JOR Jordan; JP JPN Japan; \
    KE KEN Kenya; KG KGZ Kyrgyzstan; KH KHM Cambodia; KI KIR Kiribati; KM COM Comoros; \
    KN KNA St Kitts & Nevis; KP PRK North Korea; KR KOR South Korea; KW KWT Kuwait; \
    KY CYM Cayman Islands; KZ KAZ Kazakhstan; LA LAO Laos; LB LBN Lebanon; LC LCA St Lucia; \
    LI LIE Liechtenstein; LK LKA Sri Lanka; LR LBR Liberia; LS LSO Lesotho; LT LTU Lithuania; \
    LU LUX Luxembourg; LV LVA Latvia; LY LBY Libya; MA MAR Morocco; MC MCO Monaco; \
    MD MDA Moldova; ME MNE Montenegro; MF MAF Saint Martin; MG MDG Madagascar; \
    MH MHL Marshall Islands; MK MKD North Macedonia; ML MLI Mali; MM MMR Myanmar; \
    MN MNG Mongolia; MO MAC Macau; MP MNP Northern Mariana Islands; MQ MTQ Martinique; \
    MR MRT Mauritania; MS MSR Montserrat; MT MLT Malta; MU MUS Mauritius; MV MDV Maldives; \
    MW MWI Malawi; MX MEX Mexico; MY MYS Malaysia; MZ MOZ Mozambique; NA NAM Namibia; \
    NC NCL New Caledonia; NE NER Niger; NF NFK Norfolk Island; NG NGA Nigeria; \
    NI NIC Nicaragua; NL NLD Netherlands; NO NOR Norway; NP NPL Nepal; NR NRU Nauru; \
    NU NIU Niue; NZ NZL New Zealand; OM OMN Oman; PA PAN Panama; PE PER Peru; \
    PF PYF French Polynesia; PG PNG Papua New Guinea; PH PHL Philippines; PK PAK Pakistan; \
    PL POL Poland; PM SPM St Pierre & Miquelon; PN PCN Pitcairn; PR PRI Puerto Rico; \
    PS PSE Palestine; PT PRT Portugal; PW PLW Palau; PY PRY Paraguay; QA QAT Qatar; \
    RE REU Réunion; RO ROU Romania; RS SRB Serbia; RU RUS Russia; RW RWA Rwanda; \
    SA SAU Saudi Arabia; SB SLB Solomon Islands; SC SYC Seychelles; SD SDN Sudan; \
    SE SWE Sweden; SG SGP Singapore; SH SHN St Helena; SI SVN Slovenia; \
    SJ SJM Svalbard & Jan Mayen; SK SVK Slovakia; SL SLE Sierra Leone; SM SMR San Marino; \
    SN SEN Senegal; SO SOM Somalia; SR SUR Suriname; SS SSD South Sudan; \
    ST STP Sao Tome & Principe; SV SLV El Salvador; SX SXM Sint Maarten; SY SYR Syria; \
    SZ SWZ Eswatini; TC TCA Turks & Caicos Is; TD TCD Chad; TF ATF French S. Terr.; \
    TG TGO Togo; TH THA Thailand; TJ TJK Tajikistan; TK TKL Tokelau; TL TLS East Timor; \
    TM TKM Turkmenistan; TN TUN Tunisia; TO TON Tonga; TR TUR Turkey; TT TTO Trinidad & Tobago; \
    TV TUV Tuvalu; TW TWN Taiwan; TZ TZA Tanzania; UA UKR Ukraine; UG UGA Uganda; \
    UM UMI US minor outlying islands; US USA United States; UY URY Uruguay; UZ UZB Uzbekistan; \
    VA VAT Vatican City; VC VCT St Vincent; VE VEN Venezuela; VG VGB British Virgin Islands; \
    VI VIR US Virgin Islands; VN VNM Vietnam; VU VUT Vanuatu; WF WLF Wallis & Futuna; \
    WS WSM Samoa; YE YEM Yemen; YT MYT Mayotte; ZA ZAF South Africa; ZM ZMB Zambia; \
    ZW ZWE Zimbabwe
    """

  /// Two letters and what people also write.
  private static let otherNames = """
    AE UAE; AR Argentinien|阿根廷; AT Österreich|Österrike|Avusturya|Áustria|奥地利; \
    AU Australien|Avustralya|Austrália|澳大利亚; BE België|Belgique|Belgien; BN Brunei Darussalam; \
    BO Plurinational State of Bolivia; BR Brasil|Brasilien|Brazylia|Brezilya|巴西; \
    CA Kanada|Canadá|加拿大; CD DR Congo; CH Schweiz|Suisse|Svizzera|Szwajcaria|İsviçre|Suíça|瑞士; \
    CI Ivory Coast; CN PRC|People’s Republic of China|Kina|Chiny|Çin|中国|中华人民共和国; CV Cabo Verde; \
    CZ Czechia|Česko; DE Deutschland|Tyskland|Niemcy|Almanya|Alemanha|德国; \
    DK Danmark|Dania|Danimarka|Dinamarca|丹麦; EG Misr; \
    ES España|Spanien|Hiszpania|İspanya|Espanha|西班牙; \
    FI Suomi|Finlandia|Finlandiya|Finlândia|芬兰; FR Frankrike|Francja|Fransa|França|法国; \
    GB Great Britain|Britain|UK|England|Storbritannien|Wielka Brytania|Reino Unido|英国; \
    GR Ελλάδα|Hellas; HK Hong Kong SAR|香港; HU Magyarország; IE Éire|Republic of Ireland|Irland; \
    IL Israël; IN Bharat|Indien|Indie|Hindistan|Índia|印度; IR Islamic Republic of Iran; \
    IT Italia|Italien|Włochy|İtalya|Itália|意大利; JP 日本|Japonia|Japonya|Japão; KP DPRK; \
    KR Korea|Republic of Korea|韩国|대한민국; LA Lao PDR; MD Republic of Moldova; MK Macedonia; \
    MM Burma; MO Macao|Macao SAR|澳门; MX México|Meksyk|墨西哥; \
    NL Holland|Nederland|The Netherlands|Nederländerna|Holandia|Hollanda|Países Baixos|荷兰; \
    NO Norge|Norwegia|Norveç|Noruega|挪威; NZ Aotearoa; PL Polska|Polen|Polonia|Polônia|波兰; \
    PS State of Palestine; PT Portugalia|Portekiz|葡萄牙; RO România; \
    RU Russian Federation|Ryssland|Rosja|Rusya|俄罗斯; SA KSA; SE Sverige|Szwecja|Suécia|瑞典; \
    SG 新加坡; SY Syrian Arab Republic; SZ Swaziland; \
    TR Turkey|Türkiye|Turkiet|Turcja|Turquia|土耳其; TW 台湾; TZ United Republic of Tanzania; \
    UA Україна|Ukraina; \
    US United States of America|U.S.|U.S.A.|Estados Unidos|Stany Zjednoczone|ABD|美国|America; \
    VA Holy See; VE Bolivarian Republic of Venezuela; VN Viet Nam; ZA South Africa|RSA
    """
}
