"""Adds to the layer table of resnet20-cifar10 the eight heads of a multi-exit network, one after each block but the last.

  ./exeunt networks table resnet20-cifar10 | python3 docs/examples/resnet20_exits.py > resnet20_table.json

A head: 3x3 convolution with stride 2, 3x3 convolution, global average, linear; as wide as its feature map, at least 32 channels.
"""

import json
import sys

CLASSES = 10


def convolution(name, source, size_in, size_out, stride):
    (channels, _, _), (width, rows, columns) = size_in, size_out
    return {
        "name": name, "op": "convolution", "inputs": [source], "in": size_in, "out": size_out, "kernel": [3, 3], "stride": stride,
        "padding": 1, "groups": 1, "bias": True, "macs": 9 * channels * width * rows * columns,
        "parameters": (9 * channels + 1) * width,
    }


def head(number, site):
    channels, rows, columns = site["out"]
    width, half = max(channels, 32), [max(channels, 32), rows // 2, columns // 2]
    name = f"exit{number}"
    return [
        convolution(f"{name}.conv1", site["name"], site["out"], half, 2),
        convolution(f"{name}.conv2", f"{name}.conv1", half, half, 1),
        {"name": f"{name}.avgpool", "op": "average_pooling", "inputs": [f"{name}.conv2"], "in": half, "out": [width, 1, 1],
         "kernel": half[1:], "macs": 0, "parameters": 0},
        {"name": f"{name}.fc", "op": "linear", "inputs": [f"{name}.avgpool"], "in_features": width, "out_features": CLASSES,
         "positions": 1, "bias": True, "macs": width * CLASSES, "parameters": (width + 1) * CLASSES},
    ]


table = json.load(sys.stdin)
layers, exits = [], []
for layer in table["layers"]:
    layers.append(layer)
    if layer["op"] == "add" and layer["name"] != "layer3.2.add":
        exits.append(f"exit{len(exits)}.fc")
        layers.extend(head(len(exits) - 1, layer))
table.update(name="resnet20-cifar10-exits", exits=exits + ["fc"], layers=layers)
json.dump(table, sys.stdout, indent=1)
print()
