import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { ModelRef } from "#core/media/image.ts";
import { type Net, type NetTensor, openNet } from "../net.ts";
import type { Raster } from "../raster.ts";
import { type NetDescription, netFileOf, wrong } from "./description.ts";

/** A net of the operator's own, fed as its description says. */
export interface OwnNet {
  readonly ref: ModelRef;
  /** The outputs by name; the picture has the size of the input. */
  run(picture: Raster): Promise<Readonly<Record<string, NetTensor>>>;
}

/** Opens the net that a description is about. Throws ModelError when it is not there or no net with one input. */
export async function openOwnNet(path: string, description: NetDescription): Promise<OwnNet> {
  const file = netFileOf(path, description);
  const net = await open(path, file);
  const [input, second] = net.inputNames;
  if (input === undefined || second !== undefined) throw wrong(path, "The net must have exactly one input.");
  const version = createHash("sha256")
    .update(await readFile(file))
    .digest("hex")
    .slice(0, 12);
  return {
    ref: { name: basename(file), version },
    run: (picture) => net.run({ [input]: toInput(picture, description.input) }),
  };
}

/** One output by name, or the only one. Throws ModelError. */
export function outputNamed(
  path: string,
  outputs: Readonly<Record<string, NetTensor>>,
  name: string | undefined,
): NetTensor {
  const found = name === undefined ? Object.values(outputs) : [outputs[name]];
  const [output, second] = found;
  if (output === undefined || second !== undefined)
    throw wrong(path, `Name one of the net's outputs: ${Object.keys(outputs).join(", ")}.`);
  return output;
}

async function open(path: string, file: string): Promise<Net> {
  try {
    return await openNet(file);
  } catch (cause) {
    throw wrong(path, `${file} cannot be opened as an ONNX net.`, cause);
  }
}

/** The picture as numbers, as the description wants them. */
function toInput(
  { width, height, data }: Raster,
  { layout, colours, mean, std }: NetDescription["input"],
): NetTensor {
  const count = width * height;
  const isFirst = layout === "channels-first";
  const numbers = new Float32Array(count * 3);
  for (let c = 0; c < 3; c += 1) {
    const from = colours === "rgb" ? c : 2 - c;
    for (let i = 0; i < count; i += 1) {
      const value = ((data[i * 3 + from] ?? 0) - (mean[c] ?? 0)) / (std[c] ?? 1);
      numbers[isFirst ? c * count + i : i * 3 + c] = value;
    }
  }
  return { data: numbers, dims: isFirst ? [1, 3, height, width] : [1, height, width, 3] };
}
