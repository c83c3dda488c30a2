"""A PyTorch network with exits as a layer table (docs/workloads.md), so that Exeunt can price its trace on boards.

    import json
    table = layer_table(model, torch.zeros(1, 3, 32, 32), "my_resnet")     # model(x) returns its exits in order
    json.dump(table, open("table.json", "w"))

Then: exeunt compare trace.npz --network table.json --devices jetson-tx2,raspberry-pi-5
"""
import operator

import torch
import torch.fx as fx
import torch.nn as nn
from torch.fx.passes.shape_prop import ShapeProp


def shape(node):
    """[channels, height, width] of what a node gives."""
    return (list(node.meta["tensor_meta"].shape)[1:] + [1, 1])[:3]


def layer_table(model, example, name):
    """
    Convolutions, fully connected layers and pooling have to be modules (nn.Conv2d, not F.conv2d). Batch norms are folded into the
    convolutions before them; activations, slices and zero padding cost nothing of their own.
    """
    traced = fx.symbolic_trace(model.eval())
    ShapeProp(traced).propagate(example)
    modules, source, rows = dict(traced.named_modules()), {}, []
    for n in traced.graph.nodes:
        reads = [source[a] for a in n.all_input_nodes]
        m = modules.get(n.target) if n.op == "call_module" else None
        row = {"name": n.name, "inputs": reads}
        if n.op == "placeholder":
            source[n] = "input"
            continue
        if isinstance(m, nn.Conv2d):
            row |= {"op": "convolution", "in": shape(n.all_input_nodes[0]), "out": shape(n), "kernel": list(m.kernel_size),
                    "stride": m.stride[0], "groups": m.groups, "bias": True}
        elif isinstance(m, nn.Linear):
            row |= {"op": "linear", "in_features": m.in_features, "out_features": m.out_features, "bias": m.bias is not None}
        elif isinstance(m, (nn.AdaptiveAvgPool2d, nn.AvgPool2d, nn.MaxPool2d)):
            i, o = shape(n.all_input_nodes[0]), shape(n)
            row |= {"op": ("max" if isinstance(m, nn.MaxPool2d) else "average") + "_pooling", "in": i, "out": o,
                    "kernel": [i[1] // o[1], i[2] // o[2]]}
        elif n.target in (operator.add, operator.iadd, torch.add):
            row |= {"op": "add", "out": shape(n), "reads": 2}
        elif n.op == "output":
            break
        elif len(reads) == 1:
            source[n] = reads[0]
            continue
        else:
            row |= {"op": "copy", "out": shape(n)}
        source[n] = n.name
        rows.append(row)
    ends = [source[a] for a in n.all_input_nodes]
    return {"schema_version": 1, "name": name, "input": shape(next(iter(traced.graph.nodes))), "exits": ends, "layers": rows}
