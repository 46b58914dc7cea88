import Glibc
import Reports
import Storage
import Terminal
import Text

/// All reports of one call: each subject goes to each of them.
final class ReportOutputs {
  private final class Output {
    var renderer: any ReportRenderer
    /// `nil` is standard output.
    var file: ReplacingFile?

    init(_ renderer: any ReportRenderer, _ file: consuming ReplacingFile?) {
      self.renderer = renderer
      self.file = file
    }
  }

  /// A file is read anywhere: it is wrapped for no terminal in particular.
  private static let fileColumns = 100

  private let context: CommandContext
  private let outputs: [Output]

  /// Opens every report, so that a wrong path is told before anything is asked of a service.
  init(
    _ reports: [ValidateOptions.Report], in context: CommandContext
  ) throws(CommandFailure) {
    self.context = context
    outputs = try reports.map { report throws(CommandFailure) in
      let isFile = report.file != "-"
      let renderer = report.format.renderer(Self.setting(isFile: isFile, in: context))
      guard isFile else { return Output(renderer, nil) }
      do throws(WriteError) {
        return Output(renderer, try ReplacingFile(report.file))
      } catch {
        throw CommandFailure(error, .cannotCreate)
      }
    }
  }

  private static func setting(isFile: Bool, in context: CommandContext) -> ReportSetting {
    let plain = ProseStyle(width: fileColumns) { text, _ in text }
    var setting = ReportSetting(
      version: Version.current, style: isFile ? plain : context.style,
      makeToken: { String(UInt64.random(in: .min ... .max), radix: 36) })
    setting.isQuiet = context.options.isQuiet
    // Code scanning there shows a passed check as an alert.
    setting.isProblemsOnly = context.environment["GITHUB_ACTIONS"] == "true"
    setting.usesASCII =
      !isFile && isTerminal(STDOUT_FILENO) && !context.usesUTF8
    return setting
  }

  func begin() throws { try each { $0.renderer.begin() } }

  func add(_ subject: SubjectReport) throws { try each { $0.renderer.add(subject) } }

  /// Writes what comes last and puts the files in their places.
  func end() throws {
    try each { $0.renderer.end() }
    for output in outputs {
      do throws(WriteError) {
        try output.file?.commit()
      } catch {
        throw CommandFailure(error, .outputFailed)
      }
    }
  }

  private func each(_ draw: (Output) -> String) throws {
    for output in outputs {
      let text = draw(output)
      guard !text.isEmpty else { continue }
      guard output.file != nil else {
        try context.write(text)
        try context.flush()
        continue
      }
      do throws(WriteError) {
        try output.file?.write(Array(text.utf8))
      } catch {
        throw CommandFailure(error, .outputFailed)
      }
    }
  }
}

extension CommandFailure {
  /// Says why a file was not written.
  init(_ error: WriteError, _ status: ExitStatus) {
    switch error {
    case .missingFolder(let path):
      self.init("'\(path)' cannot be written: its folder is not there", status)
    case .directory(let path): self.init("'\(path)' is a folder", status)
    case .notPermitted(let path): self.init("you may not write '\(path)'", status)
    case .failed(let path, let reason):
      self.init("'\(path)' cannot be written: \(reason)", status)
    }
  }
}
