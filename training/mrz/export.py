"""Writes a checkpoint as ONNX (opset 13), replacing the file at once, and tells its SHA-256."""

import hashlib
import os
import sys

import torch

from layout import NET_HEIGHT
from net import Reader


def write_onnx(net, path):
    """Exports a net as it computes when it reads; whoever opens `path` meanwhile sees the old file or the new one."""
    was_training = net.training
    net.eval()
    partial = f"{path}.{os.getpid()}.partial"
    torch.onnx.export(
        net,
        torch.zeros(1, 1, NET_HEIGHT, 640),
        partial,
        opset_version=13,
        input_names=["x"],
        output_names=["y"],
        dynamic_axes={"x": {0: "batch", 3: "width"}, "y": {0: "batch", 2: "frames"}},
    )
    os.replace(partial, path)
    net.train(was_training)


def main(checkpoint, path):
    net = Reader()
    net.load_state_dict(torch.load(checkpoint, map_location="cpu")["net"])
    write_onnx(net, path)
    with open(path, "rb") as file:
        content = file.read()
    print(f"{path} {len(content)} bytes sha256 {hashlib.sha256(content).hexdigest()}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
