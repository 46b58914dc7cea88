import TestSupport
import Testing
import Text

@Suite("lead decode in constant memory") struct LeadMemoryTests {
  private let user: Installation

  init() throws { user = try Installation() }

  private static func text(_ form: String, leads: Int) -> String {
    var text = ""
    switch form {
    case "csv":
      text = "Email,First Name,Last Name,Lead Source\n"
      for number in 0..<leads {
        text += "n\(number)@fabrikam.com,Anna,\"Ek \(number)\",SPZA-INS|contoso.o\(number)\n"
      }
    default:
      for number in 0..<leads {
        text += form == "json" ? (number == 0 ? "[" : ",") : ""
        text +=
          #"{"UserDetails":{"LastName":"Ek","Email":"n\#(number)@x.com"},"LeadSource":"SPZA-"#
          + #"INS|contoso.o\#(number)","ActionCode":"INS"}"# + "\n"
      }
      text += form == "json" ? "]" : ""
    }
    return text
  }

  /// The program is looked at while it waits for a second text's writer, when the first is read:
  /// the largest size that the system keeps of an ended process may be that of its parent.
  private func peak(_ file: String, options: String) throws -> (kibibytes: Int, output: String) {
    let result = try user.shell(
      """
      mkfifo hold-\(file)
      "$LEADLINE" lead decode \(options) \(file) hold-\(file) > found & program=$!
      exec 3> hold-\(file); grep VmHWM /proc/$program/status >&2; exec 3>&-
      wait $program; cat found
      """)
    let words = result.errorOutput.split { !$0.isNumber && !$0.isLetter }
    let kibibytes = words.drop { $0 != "VmHWM" }.dropFirst().first.flatMap { Int($0) }
    return (try #require(kibibytes), result.output)
  }

  @Test(arguments: ["csv", "jsonl", "json"]) func isConstant(_ form: String) throws {
    var peaks: [Int] = []
    for leads in [20_000, 100_000] {
      try user.folder.write("leads-\(leads)", text: Self.text(form, leads: leads))
      let (kibibytes, output) = try peak("leads-\(leads)", options: "--count")
      #expect(output.hasPrefix("\(leads) leads: "))
      peaks.append(kibibytes)
    }
    #expect(Sanitizer.isOn || peaks[1] < peaks[0] + (4 << 10), "\(peaks)")
    #expect(Sanitizer.isOn || peaks[1] < 64 << 10, "\(peaks)")
  }

  @Test func skipsALineOf100MegabytesWithItsNumber() throws {
    let lead = Self.text("jsonl", leads: 1)
    let result = try user.shell(
      """
      { printf '%s' '\(lead)'; printf '{"Email":"'; head -c 100000000 /dev/zero | tr '\\0' x
        printf '"}\\n%s' '\(lead)'; } > long
      """)
    #expect(result.status == 0)
    let (kibibytes, output) = try peak("long", options: "--format json")
    let json = try JSONParser.parse(output)
    #expect(json["leads"]?.array?.compactMap { $0["line"]?.integer } == [1, 3])
    #expect(json["faults"]?["first"]?[0]?["line"]?.integer == 2)
    #expect(Sanitizer.isOn || kibibytes < 64 << 10)
  }
}
