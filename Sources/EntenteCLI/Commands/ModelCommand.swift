import Entente

extension Command {
  private static let into = Flag(
    "into", value: .file("FOLDER"),
    help: "the folder the model becomes; by default its name in Models or the user's data folder")

  static let model = Command(
    name: "model", summary: "list, install or locate language models",
    discussion: [
      "install takes a spaCy v3 pipeline for English, as published: a wheel, a zip file or a "
        + "folder, in which it looks for config.cfg. The model is checked and compiled, which is "
        + "what makes it load in milliseconds afterwards.",
      "Models are searched in the Models folder here and beside the executable, then in "
        + "entente/models of the user's data folder ($XDG_DATA_HOME). $ENTENTE_MODEL and --model "
        + "name one outright.",
    ],
    actions: [
      Action("list", help: "the models installed, the one in use first"),
      Action("install", syntax: "PATH", help: "install a wheel, zip file or folder"),
      Action("path", help: "print the folder of the model in use"),
    ],
    arguments: [Argument("PATH", .optional, help: "the wheel, zip file or folder to install")],
    flags: [.model, into, .json],
    examples: [
      Example("entente model list", "what is installed"),
      Example(
        "entente model install en_core_web_md-3.8.0-py3-none-any.whl", "the publisher's wheel"),
      Example("entente model path", "the folder that other commands will use"),
    ]
  ) { call in
    switch call.arguments[0] {
    case "list" where call.arguments.count == 1: return try list(call)
    case "path" where call.arguments.count == 1:
      try call.output.print(StyledLine(try ModelLibrary.locate(call.text(.model))))
      return .success
    case "install" where call.arguments.count == 2:
      let model = try ModelLibrary.install(call.arguments[1], into: call.text(into))
      call.messages.note(
        StyledLine("installed \(model.name) \(model.version) in \(model.path)"))
      return .success
    default: throw call.usageError("say 'list', 'install PATH' or 'path'")
    }
  }

  private static func list(_ call: Invocation) throws -> ExitCode {
    let models = ModelLibrary.installed()
    if call.isSet(.json) {
      for model in models {
        var json = JSONBytes()
        json.raw("{\"name\":")
        json.string(model.name)
        json.member("version", model.version)
        json.member("path", model.path)
        json.raw(",\"bytes\":\(model.size)}\n")
        try call.output.write(json.bytes)
      }
    } else if !models.isEmpty {
      var table = TableLayout([
        ("model", .left), ("version", .left), ("size", .right), ("path", .left),
      ])
      for model in models {
        table.add([
          StyledLine(model.name), StyledLine(model.version),
          StyledLine("\(model.size / 1_000_000) MB"), StyledLine(model.path),
        ])
      }
      try call.output.print(table)
    }
    guard models.isEmpty else { return .success }
    call.messages.note(
      StyledLine("\(LinguisticsError.modelMissing(searched: ModelLibrary.folders))"))
    return .nothingFound
  }
}
