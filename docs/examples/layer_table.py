"""A PyTorch network with exits as a layer table (docs/workloads.md), so that Exeunt can price its trace on boards.

    import json
    table = layer_table(model, torch.zeros(1, 3, 32, 32), "my_resnet")     # model(x) returns its exits in order
    json.dump(table, open("table.json", "w"))

Then: exeunt compare trace.npz --network table.json --devices jetson-tx2,raspberry-pi-5

The network runs once on the example, and every operation that PyTorch carries out meanwhile is written down, whether a module, a function or
an operator asked for it. One for which there is no rule is refused by name. PyTorch 1.13 or newer.
"""
import contextlib
import math
import sys

import torch
import torch.nn as nn
from torch.utils._python_dispatch import TorchDispatchMode

try:
    from torch.utils.flop_counter import FlopCounterMode, flop_registry
except ImportError:  # before PyTorch 2.1
    FlopCounterMode, flop_registry = None, {}

# The same numbers in another place or type: a matter of layout, free.
SAME = {"clone", "_to_copy", "contiguous", "_unsafe_view", "lift_fresh", "lift_fresh_copy", "detach", "alias", "dropout", "_reshape_copy",
        "positive", "fill", "zero", "view_copy", "expand_copy", "as_strided", "set"}
# Made anew of nothing but a shape and a type.
MAKING = {"new_zeros", "new_ones", "new_full", "new_empty", "new_empty_strided", "zeros_like", "ones_like", "full_like", "empty_like"}
# One number from each: absorbed by the operator before, else an activation of its own.
UNARY = {"relu", "relu6", "sigmoid", "tanh", "gelu", "silu", "mish", "hardswish", "hardsigmoid", "hardtanh", "leaky_relu", "elu", "celu",
         "selu", "softplus", "log_sigmoid_forward", "threshold", "prelu", "_prelu_kernel", "rrelu", "rrelu_with_noise", "clamp", "clamp_min",
         "clamp_max", "exp", "exp2", "expm1", "log", "log1p", "log2", "sqrt", "rsqrt", "reciprocal", "neg", "abs", "sign", "sin", "cos",
         "erf", "floor", "ceil", "round", "trunc", "square", "pow", "masked_fill", "eq", "ne", "lt", "le", "gt", "ge", "logical_not",
         "bitwise_not", "isnan", "isinf", "nan_to_num", "tril", "triu", "hardshrink", "softshrink", "atan", "where"}
BINARY = {"add": "add", "sub": "add", "rsub": "add", "mul": "multiply", "div": "multiply", "maximum": "multiply", "minimum": "multiply",
          "pow": "multiply", "where": "multiply", "logical_and": "multiply", "logical_or": "multiply", "lerp": "multiply",
          "remainder": "multiply", "floor_divide": "multiply", "masked_fill": "multiply", "eq": "multiply", "ne": "multiply",
          "lt": "multiply", "le": "multiply", "gt": "multiply", "ge": "multiply", "atan2": "multiply"}
REDUCING = {"mean": "average", "sum": "average", "var": "average", "std": "average", "var_mean": "average", "linalg_vector_norm": "average",
            "norm": "average", "logsumexp": "average", "prod": "average", "amax": "max", "amin": "max", "max": "max", "min": "max",
            "argmax": "max", "argmin": "max", "any": "max", "all": "max"}
MOVING = {"cat", "stack", "constant_pad_nd", "pixel_shuffle", "pixel_unshuffle", "channel_shuffle", "native_channel_shuffle", "roll", "flip",
          "gather", "index", "index_select", "repeat", "repeat_interleave", "im2col", "col2im"}
MOVING_STEMS = ("upsample_", "_upsample_", "reflection_pad", "replication_pad")
# Operators that carry an activation or a scale with them.
ABSORBING = {"convolution", "transposed_convolution", "linear", "matmul", "add", "multiply", "batch_norm", "layer_norm", "activation",
             "recurrent"}
CELLS = {nn.LSTM: "lstm", nn.GRU: "gru", nn.RNN: "rnn"}


def layer_table(model, example, name, batch_axis=0, free=()):
    """
    The table of a network.

    model: gives its exits in order, as one tensor or a list, tuple or dict of them
    example: one input; of a batch only the first sample is used
    batch_axis: where the example has its samples; 1 for [steps, batch, features]
    free: names of operations without a rule that shall cost nothing, such as ("topk",)
    """
    model.eval()
    one = example.narrow(batch_axis, 0, 1)
    recorder = _Recorder(model, one, set(free), clipped=example.shape[batch_axis] > 1)
    with recorder.listening(), _plain_attention(model), recorder:
        exits = model(one)
    table = {"schema_version": 1, "name": name, "input": recorder.input_shape, **recorder.ends(exits)}
    _compare(model, one, recorder)
    return table


class _Source:
    """What a piece of memory holds: the output of a row, and its shape there; the network's input is a row called "input"."""

    def __init__(self, name, shape, op):
        self.name, self.shape, self.op = name, shape, op


class _Recorder(TorchDispatchMode):
    """Writes a row for each operation on what depends on the input; what depends on weights alone is computed once, before."""

    def __init__(self, model, example, free, clipped):
        super().__init__()
        self.model, self.free, self.clipped = model, free, clipped
        self.rows, self.sources, self.kept, self.path, self.names = [], {}, [example], [], {"input"}
        self.silent, self.read_or_activated, self.counted, self.before = 0, set(), 0, 0
        self.input_shape = _shape(list(example.shape[1:]) or [1])
        self.sources[_memory(example)] = _Source("input", self.input_shape, "input")

    @contextlib.contextmanager
    def listening(self):
        """Follows which module is at work, and writes recurrent layers down as a whole."""
        handles = []
        for path, module in self.model.named_modules():
            handles.append(module.register_forward_pre_hook(lambda m, args, path=path: self.enter(path, m)))
            handles.append(module.register_forward_hook(lambda m, args, out: self.leave(m, args, out)))
        try:
            yield
        finally:
            for handle in handles:
                handle.remove()

    def enter(self, path, module):
        self.path.append((path, module))
        self.silent += isinstance(module, nn.RNNBase)

    def leave(self, module, args, out):
        if isinstance(module, nn.RNNBase):
            self.silent -= 1
            if not self.silent and any(self.source(t) for t in _tensors(args)):
                self.recurrent(module, args, out)
        if any(self.source(t) for t in _tensors(args)) and _tensors(out) and not any(self.source(t) for t in _tensors(out)):
            raise self.refusal(type(module).__name__, "it computes behind PyTorch's back")
        self.path.pop()

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        read = [t for t in _tensors((args, kwargs or {})) if self.source(t)]
        out = func(*args, **(kwargs or {}))
        self.kept += _tensors(out) + read
        if self.silent or not _tensors(out):
            return out
        op = func._schema.name.split("::")[-1]
        changes = op.endswith("_") and not op.endswith("__")
        into = [args[0]] if changes else _tensors(out)
        if not read or op in MAKING:
            self.before += _flops(func, args, kwargs or {}, out) // 2
            for t in into if not changes else []:
                self.sources.pop(_memory(t), None)
        elif changes or not any(_memory(t) in {_memory(r) for r in _tensors((args, kwargs or {}))} for t in into):
            self.write(op.strip("_") if op.startswith("__") else op[:-1] if changes else op, func, args, kwargs or {}, read, into)
        return out

    def write(self, op, func, args, kwargs, read, out):
        """Finds the rule for an operation that is no mere view."""
        whole = [t for t in read if t.numel() == out[0].numel()]
        if op == "copy":
            self.copied(args, read, out)
        elif op in SAME:
            self.same(out, self.source(read[0]))
        elif op in _RULES:
            _RULES[op](self, func, args, kwargs, read, out)
        elif op.startswith("_scaled_dot_product"):
            self.attention(func, args, out)
        elif op in BINARY and (len(read) > 1 or _adds_a_map(op, args, out[0])):
            self.binary(BINARY[op], read, out[0])
        elif (op in UNARY or op in BINARY) and whole:
            self.unary(whole[0], out)
        elif op in REDUCING:
            self.reduction(REDUCING[op], read[0], out)
        elif op in MOVING or op.startswith(MOVING_STEMS):
            self.moved(op, read, out[0])
        elif op in self.free:
            self.same(out, self.source(read[0]))
        else:
            raise self.refusal("aten." + op, "there is no rule for it", unknown=True)

    def refusal(self, what, why, unknown=False):
        where = next((f"{path} ({type(m).__name__})" for path, m in reversed(self.path) if path), type(self.model).__name__)
        return NotImplementedError(
            f"{where}: {what} can't be written into a layer table: {why}"
            + (f". Replace it, or pass free=(\"{what[5:]}\",) to layer_table if it shall cost nothing" if unknown else ""))

    # What memory holds

    def source(self, tensor):
        return self.sources.get(_memory(tensor)) if isinstance(tensor, torch.Tensor) else None

    def same(self, out, source):
        for t in out:
            self.sources[_memory(t)] = source

    def reading(self, tensor, shape=None):
        """The name of the row that gives a tensor, in this shape if it matters; a row more where only a part of it is meant, or repeats."""
        source, count = self.source(tensor), tensor.numel()
        self.read_or_activated.add(source.name)
        if shape is None and math.prod(source.shape) == count:
            return source.name
        shape = shape or self.shape_like(tensor, source)
        if source.shape == shape:
            return source.name
        if math.prod(source.shape) >= math.prod(shape):
            return self.add(source.name + "_view", "view", shape, [source.name], {"in": source.shape}).name
        return self.add(source.name + "_copy", "copy", shape, [source.name]).name

    def shape_like(self, tensor, source):
        """A tensor's shape as [channels, …]: the channels are where they were in its source, else last of a sequence, first of a map."""
        sizes = list(tensor.shape[1:]) if tensor.dim() > 1 and tensor.shape[0] == 1 else list(tensor.shape)
        if math.prod(source.shape) == tensor.numel():
            return source.shape
        if len(sizes) > 1 and (sizes[-1] == source.shape[0] or len(sizes) == 2 and sizes[0] != source.shape[0]):
            sizes = [sizes[-1], *sizes[:-1]]
        return _shape(sizes)

    def like(self, tensor, channels):
        """Shape of a tensor with this many channels: its source's, or else channels and positions."""
        source = self.source(tensor)
        fits = source.shape[0] == channels and math.prod(source.shape) == tensor.numel()
        return source.shape if fits else [channels, tensor.numel() // channels, 1]

    def add(self, name, op, out, inputs, keys=(), to=(), macs=None, func=None):
        name = name.replace(".", "_")
        name, stem = name, name
        while name in self.names:
            k = int(name[len(stem) + 1:] or 0) + 1
            name = f"{stem}_{k}"
        self.names.add(name)
        row = {"name": name, "inputs": inputs, "op": op, **dict(keys)}
        if op not in ("linear", "matmul", "recurrent", "embedding"):
            row["out"] = out
        if macs is not None:
            row["macs"] = macs
            self.counted += macs if func is None or not flop_registry or func.overloadpacket in flop_registry else 0
        self.rows.append(row)
        source = _Source(name, out, op)
        self.same(to, source)
        return source

    def name(self, op):
        path, module = next(((p, m) for p, m in reversed(self.path) if p), ("", self.model))
        return path if path and not list(module.children()) else f"{path}_{op}" if path else op

    # Rules

    def unary(self, tensor, out):
        source = self.source(tensor)
        if source.op in ABSORBING and math.prod(source.shape) == tensor.numel():
            self.read_or_activated.add(source.name)
            self.same(out, source)
        else:
            shape = self.shape_like(tensor, source)
            self.add(self.name("activation"), "activation", shape, [self.reading(tensor, shape)], to=out)

    def binary(self, op, read, out):
        whole = [t for t in read if t.numel() == out.numel()] or read
        source = self.source(whole[0])
        shape = source.shape if math.prod(source.shape) == out.numel() else self.shape_like(out, source)
        inputs = [self.reading(t, self.repeated(t, out, shape)) for t in read]
        keys = {"reads": max(len([t for t in read if t.numel() == out.numel()]), 2 if len(read) == 1 else 1)}
        self.add(self.name(op), op, shape, inputs, keys, [out])

    def repeated(self, tensor, out, shape):
        """The shape in which a factor is read: whole, per channel, per position, or one number."""
        count, channels = tensor.numel(), shape[0]
        ones = [1] * (len(shape) - 1)
        if count in (1, channels) and not (count == math.prod(shape[1:]) and tensor.shape[-1] == out.shape[-1] != channels):
            return [count, *ones] if count != out.numel() else shape
        return [1, *shape[1:]] if count == math.prod(shape[1:]) != out.numel() else shape

    def reduction(self, kind, tensor, out):
        count, rest = tensor.numel(), out[0].numel()
        if count == rest:
            self.same(out, self.source(tensor))
            return
        shape = self.like(tensor, rest)
        self.add(self.name("mean"), kind + "_pooling", [rest] + [1] * (len(shape) - 1), [self.reading(tensor, shape)],
                 {"in": shape, "kernel": shape[1:]}, out)

    def glu(self, func, args, kwargs, read, out):
        """The halves' product."""
        axis = args[1] if len(args) > 1 else -1
        self.binary("multiply", list(args[0].chunk(2, axis)), out[0])

    def moved(self, op, read, out):
        source = self.source(read[0])
        parts = [t for t in read if t.is_floating_point() or not out.is_floating_point()]
        shape = self.shape_like(out, _Source("", [source.shape[0], 0, 0], ""))
        if op == "im2col":
            shape = [out.shape[-2], out.shape[-1], 1]
        filled = sum(t.numel() for t in parts)
        if len(parts) > 1 and filled < out.numel():
            joined = self.add(self.name(op), "copy", [filled, 1, 1], [self.reading(t) for t in parts])
            self.add(self.name(op), "copy", shape, [joined.name], to=[out])
        else:
            self.add(self.name(op), "copy", shape, [self.reading(t) for t in parts], to=[out])

    def copied(self, args, read, out):
        """Whole memory overwritten is the same in another place; a part of constants becomes a copy; parts of anything else are refused."""
        target = args[0]
        if not self.source(args[1]):
            return
        if target.numel() * target.element_size() == _size(target):
            self.same(out, self.source(args[1]))
        elif self.source(target):
            raise self.refusal("aten.copy_", "it overwrites a part of what was computed before")
        else:
            whole = _size(target) // target.element_size()
            channels = self.source(args[1]).shape[0]
            shape = [channels, whole // channels, 1] if whole % channels == 0 else [whole, 1, 1]
            self.add(self.name("copy"), "copy", shape, [self.reading(args[1])], to=out)

    def convolution(self, func, args, kwargs, read, out):
        x, weight, bias, stride, padding, dilation, transposed, _, groups = (list(args) + [None] * 9)[:9]
        if not self.source(x) or self.source(weight):
            raise self.refusal("aten.convolution", "its weights are computed from the input")
        axes = weight.dim() - 2
        folded = x.shape[0] if x.dim() == axes + 2 else 1
        if folded > 1 and axes == 3:
            raise self.refusal("aten.convolution", "it runs over several volumes of one sample")
        i, o = _folded(x, axes, folded), _folded(out[0], axes, folded)
        keys = {"in": i, "kernel": _window(weight.shape[2:], axes, folded, 1)}
        for key, value, other in (("stride", stride, 1), ("padding", padding, 0), ("dilation", dilation, 1)):
            if key != "dilation" or any(v != 1 for v in value):
                window = _window(_each(value, axes), axes, folded, other)
                keys[key] = window[0] if len(set(window)) == 1 else window
        keys |= {"groups": groups, "bias": bias is not None}
        area = math.prod(weight.shape[2:])
        macs = math.prod(i) * (o[0] // groups) * area if transposed else math.prod(o) * (i[0] // groups) * area
        op = "transposed_convolution" if transposed else "convolution"
        self.add(self.name(op), op, o, [self.reading(x, i)], keys, out, macs, func)

    def product(self, func, a, b, out, bias=None):
        """a [m, k] times b [k, n]: a fully connected layer where one of them is a weight."""
        (m, k), n = a.shape, b.shape[1]
        if self.source(a) and self.source(b):
            self.matmul(func, 1, m, k, n, [a, b], out)
        else:
            x, features, positions = (a, n, m) if self.source(a) else (b, m, n)
            self.linear(func, x, k, features, positions, bias is not None and not self.source(bias), out)
        if self.source(bias):
            self.binary("add", [out[0], bias], out[0])

    def linear(self, func, x, features_in, features, positions, bias, out):
        keys = {"in_features": features_in, "out_features": features, "positions": positions, "bias": bias}
        reads = self.reading(x, None if math.prod(self.source(x).shape) == x.numel() else [features_in, positions, 1])
        self.add(self.name("linear"), "linear", [features, positions, 1], [reads], keys, out, features_in * features * positions, func)

    def matmul(self, func, heads, rows, inner, columns, factors, out, name="matmul"):
        keys = {"heads": heads, "rows": rows, "inner": inner, "columns": columns}
        return self.add(self.name(name), "matmul", [heads, rows, columns], [self.reading(t) for t in factors if self.source(t)], keys, out,
                        heads * rows * inner * columns, func)

    def batched(self, func, a, b, out, bias=None):
        """heads products [m, k] × [k, n]; with a weight for each head it is a grouped 1×1 convolution, with one for all fully connected."""
        (heads, m, k), n = a.shape, b.shape[2]
        weight = b if not self.source(b) else a if not self.source(a) else None
        if weight is None:
            self.matmul(func, heads, m, k, n, [a, b], out)
        elif heads == 1 or weight.stride(0) == 0:
            x, features, positions = (a, n, m * heads) if weight is b else (b, m, n * heads)
            self.linear(func, x, k, features, positions, False, out)
        else:
            x, features, positions = (a, n, m) if weight is b else (b, m, n)
            i, o = [heads * k, positions, 1], [heads * features, positions, 1]
            keys = {"in": i, "kernel": [1, 1], "stride": 1, "groups": heads, "bias": False}
            self.add(self.name("linear"), "convolution", o, [self.reading(x, i)], keys, out, heads * m * k * n, func)
        if bias is not None:
            self.binary("add", [t for t in (out[0], bias) if self.source(t)], out[0])

    def attention(self, func, args, out):
        q, k, v = args[:3]
        heads, (rows, inner), columns = math.prod(q.shape[:-2]), q.shape[-2:], k.shape[-2]
        scores = self.matmul(func, heads, rows, inner, columns, [q, k], [], "scores")
        weights = self.add(self.name("softmax"), "softmax", scores.shape, [scores.name])
        values = [self.reading(v)] if self.source(v) else []
        keys = {"heads": heads, "rows": rows, "inner": columns, "columns": v.shape[-1]}
        self.add(self.name("context"), "matmul", [heads, rows, v.shape[-1]], [weights.name, *values], keys, out[:1],
                 heads * rows * columns * v.shape[-1], func)

    def norm(self, kind, x, channels, out):
        """A batch norm with fixed statistics is folded into what it follows, if nothing else saw that."""
        source = self.source(x)
        row = next((r for r in self.rows if r["name"] == source.name), None)
        if kind == "batch_norm" and source.op in ("convolution", "transposed_convolution", "linear") and x.numel() == math.prod(
                source.shape) and source.name not in self.read_or_activated:
            row["bias"] = True
            self.same(out, source)
        else:
            shape = self.like(x, channels)
            self.add(self.name(kind), kind, shape, [self.reading(x, shape)], to=out)

    def pool(self, kind, args, read, out, axes):
        x = read[0]
        folded = x.shape[0] if x.dim() == axes + 2 else 1
        if folded > 1 and axes == 3:
            raise self.refusal("pooling", "it runs over several volumes of one sample")
        i, o = _folded(x, axes, folded), _folded(out[0], axes, folded)
        keys = {"in": i}
        if len(args) > 2:
            kernel, stride = _each(args[1], axes), _each(args[2] or args[1], axes)
            keys["kernel"] = _window(kernel, axes, folded, 1)
            keys["stride"] = _window(stride, axes, folded, 1)
            keys["padding"] = _window(_each(args[3] if len(args) > 3 else 0, axes), axes, folded, 0)
            if kind == "max" and len(args) > 4:
                keys["dilation"] = _window(_each(args[4], axes), axes, folded, 1)
        else:  # adaptive: as many windows as are asked for
            keys["kernel"] = [-(-a // b) for a, b in zip(i[1:], o[1:])]
            if any(b > a for a, b in zip(i[1:], o[1:])):
                self.add(self.name("copy"), "copy", o, [self.reading(x, i)], to=out[:1])
                return
        self.add(self.name("pool"), kind + "_pooling", o, [self.reading(x, i)], keys, out[:1])

    def embedding(self, func, args, kwargs, read, out):
        weight, tokens = args[:2]
        keys = {"vocabulary": weight.shape[0], "features": weight.shape[1], "tokens": tokens.numel()}
        self.add(self.name("embedding"), "embedding", [weight.shape[1], tokens.numel(), 1], [self.reading(tokens)], keys, out)

    def recurrent(self, module, args, out):
        x = args[0]
        if type(module) not in CELLS or not isinstance(x, torch.Tensor):
            raise self.refusal(type(module).__name__, "only plain LSTM, GRU and RNN on tensors can")
        along = 0 if x.dim() == 2 or not module.batch_first else 1
        steps = x.shape[along]
        if x.dim() == 3 and x.shape[1 - along] != 1:
            raise self.refusal(type(module).__name__, "it runs over several sequences of one sample")
        if self.clipped and x.dim() == 3 and not module.batch_first and steps == 1:
            raise self.refusal(type(module).__name__, "it sees one step; is batch_axis=1 missing in the call of layer_table?")
        keys = {"cell": CELLS[type(module)], "in_features": module.input_size, "hidden": module.hidden_size, "steps": steps,
                "layers": module.num_layers, "bidirectional": module.bidirectional, "bias": bool(module.bias)}
        if module.proj_size:
            keys["projected"] = module.proj_size
        weights = sum(p.numel() for n, p in module.named_parameters() if n.startswith("weight"))
        features = (module.proj_size or module.hidden_size) * (2 if module.bidirectional else 1)
        self.add(self.name("recurrent"), "recurrent", [features, steps, 1], [self.reading(x)], keys, _tensors(out), steps * weights,
                 _NOT_COUNTED)

    def ends(self, exits):
        """Exits and the rows that they need, in running order."""
        ends = []
        for k, t in enumerate(_tensors(exits)):
            if not self.source(t) or self.source(t).name == "input":
                raise ValueError(f"exit {k} of the network is not computed from its input")
            ends.append(self.reading(t))
            if ends.index(ends[-1]) < k:
                raise ValueError(f"exits {ends.index(ends[-1])} and {k} of the network are the same: {ends[-1]}")
        needed = set(ends)
        for row in reversed(self.rows):
            needed.update(row["inputs"] if row["name"] in needed else ())
        idle = [row["name"] for row in self.rows if row["name"] not in needed and row.get("macs")]
        if idle:
            _note("left out, since no exit needs it: " + ", ".join(idle))
        return {"exits": ends, "layers": [row for row in self.rows if row["name"] in needed]}


def _rule(kind, axes):
    return lambda r, func, args, kwargs, read, out: r.pool(kind, args, read, out, axes)


_RULES = {
    "convolution": _Recorder.convolution,
    "mm": lambda r, f, a, kw, read, out: r.product(f, a[0], a[1], out),
    "addmm": lambda r, f, a, kw, read, out: r.product(f, a[1], a[2], out, a[0]),
    "mv": lambda r, f, a, kw, read, out: r.product(f, a[0], a[1].unsqueeze(1), out),
    "addmv": lambda r, f, a, kw, read, out: r.product(f, a[1], a[2].unsqueeze(1), out, a[0]),
    "dot": lambda r, f, a, kw, read, out: r.product(f, a[0].unsqueeze(0), a[1].unsqueeze(1), out),
    "bmm": lambda r, f, a, kw, read, out: r.batched(f, a[0], a[1], out),
    "baddbmm": lambda r, f, a, kw, read, out: r.batched(f, a[1], a[2], out, a[0]),
    "linear": lambda r, f, a, kw, read, out: r.product(
        f, a[0].reshape(-1, a[0].shape[-1]), a[1].t(), out, a[2] if len(a) > 2 else None),
    "embedding": _Recorder.embedding,
    "glu": _Recorder.glu,
    "_softmax": lambda r, f, a, kw, read, out: r.add(
        r.name("softmax"), "softmax", r.shape_like(a[0], r.source(a[0])), [r.reading(a[0])], to=out),
    "native_layer_norm": lambda r, f, a, kw, read, out: r.norm("layer_norm", a[0], math.prod(a[1]), out[:1]),
    "_fused_rms_norm": lambda r, f, a, kw, read, out: r.norm("layer_norm", a[0], math.prod(a[1]), out[:1]),
    "native_group_norm": lambda r, f, a, kw, read, out: r.norm("layer_norm", a[0], a[0].shape[1], out[:1]),
    "native_batch_norm": lambda r, f, a, kw, read, out: r.norm(
        "layer_norm" if a[5] else "batch_norm", a[0], a[0].shape[1], out[:1]),
    "_native_batch_norm_legit_no_training": lambda r, f, a, kw, read, out: r.norm("batch_norm", a[0], a[0].shape[1], out[:1]),
    "_native_batch_norm_legit": lambda r, f, a, kw, read, out: r.norm("layer_norm", a[0], a[0].shape[1], out[:1]),
}
_RULES["_log_softmax"] = _RULES["_softmax"]
_RULES["cudnn_batch_norm"] = _RULES["native_batch_norm"]
for _n in (2, 3):
    _RULES[f"max_pool{_n}d_with_indices"] = _rule("max", _n)
    _RULES[f"avg_pool{_n}d"] = _rule("average", _n)
    _RULES[f"_adaptive_avg_pool{_n}d"] = _RULES[f"adaptive_avg_pool{_n}d"] = _rule("average", _n)
    _RULES[f"adaptive_max_pool{_n}d"] = _rule("max", _n)


def _flops(func, args, kwargs, out):
    rule = flop_registry.get(func.overloadpacket)
    return rule(*args, **kwargs, out_val=out) if rule else 0


class _NOT_COUNTED:
    """Stands for operations that PyTorch's counter sees in its own way."""
    overloadpacket = None


def _compare(model, example, recorder):
    """Holds the multiply-accumulates of the table against PyTorch's own counter."""
    total = sum(row.get("macs", 0) for row in recorder.rows)
    if FlopCounterMode is None:
        _note(f"{total:,} MACs; not checked: PyTorch {torch.__version__} has no counter of its own")
        return
    counter, inside = FlopCounterMode(display=False), [0]
    handles = []
    for module in model.modules():
        if isinstance(module, nn.RNNBase):
            def before(*_):
                inside[0] -= counter.get_total_flops()

            def after(*_):
                inside[0] += counter.get_total_flops()
            handles += [module.register_forward_pre_hook(before), module.register_forward_hook(after)]
    try:
        with _plain_attention(model), counter:
            model(example)
    finally:
        for handle in handles:
            handle.remove()
    theirs = (counter.get_total_flops() - inside[0]) // 2 - recorder.before
    if theirs != recorder.counted:
        raise AssertionError(f"the table has {recorder.counted:,} MACs where PyTorch counts {theirs:,}: a rule of layer_table.py is wrong")
    unknown = f"{total - theirs:,} of them in operations that PyTorch's counter does not know, the rest " if total > theirs else ""
    once = f"; {recorder.before:,} more depend on weights alone and are left out" if recorder.before else ""
    _note(f"{total:,} MACs; {unknown}as PyTorch counts{once}")


@contextlib.contextmanager
def _plain_attention(model):
    """Attention as single operations, not as one fused native call."""
    fast = getattr(torch.backends, "mha", None)
    if fast is not None:
        enabled = fast.get_fastpath_enabled()
        fast.set_fastpath_enabled(False)
        try:
            with torch.no_grad():
                yield
        finally:
            fast.set_fastpath_enabled(enabled)
        return
    frozen = [p for m in model.modules() if isinstance(m, (nn.MultiheadAttention, nn.TransformerEncoderLayer)) for p in m.parameters()
              if not p.requires_grad]
    attending = any(isinstance(m, nn.MultiheadAttention) for m in model.modules())
    for p in frozen:
        p.requires_grad_(True)
    try:
        with torch.set_grad_enabled(attending):
            yield
    finally:
        for p in frozen:
            p.requires_grad_(False)


def _note(text):
    print("layer_table: " + text, file=sys.stderr)


def _tensors(value):
    if isinstance(value, torch.Tensor):
        return [value]
    values = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return [t for v in values for t in _tensors(v)]


def _storage(tensor):
    return tensor.untyped_storage() if hasattr(tensor, "untyped_storage") else tensor.storage().untyped()


def _memory(tensor):
    """What tells the memory behind a tensor, its views included, from any other that is alive."""
    return _storage(tensor)._cdata


def _size(tensor):
    storage = _storage(tensor)
    return storage.nbytes() if callable(storage.nbytes) else storage.nbytes


def _shape(sizes):
    """[channels, height, width], or [channels, depth, height, width]; further axes are joined with the last."""
    sizes = [int(s) for s in sizes] + [1] * (3 - len(sizes))
    return sizes if len(sizes) <= 4 else sizes[:3] + [math.prod(sizes[3:])]


def _each(value, axes):
    value = list(value) if isinstance(value, (list, tuple, torch.Size)) else [value]
    return value * axes if len(value) == 1 else value


def _window(values, axes, folded, other):
    """Numbers per axis as a row has them: a second axis for one, a depth for several maps of one sample."""
    values = [int(v) for v in values] + ([other] if axes == 1 else [])
    return ([other] if folded > 1 else []) + values


def _folded(tensor, axes, folded):
    sizes = [int(s) for s in tensor.shape[-axes - 1:]] + ([1] if axes == 1 else [])
    return [sizes[0], folded, *sizes[1:]] if folded > 1 else sizes


def _adds_a_map(op, args, out):
    """Whether one side is a stored map as large as the result, such as an embedding of positions."""
    return BINARY[op] in ("add", "multiply") and op in ("add", "sub", "mul") and any(
        isinstance(a, torch.Tensor) and a.numel() == out.numel() > 1 for a in args[:2]) and len(_tensors(args[:2])) > 1 and all(
        t.numel() == out.numel() for t in _tensors(args[:2]))
