import assert from "node:assert/strict";
import { appendFileSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Artifact } from "../../../../../src/core/model/artifact";
import { tensorboardImporter } from "../../../../../src/index/imports/tensorboard/tensorboardImporter";
import { event, field, frame } from "../../../core/readers/tensorboard/eventBytes";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { FolderReader } from "../support/folderReader";

const fixtures = path.resolve("test/fixtures/tensorboard");
const png = readFileSync("test/fixtures/dvc/files/dvclive/plots/images/latest.png");

function bytesOf(folder: string, { path: file, part }: Artifact): Buffer {
  return readFileSync(path.join(folder, file)).subarray(part!.offset, part!.offset + part!.length);
}

describe("pictures and sounds in event files", () => {
  const cases = [
    ["torch/basic", [["digit", 3, "image/png"]]],
    ["tensorboardx/purged", [["digit", 3, "image/png"]]],
    ["tensorflow/types", [["digit", 1, "image/png"], ["digit 2", 1, "image/png"]]], // prettier-ignore
  ] as const;
  for (const [name, expected] of cases)
    it(`are found where ${name} has them`, async () => {
      const folder = path.join(fixtures, name);
      const { runs } = await new FolderReader(tensorboardImporter, folder).read();
      const { artifacts } = [...runs.values()].find(({ record }) => record.artifacts.length > 0)!.record;
      assert.deepEqual(
        artifacts.map((one) => [one.name, one.step, one.part?.type]),
        expected,
      );
      for (const artifact of artifacts) {
        const bytes = bytesOf(folder, artifact);
        assert.equal(bytes.subarray(1, 4).toString(), "PNG");
        assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [4, 4]); // width and height of IHDR
        assert.equal(bytes.subarray(-8, -4).toString(), "IEND");
        assert.equal(artifact.size, bytes.length);
      }
    });

  it("of many steps are listed thinned, alike however the file grows", async () => {
    const file = (folder: string) => path.join(folder, "events.out.tfevents.1795409060.host.1.0");
    const [grown, whole] = [temporaryFolder(), temporaryFolder()];
    const reader = new FolderReader(tensorboardImporter, grown);
    const steps = Array.from({ length: 300 }, (_, at) => at * 5);
    for (const [at, step] of steps.entries()) {
      const sound = field(6, field(4, Buffer.from(`RIFF....WAVE${step}`)));
      const values = [field(4, field(4, Buffer.concat([png, Buffer.from(String(step))]))), sound];
      for (const [tag, value] of values.entries()) {
        const record = frame(event(BigInt(step), Buffer.concat([field(1, `tag ${tag}`), value])));
        for (const folder of [grown, whole]) appendFileSync(file(folder), record);
      }
      if (at % 40 === 0) await reader.read();
    }
    const [inSteps] = (await reader.read()).runs.values();
    const [atOnce] = (await new FolderReader(tensorboardImporter, whole).read()).runs.values();
    assert.deepEqual(inSteps!.record.artifacts, atOnce!.record.artifacts);
    const sounds = atOnce!.record.artifacts.filter(({ name }) => name === "tag 1");
    // 0 to 95 by fives, then the last of each ten to 995, and of each hundred to 1495.
    const expected = [...steps.slice(0, 20), ...steps.slice(20, 200).filter((_, at) => at % 2 === 1)];
    assert.deepEqual(
      sounds.map(({ step }) => step),
      [...expected, 1095, 1195, 1295, 1395, 1495],
    );
    for (const artifact of atOnce!.record.artifacts) {
      const isSound = artifact.name === "tag 1";
      const begins = isSound ? "RIFF....WAVE" : png.toString("latin1");
      assert.equal(bytesOf(whole, artifact).toString("latin1"), `${begins}${artifact.step}`);
      assert.equal(artifact.part?.type, isSound ? "audio/wav" : "image/png");
    }
  });
});
