"""Runs a deployed early-exit design with ONNX Runtime, stage by stage, until a sample leaves.

    pip install numpy onnxruntime
    python run.py                     # checks the design on samples.npz
    python run.py --clocks            # the same, with clocks.sh setting the clocks of each stage (as root)

As a module:  design = Design("."); stage, answer, says = design.run(sample)
"""
import argparse
import json
import os
import subprocess
import sys
import time

import numpy as np
import onnxruntime as ort

HERE = os.path.dirname(os.path.abspath(__file__))


def softmax(row):
    shifted = np.exp(row - row.max())
    return shifted / shifted.sum()


def probabilities(row, head):
    """Class probabilities in double precision, whatever the head gives."""
    row = row.astype(np.float64)
    if head == "logits":
        return softmax(row)
    if head == "sigmoid":
        p = np.clip(row, np.finfo(np.float32).tiny, 1 - 2.0**-24)
        odds = p / (1 - p)
        return odds / odds.sum()
    return row


def score(name, row, head):
    """How sure an exit is: the larger, the surer."""
    if name == "max_abs_logit":
        return float(np.abs(row[np.isfinite(row)]).max(initial=0))
    p = probabilities(row, head)
    if name == "max_softmax":
        return float(p.max())
    if name == "margin":
        first, second = np.sort(p)[::-1][:2] if len(p) > 1 else (p[0], 0.0)
        return float(first - second)
    if name == "entropy":
        positive = p[p > 0]
        return 1.0 if len(p) == 1 else float(1 + (positive * np.log(positive)).sum() / np.log(len(p)))
    raise ValueError("unknown score " + name)


class Design:
    """A design read from the folder of its design.json."""

    def __init__(self, folder=HERE, threads=1, on_stage=None):
        with open(os.path.join(folder, "design.json"), encoding="utf-8") as file:
            self.design = json.load(file)
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self.sessions = [
            ort.InferenceSession(os.path.join(folder, stage["file"]), options, providers=["CPUExecutionProvider"])
            for stage in self.design["stages"]
        ]
        self.on_stage = on_stage
        kinds = {"tensor(int64)": np.int64, "tensor(int32)": np.int32}
        self.types = {
            read.name: kinds.get(read.type, np.float32) for session in self.sessions for read in session.get_inputs()
        }
        self.tables = self._tables()

    def _tables(self):
        """What each pixel of 0 … 255 becomes, per channel; None where samples are taken as they are."""
        pixels = self.design["pixels"]
        if pixels is None:
            return None
        shape = self.design["inputs"][0]["shape"]
        channels = shape[0] if pixels["layout"] == "nchw" else shape[-1]
        mean, deviation = pixels["mean"] or [0.0], pixels["deviation"] or [1.0]
        values = np.arange(256, dtype=np.float64) * pixels["scale"]
        return [
            ((values - mean[c % len(mean)]) / deviation[c % len(deviation)]).astype(np.float32)
            for c in range(channels)
        ]

    def prepare(self, sample):
        """A sample as the model reads it, by input; pictures come as bytes [channel][row][column], several inputs as a list."""
        names = [read["name"] for read in self.design["inputs"]]
        parts = sample if len(names) > 1 else [sample]
        return {name: self._prepare(name, part) for name, part in zip(names, parts)}

    def _prepare(self, name, sample):
        if self.tables is None or sample.dtype != np.uint8:
            return np.ascontiguousarray(sample, dtype=self.types.get(name, np.float32))[None]
        ready = np.stack([table[plane] for table, plane in zip(self.tables, sample)])
        if self.design["pixels"]["layout"] == "nhwc":
            ready = ready.transpose(1, 2, 0)
        return np.ascontiguousarray(ready)[None]

    def run(self, sample):
        """Stage at which a sample leaves, its answer, and what that exit says."""
        return self.run_prepared(self.prepare(sample))

    def run_prepared(self, ready):
        tensors = dict(ready)
        last, agreeing = None, 0
        for k, (stage, session) in enumerate(zip(self.design["stages"], self.sessions)):
            if self.on_stage:
                self.on_stage(k)
            made = session.run(stage["outputs"], {name: tensors[name] for name in stage["inputs"]})
            tensors.update(zip(stage["outputs"], made))
            says = tensors[stage["exit"]].reshape(-1)
            answer = int(says.argmax())
            agreeing = agreeing + 1 if answer == last else 1
            last = answer
            if k == len(self.sessions) - 1 or self._leaves(stage, says, agreeing):
                return k, answer, says

    def _leaves(self, stage, says, agreeing):
        rule = self.design["rule"]
        if rule == "threshold":
            return score(self.design["score"], says, stage["head"]) >= stage["threshold"]
        return rule == "patience" and agreeing >= self.design["patience"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clocks", action="store_true", help="let clocks.sh set the clocks of each stage")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    script = os.path.join(HERE, "clocks.sh")
    clocks = (lambda k: subprocess.run([script, "set", str(k + 1)], check=True)) if args.clocks else None
    design = Design(threads=args.threads, on_stage=clocks)
    samples = np.load(os.path.join(HERE, "samples.npz"))
    count, labels = len(design.design["inputs"]), samples["labels"]
    inputs = samples["inputs"] if count == 1 else zip(*(samples[f"inputs_{k}"] for k in range(count)))
    stages = np.empty(len(labels), int)
    answers = np.empty(len(labels), int)
    seconds = np.empty(len(labels))
    try:
        if args.clocks:
            subprocess.run([script, "save"], check=True)
        for i, sample in enumerate(inputs):
            ready = design.prepare(sample)
            start = time.perf_counter()
            stages[i], answers[i], _ = design.run_prepared(ready)
            seconds[i] = time.perf_counter() - start
    finally:
        if args.clocks:
            subprocess.run([script, "restore"], check=True)
    alike = int(((stages == samples["stages"]) & (answers == samples["answers"])).sum())
    predicted = design.design["predicted"]
    print(f"accuracy      predicted {predicted['accuracy']:.4f}  measured {(answers == labels).mean():.4f}")
    for k, stage in enumerate(design.design["stages"]):
        print(f"{stage['exit']:<13} predicted {(samples['stages'] == k).mean():.4f}  measured {(stages == k).mean():.4f}")
    print(f"mean latency  measured here {1e3 * seconds.mean():.3f} ms")
    print(f"{alike} of {len(labels)} samples left where the simulator said, with the answer that it said")
    return 0 if alike == len(labels) else 6


if __name__ == "__main__":
    sys.exit(main())
