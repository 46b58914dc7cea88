import Foundation
import PackagePlugin

/// Runs `knowledge-compiler` over `knowledge/` whenever a file in it has changed.
@main struct KnowledgePlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "knowledge")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedKnowledge.swift")
    return [
      .buildCommand(
        displayName: "Checking and embedding the knowledge base",
        executable: try context.tool(named: "knowledge-compiler").url,
        arguments: [folder.path(percentEncoded: false), output.path(percentEncoded: false)],
        inputFiles: files(in: folder), outputFiles: [output])
    ]
  }

  private func files(in folder: URL) -> [URL] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (found?.allObjects as? [URL] ?? [])
      .filter { ["md", "jsonl"].contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
  }
}
