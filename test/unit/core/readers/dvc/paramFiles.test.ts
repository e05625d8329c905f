import assert from "node:assert/strict";
import { paramFiles } from "../../../../../src/core/readers/dvc/paramFiles";
import { parseYaml } from "../../../../../src/core/text/parseYaml";

const filesOf = (pipeline: string) => paramFiles(parseYaml(pipeline).value).map(({ prefix, name }) => [prefix, name]);

describe("files with a pipeline's params", () => {
  it("are params.yaml, and what stages and the top name, once each", () => {
    const pipeline = `
params: [top.json, params.yaml]
stages:
  prepare: {cmd: a, params: [seed, {data.yaml: [path]}]}
  train:
    cmd: b
    params:
      - lr
      - data.yaml:
      - params.yaml: [epochs]
`;
    assert.deepEqual(filesOf(pipeline), [
      ["", "params.yaml"],
      ["top.json:", "top.json"],
      ["data.yaml:", "data.yaml"],
    ]);
  });

  it("are params.yaml alone where there is no pipeline, or a broken one", () => {
    for (const pipeline of ["", "[]", "stages: 1", "stages: {a: [], b: {params: {x.yaml: 1}}}", "params: {a: 1}"])
      assert.deepEqual(filesOf(pipeline), [["", "params.yaml"]], pipeline);
  });

  it("are never outside the folder, and never code", () => {
    const outside = "params: [../a.yaml, /etc/b.yaml, 'c:\\d.yaml', '${e}.yaml', f.py, g.toml, sub/h.yml]";
    assert.deepEqual(filesOf(outside), [
      ["", "params.yaml"],
      ["sub/h.yml:", "sub/h.yml"],
    ]);
  });
});
