"""Writes docs/model-card.md: the trained parts of the reader, with the numbers that bench/quality has measured."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from string import Template

CHECKOUT = Path(__file__).resolve().parents[1]
PAGE = CHECKOUT / "docs" / "model-card.md"
TEMPLATE = CHECKOUT / "docs" / "model-card.template.md"
CODEBOOK = CHECKOUT / "src" / "relazione" / "codebook"
QUALITY = CHECKOUT / "bench" / "quality"
KIBIBYTE = 1024
# What each trained file is, and what it learns from; a file that is not named here stands in the table without words.
ABOUT = {
    "stance_weights.csv": "which stance a clause takes, or none; softmax over features of the parse",
    "engagement_weights.csv": "whether a proposed event is one; logistic regression over grammar and types",
    "served_state_weights.csv": "which state a title serves where no words beside it say so; logistic choice",
    "domain_weights.csv": "the domains of events, instruments and silent positions; logistic regression over places",
    "gate_weights.csv": "whether a text is diplomatic at all; logistic regression over common words",
    "confidence.csv": "what a score is worth; isotonic steps on claims of publishers held out",
    "word_pieces.txt": "the words and parts of words that the encoder knows; as in MiniLM",
    "word_vectors.npz": "the vectors of these, as in MiniLM, in fewer bits",
    "encoder.onnx": "which stance a clause takes; three layers of MiniLM, eight-bit weights",
    "events.onnx": "whether a proposed event is one, by its sentence; three layers of MiniLM, eight-bit weights",
}
# The pages whose tables the card shows, with what to say of each.
SCORES = (
    ("publishers.md", "Scores by kind and publisher"),
    ("parts.md", "What each part brings"),
    ("ablation.md", "The trained parts of the reading of positions and events"),
    ("reliability.md", "Calibration"),
    ("gate.md", "The gate"),
)


def page() -> str:
    """The whole card."""
    words = Template(TEMPLATE.read_text(encoding="utf-8"))
    return words.substitute(parts="\n".join(_parts()), floors="\n".join(_floors()), measured="\n".join(_measured()))


def trained() -> list[Path]:
    """The trained files of the package."""
    tables = [*CODEBOOK.glob("tables/*_weights.csv"), CODEBOOK / "tables" / "confidence.csv"]
    return [*sorted(tables), *sorted(path for path in CODEBOOK.glob("encoder/*") if path.suffix not in (".py", ""))]


def _parts() -> Iterator[str]:
    for path in trained():
        yield f"| `{path.relative_to(CODEBOOK)}` | {-(-path.stat().st_size // KIBIBYTE)} | {ABOUT.get(path.name, '')} |"
    whole = sum(path.stat().st_size for path in trained())
    yield f"| together | {-(-whole // KIBIBYTE)} | |"


def _floors() -> Iterator[str]:
    """What CI holds the scores to: the floors, which only rise."""
    floors = json.loads((QUALITY / "floors.json").read_text(encoding="utf-8"))
    kinds = list(dict.fromkeys(kind for row in floors.values() for kind in row))
    yield from ("", "## Floors", "", "Record scores that CI holds the reader to (`bench/quality/floors.json`).", "")
    yield f"| set | {' | '.join(kinds)} |"
    yield "|---" * (len(kinds) + 1) + "|"
    for name, row in floors.items():
        yield f"| {name} | {' | '.join(f'{row[kind]:.2f}' if kind in row else '' for kind in kinds)} |"


def _measured() -> Iterator[str]:
    """The pages of bench/quality, each under a heading of its own, their headings one step down."""
    for name, title in SCORES:
        path = QUALITY / name
        if path.exists():
            lines = path.read_text(encoding="utf-8").splitlines()[1:]
            yield from ("", f"## {title}", *(f"#{line}" if line.startswith("## ") else line for line in lines))


def main() -> None:
    """Writes the card."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
