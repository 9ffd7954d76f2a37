"""
Runs the exported file itself, so that what is evaluated is what is shipped. The reader needs four operators only; any
other is refused.
"""

import onnx
import torch
from onnx import numpy_helper
from torch.nn import functional


def attributes_of(node):
    return {attribute.name: onnx.helper.get_attribute_value(attribute) for attribute in node.attribute}


def as_torch(tensor):
    return torch.from_numpy(numpy_helper.to_array(tensor).copy())


def convolve(values, attributes):
    top, left, bottom, right = attributes.get("pads", [0, 0, 0, 0])
    padded = functional.pad(values[0], (left, right, top, bottom))
    stride, dilation = attributes.get("strides", [1, 1]), attributes.get("dilations", [1, 1])
    return functional.conv2d(padded, values[1], values[2] if len(values) > 2 else None, stride, 0, dilation)


OPERATORS = {
    "Conv": convolve,
    "Relu": lambda values, _: torch.relu(values[0]),
    "Add": lambda values, _: values[0] + values[1],
    "Squeeze": lambda values, _: values[0].squeeze(int(values[1][0])),
}


class OnnxReader:
    """Called with inputs [batch, 1, 32, W], gives logits [batch, 38, W / 4]."""

    def __init__(self, path):
        graph = onnx.load(path).graph
        self.nodes = [node for node in graph.node if node.op_type != "Constant"]
        unknown = {node.op_type for node in self.nodes} - OPERATORS.keys()
        if unknown:
            raise ValueError(f"operators not known here: {sorted(unknown)}")
        self.weights = {tensor.name: as_torch(tensor) for tensor in graph.initializer}
        for node in graph.node:
            if node.op_type == "Constant":
                self.weights[node.output[0]] = as_torch(attributes_of(node)["value"])
        self.input, self.output = graph.input[0].name, graph.output[0].name

    @torch.no_grad()
    def __call__(self, inputs):
        values = {**self.weights, self.input: torch.from_numpy(inputs)}
        for node in self.nodes:
            given = [values[name] for name in node.input]
            values[node.output[0]] = OPERATORS[node.op_type](given, attributes_of(node))
        return values[self.output].numpy()
