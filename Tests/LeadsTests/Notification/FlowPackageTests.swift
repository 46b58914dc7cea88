import Leads
import Testing
import Text

@Suite("Packages of flows") struct FlowPackageTests {
  private static let samples = NoticeSample.all.filter { $0.kind == .powerAutomate }

  private func files(_ sample: NoticeSample) throws -> [String: JSONValue] {
    let archive = try sample.document("new-marketplace-leads.zip")
    let files = try StoredArchive(archive.bytes).files
    return try files.mapValues { try JSONParser.parse($0) }
  }

  @Test(arguments: samples) func haveTheFilesOfOne(_ sample: NoticeSample) throws {
    let files = try files(sample)
    let folder = "Microsoft.Flow/flows/"
    let assets = files[folder + "manifest.json"]?["flowAssets"]?["assetPaths"]
    let flow = try #require(assets?[0]?.string)
    #expect(
      Set(files.keys) == [
        "manifest.json", folder + "manifest.json", "\(folder)\(flow)/definition.json",
        "\(folder)\(flow)/apisMap.json", "\(folder)\(flow)/connectionsMap.json",
      ])
    let definition = try #require(files["\(folder)\(flow)/definition.json"])
    #expect(definition["name"]?.string == flow)
    #expect(definition == (try sample.main))
  }

  @Test(arguments: samples) func nameWhatTheyDependOn(_ sample: NoticeSample) throws {
    let files = try files(sample)
    let resources = try #require(files["manifest.json"]?["resources"]?.object)
    let keys = Set(resources.map(\.key))
    #expect(keys.count == resources.count)
    for resource in resources {
      #expect(isIdentifier(resource.key), "\(resource.key)")
      for needed in resource.value["dependsOn"]?.array ?? [] {
        #expect(keys.contains(needed.string ?? ""))
        #expect(needed.string != resource.key)
      }
    }
    let root = try #require(resources.first { $0.value["hierarchy"] == "Root" })
    #expect(root.value["type"] == "Microsoft.Flow/flows")
    // The flow depends on all the others.
    let needed = Set((root.value["dependsOn"]?.array ?? []).compactMap(\.string))
    #expect(needed == keys.subtracting([root.key]))
    let names = Set(
      (try sample.main["properties"]?["connectionReferences"]?.object ?? []).map(\.key))
    for name in ["apisMap", "connectionsMap"] {
      let map = try #require(files["Microsoft.Flow/flows/\(root.key)/\(name).json"]?.object)
      #expect(Set(map.map(\.key)) == names)
      #expect(Set(map.compactMap(\.value.string)).isSubset(of: keys))
    }
  }

  @Test func areTheSameForTheSame() {
    let sample = NoticeSample(destination: .table, kind: .powerAutomate)
    #expect(sample.notice.documents == sample.notice.documents)
  }

  @Test func differByDestination() throws {
    let flows = try Self.samples.map { try $0.main["name"]?.string }
    #expect(Set(flows).count == Self.samples.count)
  }

  private func isIdentifier(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
      && parts.joined().allSatisfy { $0.isHexDigit && !$0.isUppercase }
  }
}
