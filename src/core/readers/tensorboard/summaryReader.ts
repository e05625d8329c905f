import type { RunEvent } from "../../ingest/runEvent";
import type { Artifact } from "../../model/artifact";
import { artifactKey } from "../../model/artifactKey";
import { decodeUtf8 } from "../../text/decodeUtf8";
import { mediaType } from "../shared/mediaType";
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
  /** Images and sounds since they were last taken, by their keys. */
  readonly artifacts = new Map<string, Artifact>();
  /** Everything else but scalars, in the order of the file. */
  readonly events: RunEvent[] = [];
  readonly #plugins = new Map<string, string>();

  #file = "";
  /** Where in the file the first of the bytes lies that are read. */
  #offset = 0;

  /** @param naming of what the tags become */
  constructor(
    private readonly naming: TagNaming,
    plugins: TagPlugins,
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
   * @param file from which the values come from now on, as artifacts name it
   * @param offset at which the bytes begin that are read
   */
  open(file: string, offset: number): void {
    this.#file = file;
    this.#offset = offset;
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
      if (value.field === 4) this.#addArtifact(tag, "image", value.bytes, blobOf(value.message()), step);
      else if (value.field === 6) this.#addArtifact(tag, "audio", value.bytes, blobOf(value.message()), step);
      else if (value.field === 8) tensor = readTensor(value.message());
      else if (value.field === 9) content = this.#readMetadata(value.message(), tag);
    }
    const { plugin } = tag;
    if (plugin === "hparams") this.events.push(...readHyperparameters(content));
    if (tensor === null) return null;
    if (plugin === "text" && tensor.strings.length > 0)
      this.events.push(readText(this.#nameOf(tag), decodeUtf8(tensor.strings[0]!)));
    else if (plugin === "images" || plugin === "audio")
      this.#addFromTensor(tag, plugin, value.bytes, tensor.strings, step);
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

  /**
   * Images stand behind their width and height, of which they share one; sounds each before its label
   * (tensorboard/plugins/image/summary_v2.py, audio/summary_v2.py).
   */
  #addFromTensor(tag: Tag, plugin: "images" | "audio", bytes: Uint8Array, strings: Tensor["strings"], step: number) {
    const kind = plugin === "images" ? "image" : "audio";
    const found = plugin === "images" ? strings.slice(2) : strings.filter((_, at) => at % 2 === 0);
    found.forEach((blob, at) => this.#addArtifact(tag, kind, bytes, blob, step, at === 0 ? "" : ` ${at + 1}`));
  }

  /** @param blob a view of `bytes` */
  #addArtifact(tag: Tag, kind: string, bytes: Uint8Array, blob: Uint8Array, step: number, suffix = ""): void {
    const { length } = blob;
    if (length === 0) return;
    const part = { offset: this.#offset + blob.byteOffset - bytes.byteOffset, length, type: mediaType(blob) };
    const name = this.#nameOf(tag) + suffix;
    const artifact: Artifact = {
      name,
      path: this.#file,
      kind,
      size: length,
      sha256: null,
      step,
      stored: "referenced",
      part,
    };
    this.artifacts.set(artifactKey(artifact), artifact);
  }
}

/** The encoded file of a Summary.Image or a Summary.Audio. */
function blobOf(message: ProtoReader): Uint8Array {
  let blob: Uint8Array = noBytes;
  while (message.next()) if (message.field === 4) blob = message.blob();
  return blob;
}
