import { endianness } from "node:os";
import onnxProto from "onnx-proto";

const { onnx } = onnxProto;
const { DataType } = onnx.TensorProto;
const { AttributeType } = onnx.AttributeProto;

/** An attribute of a node: a number is an int, an array is ints; say `{ float }` for a float. */
export type Attribute = number | readonly number[] | string | { readonly float: number };

/** Puts together an ONNX graph (opset 18); every method returns the name of the value that it made. */
export interface GraphBuilder {
  input(name: string, dims: readonly number[]): string;
  floats(dims: readonly number[], data: ArrayLike<number>): string;
  ints(values: readonly number[]): string;
  /** `output` names the result; a fresh name when left out. */
  node(
    op: string,
    inputs: readonly string[],
    attributes?: Readonly<Record<string, Attribute>>,
    output?: string,
  ): string;
  output(name: string): void;
  /** The same calls give the same bytes. */
  toBytes(): Uint8Array;
}

/** Starts an empty ONNX graph. */
export function graphBuilder(): GraphBuilder {
  const nodes: InstanceType<typeof onnx.NodeProto>[] = [];
  const initializers: InstanceType<typeof onnx.TensorProto>[] = [];
  const inputs: InstanceType<typeof onnx.ValueInfoProto>[] = [];
  const outputs: InstanceType<typeof onnx.ValueInfoProto>[] = [];
  let made = 0;
  const freshName = (kind: string): string => `${kind}_${made++}`;
  const initializer = (dims: readonly number[], dataType: number, rawData: Uint8Array): string => {
    const name = freshName("weights");
    initializers.push(onnx.TensorProto.create({ name, dims: [...dims], dataType, rawData }));
    return name;
  };
  return {
    input: (name, dims) => {
      inputs.push(floatValue(name, dims));
      return name;
    },
    floats: (dims, data) => initializer(dims, DataType.FLOAT, littleEndian(Float32Array.from(data))),
    ints: (values) =>
      initializer([values.length], DataType.INT64, littleEndian(BigInt64Array.from(values, BigInt))),
    node: (op, from, attributes = {}, output = freshName("value")) => {
      nodes.push(
        onnx.NodeProto.create({
          opType: op,
          name: freshName(op),
          input: [...from],
          output: [output],
          attribute: Object.entries(attributes).map(([name, value]) => attributeProto(name, value)),
        }),
      );
      return output;
    },
    output: (name) => {
      outputs.push(floatValue(name));
    },
    toBytes: () =>
      onnx.ModelProto.encode({
        irVersion: 8,
        opsetImport: [{ domain: "", version: 18 }],
        producerName: "bonafide",
        graph: { name: "net", node: nodes, initializer: initializers, input: inputs, output: outputs },
      }).finish(),
  };
}

function floatValue(name: string, dims?: readonly number[]): InstanceType<typeof onnx.ValueInfoProto> {
  const shape = dims && { dim: dims.map((dimValue) => ({ dimValue })) };
  return onnx.ValueInfoProto.create({
    name,
    type: { tensorType: { elemType: DataType.FLOAT, ...(shape && { shape }) } },
  });
}

function attributeProto(name: string, value: Attribute): InstanceType<typeof onnx.AttributeProto> {
  if (typeof value === "number")
    return onnx.AttributeProto.create({ name, type: AttributeType.INT, i: value });
  if (typeof value === "string") {
    return onnx.AttributeProto.create({ name, type: AttributeType.STRING, s: Buffer.from(value) });
  }
  if ("float" in value)
    return onnx.AttributeProto.create({ name, type: AttributeType.FLOAT, f: value.float });
  return onnx.AttributeProto.create({ name, type: AttributeType.INTS, ints: [...value] });
}

function littleEndian(numbers: Float32Array | BigInt64Array): Uint8Array {
  const bytes = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  if (endianness() === "LE") return bytes;
  return numbers.BYTES_PER_ELEMENT === 8 ? bytes.swap64() : bytes.swap32();
}
