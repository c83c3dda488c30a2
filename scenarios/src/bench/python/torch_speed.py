#!/usr/bin/env python3
"""Training and inference of LearningSpeed's networks in PyTorch, on random images.

usage: torch_speed.py network threads batch steps

Prints the median images per second: training, inference, each in PyTorch's own layout and in channels_last. Exits with 3 where PyTorch is
missing (Debian: python3-torch).
"""
import statistics
import sys
import time

try:
    import torch
    from torch import nn
    from torch.nn import functional as F
except ImportError:
    sys.exit(3)

WARM_UP = 5


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride, padded):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.outputs, self.stride = outputs, stride
        self.same = stride == 1 and inputs == outputs
        self.shortcut = None
        if not self.same and not padded:
            self.shortcut = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        if self.same:
            return F.relu(y + x)
        if self.shortcut is not None:
            return F.relu(y + self.shortcut(x))
        missing = self.outputs - x.shape[1]
        taken = x[:, :, :: self.stride, :: self.stride]
        return F.relu(y + F.pad(taken, (0, 0, 0, 0, missing // 2, missing - missing // 2)))


class Residual(nn.Module):
    """A stem, blocks, and an exit of global average and linear layer after each block."""

    def __init__(self, channels, stem_stride, stages, padded):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(channels, 16, 3, stem_stride, 1, bias=False), nn.BatchNorm2d(16), nn.ReLU())
        self.blocks, self.exits, before = nn.ModuleList(), nn.ModuleList(), 16
        for width, blocks, stride in stages:
            for b in range(blocks):
                self.blocks.append(Block(before, width, stride if b == 0 else 1, padded))
                self.exits.append(nn.Linear(width, 10))
                before = width

    def forward(self, x):
        x, said = self.stem(x), []
        for block, leave in zip(self.blocks, self.exits):
            x = block(x)
            said.append(leave(x.mean((2, 3))))
        return said


class Vgg(nn.Module):
    """Stages of two convolutions and a pooling, and an exit of global average and linear layer behind each."""

    def __init__(self, widths):
        super().__init__()
        self.stages, self.exits, before = nn.ModuleList(), nn.ModuleList(), 3
        for width in widths:
            layers = []
            for inputs in (before, width):
                layers += [nn.Conv2d(inputs, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU()]
            self.stages.append(nn.Sequential(*layers, nn.MaxPool2d(2)))
            self.exits.append(nn.Linear(width, 10))
            before = width

    def forward(self, x):
        said = []
        for stage, leave in zip(self.stages, self.exits):
            x = stage(x)
            said.append(leave(x.mean((2, 3))))
        return said


def network(name):
    if name == "vgg_small":
        return Vgg([32, 64, 128]), (3, 32, 32)
    if name == "quickstart":
        return Residual(1, 2, [(16, 2, 1), (32, 2, 2), (64, 2, 2)], False), (1, 28, 28)
    blocks = (int(name.removeprefix("resnet")) - 2) // 6
    return Residual(3, 1, [(16, blocks, 1), (32, blocks, 2), (64, blocks, 2)], True), (3, 32, 32)


def images_per_s(work, batch, steps):
    times = []
    for step in range(WARM_UP + steps):
        begin = time.perf_counter()
        work()
        if step >= WARM_UP:
            times.append(time.perf_counter() - begin)
    return batch / statistics.median(times)


def main():
    name, threads, batch, steps = sys.argv[1], *map(int, sys.argv[2:5])
    torch.set_num_threads(threads)
    results = []
    for layout in (torch.contiguous_format, torch.channels_last):
        net, shape = network(name)
        net = net.to(memory_format=layout)
        x = torch.rand(batch, *shape).to(memory_format=layout)
        y = torch.randint(0, 10, (batch,))
        adam = torch.optim.Adam(net.parameters(), 0.001)

        def train():
            adam.zero_grad(set_to_none=True)
            sum(F.cross_entropy(said, y) for said in net(x)).backward()
            adam.step()

        results.append(images_per_s(train, batch, steps))
        net.eval()
        with torch.no_grad():
            results.append(images_per_s(lambda: net(x), batch, steps))
    print(torch.__version__, *(f"{result:.1f}" for result in results))


main()
