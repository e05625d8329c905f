import type { RunEvent } from "../../ingest/runEvent";
import type { Artifact } from "../../model/artifact";
import { decodeUtf8 } from "../../text/decodeUtf8";
import type { ProtoReader } from "../shared/protoReader";
import { readHyperparameters } from "./readHyperparameters";
import { readTensor, type Tensor } from "./readTensor";
import { readText } from "./readText";
import type { TagNaming, TagPlugins } from "./streamState";
import { encodeUtf8 } from "../../text/encodeUtf8";
import { TagTable, type Tag } from "./tagTable";

/** Most tags of which it is kept that they hold no scalars. */
const maxPlugins = 10_000;
const noBytes = new Uint8Array(0);

/** Reads the values of a summary that are no plain scalars: tensors, texts, images, sounds and hyper-parameters. */
export class SummaryReader {
  readonly tags = new TagTable();
  /** The last image or sound of each tag since they were last taken. */
  readonly artifacts = new Map<string, Artifact>();
  /** Everything else but scalars, in the order of the file. */
  readonly events: RunEvent[] = [];
  readonly #plugins = new Map<string, string>();

  /**
   * @param naming of what the tags become
   * @param file as artifacts name it
   */
  constructor(
    private readonly naming: TagNaming,
    plugins: TagPlugins,
    public file = "",
  ) {
    for (const [name, plugin] of plugins) {
      this.#plugins.set(name, plugin);
      const bytes = encodeUtf8(name);
      const tag = this.tags.find(bytes, 0, bytes.length);
      if (tag) tag.plugin = plugin;
    }
  }

  get plugins(): TagPlugins {
    return [...this.#plugins];
  }

  /**
   * Reads one Summary.Value (tensorflow/core/framework/summary.proto).
   * @param tag its tag, already found
   * @returns the value when it is a scalar, else null
   * Throws a RangeError when it is malformed.
   */
  read(value: ProtoReader, tag: Tag, step: number): number | null {
    let tensor: Tensor | null = null;
    let content: Uint8Array = noBytes;
    while (value.next()) {
      if (value.field === 4) this.#addArtifact(tag, "image", lengthOfField(value.message(), 4), step);
      else if (value.field === 6) this.#addArtifact(tag, "audio", lengthOfField(value.message(), 6), step);
      else if (value.field === 8) tensor = readTensor(value.message());
      else if (value.field === 9) content = this.#readMetadata(value.message(), tag);
    }
    const { plugin } = tag;
    if (plugin === "hparams") this.events.push(...readHyperparameters(content));
    if (tensor === null) return null;
    if (plugin === "text" && tensor.strings.length > 0)
      this.events.push(readText(this.#nameOf(tag), decodeUtf8(tensor.strings[0]!)));
    else if (plugin === "images" || plugin === "audio") {
      const size = tensor.strings.reduce((sum, { length }) => sum + length, 0);
      this.#addArtifact(tag, plugin === "images" ? "image" : "audio", size, step);
    }
    return plugin === null || plugin === "scalars" ? tensor.scalar : null;
  }

  /** @returns what the plugin itself says */
  #readMetadata(metadata: ProtoReader, tag: Tag): Uint8Array {
    let content: Uint8Array = noBytes;
    while (metadata.next()) {
      if (metadata.field !== 1) continue;
      const data = metadata.message();
      while (data.next()) {
        if (data.field === 1) this.#setPlugin(tag, data.text());
        else if (data.field === 2) content = data.blob();
      }
    }
    return content;
  }

  #setPlugin(tag: Tag, plugin: string): void {
    tag.plugin = plugin;
    if (plugin !== "scalars" && plugin !== "" && this.#plugins.size < maxPlugins) this.#plugins.set(tag.name, plugin);
  }

  #nameOf(tag: Tag): string {
    return this.naming.prefix + tag.name + this.naming.suffix;
  }

  #addArtifact(tag: Tag, kind: string, size: number, step: number): void {
    const name = this.#nameOf(tag);
    const path = `${this.file}#${tag.name}`;
    this.artifacts.set(path, { name, path, kind, size, sha256: null, step, stored: "referenced" });
  }
}

/** Bytes of a field of a message. */
function lengthOfField(message: ProtoReader, field: number): number {
  let length = 0;
  while (message.next()) if (message.field === field) length = message.blob().length;
  return length;
}
