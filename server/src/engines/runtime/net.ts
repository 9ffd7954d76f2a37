import * as ort from "onnxruntime-node";

/** Numbers in row-major order with their shape. */
export interface NetTensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** A neural net that is loaded and ready. */
export interface Net {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Record<string, NetTensor>): Promise<Record<string, NetTensor>>;
}

const opened = new Map<string, Promise<Net>>();

/**
 * Opens an ONNX file on one CPU thread; parallelism comes from the worker pool. Engines that use the same file share one
 * net, which lives as long as its thread.
 */
export async function openNet(path: string): Promise<Net> {
  const known = opened.get(path);
  if (known) return known;
  const opening = load(path);
  opened.set(path, opening);
  opening.catch(() => opened.delete(path));
  return opening;
}

async function load(path: string): Promise<Net> {
  const session = await ort.InferenceSession.create(path, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: "all",
    logSeverityLevel: 3,
    extra: { session: { intra_op: { allow_spinning: "0" } } },
  });
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    run: async (feeds) => toTensors(await session.run(toFeeds(feeds))),
  };
}

function toFeeds(feeds: Record<string, NetTensor>): Record<string, ort.Tensor> {
  const entries = Object.entries(feeds).map(
    ([name, { data, dims }]) => [name, new ort.Tensor("float32", data, dims)] as const,
  );
  return Object.fromEntries(entries);
}

function toTensors(results: ort.InferenceSession.OnnxValueMapType): Record<string, NetTensor> {
  const tensors: Record<string, NetTensor> = {};
  for (const [name, value] of Object.entries(results)) {
    const data: unknown = value.data;
    if (!(data instanceof Float32Array)) throw new TypeError(`The net's output ${name} is not float32.`);
    tensors[name] = { data, dims: value.dims };
  }
  return tensors;
}
