import { directionGuard } from "../guards/directionGuard";
import { guards } from "../guards/guards";
import type { RpcContract } from "../rpc/rpcContract";
import type { ArtifactPlace, DifferencesApi } from "./differencesApi";

const { args, count, nullable, shape, string } = guards;

/** Longest metric name of which a direction is kept. */
const longestName = 2000;
const isName = (value: unknown): value is string => string(value) && value.length <= longestName;
const artifactPlace = shape<ArtifactPlace>({ runId: string, index: count });

/** The same, checked at the host's door. */
export const differencesContract: RpcContract<DifferencesApi> = {
  comparison: args(),
  changedFiles: args(string, string),
  diffSource: args(string, string),
  setDirection: args(isName, nullable(directionGuard)),
  setBaseline: args(string),
  picture: args(artifactPlace),
  openArtifact: args(artifactPlace),
  diffArtifacts: args(artifactPlace, artifactPlace),
};
