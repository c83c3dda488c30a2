"""Small networks with two exits: their tables by docs/examples/layer_table.py, and their multiply-accumulates worked out by hand.

    python3 layer_table_networks.py <folder of layer_table.py> <folder for the tables>

Prints one JSON object per network: name, macs and parameters, or refused with the message.
"""
import json
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F

sys.path.insert(0, sys.argv[1])
from layer_table import layer_table  # noqa: E402


class Net(nn.Module):
    """Runs a function on its parts and the input."""

    def __init__(self, run, *parts):
        super().__init__()
        self.run, self.parts = run, nn.ModuleList(parts)

    def forward(self, x):
        return self.run(x, *self.parts)


class Weight(nn.Module):
    def __init__(self, *sizes):
        super().__init__()
        self.w = nn.Parameter(torch.randn(*sizes))


def exits(body, *parts, early=(1,)):
    """The body's output is averaged over its positions for the final exit, the input for the early one; 64 features each."""
    return Net(lambda x, e, f, *p: (e(x.mean(early)), f(body(x, *p))), nn.Linear(64, 10), nn.Linear(64, 10), *parts)


HEADS = 2 * 640
TOKENS = torch.randn(1, 16, 64)
LINE = torch.randn(1, 64, 16)
MAP = torch.randn(1, 64, 8, 8)
VOLUME = torch.randn(1, 64, 2, 4, 4)


def split(x):
    return [y.view(1, 16, 4, 16).transpose(1, 2) for y in x.chunk(3, -1)]


NETWORKS = {
    "tokens": (exits(lambda x, a, b: b(F.gelu(a(x))).mean(1), nn.Linear(64, 256), nn.Linear(256, 64)), TOKENS, 16 * 2 * 64 * 256),
    "attention": (exits(lambda x, a: a(x, x, x)[0].mean(1), nn.MultiheadAttention(64, 4, batch_first=True)), TOKENS,
                  16 * 4 * 64 * 64 + 2 * 16 * 16 * 64),
    "encoder": (exits(lambda x, a: a(x)[:, 0], nn.TransformerEncoderLayer(64, 4, 128, batch_first=True)), TOKENS,
                16 * 4 * 64 * 64 + 2 * 16 * 16 * 64 + 16 * 2 * 64 * 128),
    "at": (exits(lambda x, a: (x @ a.w @ x.transpose(1, 2) @ x).mean(1), Weight(64, 64)), TOKENS, 16 * 64 * 64 + 2 * 16 * 16 * 64),
    "bmm": (exits(lambda x: torch.bmm(torch.bmm(x, x.transpose(1, 2)), x).mean(1)), TOKENS, 2 * 16 * 16 * 64),
    "einsum": (exits(lambda x, a: torch.einsum("blhd,hde->blhe", x.view(1, 16, 4, 16), a.w).flatten(2).mean(1), Weight(4, 16, 16)), TOKENS,
               16 * 4 * 16 * 16),
    "functional": (exits(lambda x, a: F.conv2d(x, a.w, padding=1).mean((2, 3)), Weight(64, 64, 3, 3), early=(2, 3)), MAP, 64 * 64 * 9 * 64),
    "asymmetric": (exits(lambda x, a: a(x).mean((2, 3)), nn.Conv2d(64, 64, (3, 5), (1, 2), (0, 2), (1, 1)), early=(2, 3)), MAP,
                   6 * 4 * 64 * 15 * 64),
    "dilated": (exits(lambda x, a: a(x).mean((2, 3)), nn.Conv2d(64, 64, 3, padding=2, dilation=2, groups=4), early=(2, 3)), MAP,
                64 * 64 * 9 * 16),
    "same": (exits(lambda x, a: a(x).mean((2, 3)), nn.Conv2d(64, 64, (4, 3), padding="same"), early=(2, 3)), MAP, 64 * 64 * 12 * 64),
    "line": (exits(lambda x, a: a(x).mean(2), nn.Conv1d(64, 64, 3, 2, 1), early=(2,)), LINE, 8 * 64 * 3 * 64),
    "volume": (exits(lambda x, a: a(x).mean((2, 3, 4)), nn.Conv3d(64, 64, 3, padding=1), early=(2, 3, 4)), VOLUME, 32 * 64 * 27 * 64),
    "transposed": (exits(lambda x, a: a(x).mean((2, 3)), nn.ConvTranspose2d(64, 64, 4, 2, 1), early=(2, 3)), MAP, 64 * 64 * 16 * 64),
    "transposed line": (exits(lambda x, a: a(x).mean(2), nn.ConvTranspose1d(64, 64, 4, 2, 1, 1, groups=4), early=(2,)), LINE, 16 * 64 * 4 * 16),
    "transposed volume": (exits(lambda x, a: a(x).mean((2, 3, 4)), nn.ConvTranspose3d(64, 64, 2, 2), early=(2, 3, 4)), VOLUME,
                          32 * 64 * 8 * 64),
    "lstm": (exits(lambda x, a: a(x)[0][:, -1], nn.LSTM(64, 64, batch_first=True)), TOKENS, 16 * 4 * 64 * 128),
    "gru": (exits(lambda x, a: a(x)[0].mean(1), nn.GRU(64, 32, 2, batch_first=True, bidirectional=True)), TOKENS, 16 * 2 * 2 * 3 * 32 * 96),
    "projected": (exits(lambda x, a: a(x)[0].mean(1), nn.LSTM(64, 64, batch_first=True, bidirectional=True, proj_size=32)), TOKENS,
                  16 * 2 * (4 * 64 * 96 + 64 * 32)),
    "embedding": (Net(lambda x, a, e, f: (e(a(x).mean(1)), f(a(x).amax(1))), nn.Embedding(100, 64), nn.Linear(64, 10), nn.Linear(64, 10)),
                  torch.zeros(1, 16, dtype=torch.long), 0),
    "batch": (exits(lambda x, a: a(x).mean((2, 3)), nn.Conv2d(64, 64, 3), early=(2, 3)), torch.randn(8, 64, 8, 8), 36 * 64 * 9 * 64),
    "folded": (exits(lambda x, a, b: torch.relu(b(a(x))).mean((2, 3)), nn.Conv2d(64, 64, 1, bias=False), nn.BatchNorm2d(64), early=(2, 3)), MAP,
               64 * 64 * 64),
    # refused by name
    "bilinear": (exits(lambda x, a: a(x[:, 0], x[:, 1]), nn.Bilinear(64, 64, 64)), TOKENS, "parts.2 (Bilinear): aten._trilinear"),
    "distances": (exits(lambda x: F.pad(torch.cdist(x, x), (0, 48)).mean(1)), TOKENS, "Net: aten._cdist_forward"),
    "fourier": (exits(lambda x: torch.fft.fft(x).real.mean(1)), TOKENS, "Net: aten._fft_r2c"),
    "steps first": (exits(lambda x, a: a(x)[0][-1], nn.GRU(64, 64), early=(0,)), torch.randn(16, 1, 64), "it sees one step; is batch_axis=1"),
    "same exit": (Net(lambda x, e: [e(x.mean(1))] * 2, nn.Linear(64, 10)), TOKENS, "exits 0 and 1 of the network are the same"),
}
if hasattr(F, "scaled_dot_product_attention"):
    NETWORKS["fused"] = (exits(lambda x, a: F.scaled_dot_product_attention(*split(a(x))).transpose(1, 2).reshape(1, 16, 64).mean(1),
                               nn.Linear(64, 192)), TOKENS, 16 * 64 * 192 + 2 * 16 * 16 * 64)

for name, (model, example, expected) in NETWORKS.items():
    result = {"name": name}
    if isinstance(expected, str):
        result["expected"] = expected
    else:
        result |= {"macs": expected + HEADS, "parameters": sum(p.numel() for p in model.parameters())}
    try:
        with open(f"{sys.argv[2]}/{name}.json", "w") as out:
            json.dump(layer_table(model, example, name), out)
    except Exception as e:
        result["refused"] = f"{type(e).__name__}: {e}"
    print(json.dumps(result))
