import Diagnosis
import Foundation
import Knowledge
import KnowledgeBase

let d = Diagnoser(.embedded)
let data = String(decoding: try Data(contentsOf: URL(filePath: CommandLine.arguments[1])), as: UTF8.self)
for rec in data.split(separator: "\u{1E}") {
  let p = rec.split(separator: "\u{1F}", maxSplits: 1, omittingEmptySubsequences: false)
  let r = d.diagnose(String(p[1]))
  let f = r.findings.prefix(4).map { "\($0.id)=\(($0.confidence * 1000).rounded() / 1000)" }.joined(separator: ",")
  let m = r.debugMeasures.map { "\($0.0):" + $0.1.map { "\(($0 * 1000).rounded() / 1000)" }.joined(separator: ";") }.joined(separator: "|")
  let ev = r.findings.first?.evidence.map(\.text).joined(separator: " ‖ ").replacingOccurrences(of: "\n", with: "⏎") ?? ""
  print("\(p[0])\u{1F}\(r.verdict)\u{1F}\(f)\u{1F}\(m)\u{1F}\(r.textLanguage?.rawValue ?? "-")\u{1F}\(ev)")
}
