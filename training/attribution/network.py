"""The attribution network in torch: an encoder, a tagging head, a linking head.

Pieces carry an embedding of letter case and paragraph start beside their word embedding.  The linking head
gives each piece a query as start and as end of a source and of a content, and a key as head of a cue.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn

LINK_WIDTH = 64
RANKS, DISTANCES = 8, 12


class AttributionNetwork(nn.Module):
    """Tag pieces (7 BIO tags over source, cue, content) and give queries and keys for linking."""

    def __init__(self, encoder: nn.Module, pad: int, dropout: float = 0.1) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.enc, self.pad = encoder, pad
        self.feat = nn.Embedding(6, width)
        nn.init.normal_(self.feat.weight, std=0.005)
        self.drop = nn.Dropout(dropout)
        self.tag = nn.Linear(width, 7)
        self.q = nn.Linear(width, 4 * LINK_WIDTH)
        self.k = nn.Linear(width, 2 * LINK_WIDTH)
        self.rank = nn.Parameter(torch.zeros(2, RANKS))
        self.dist = nn.Parameter(torch.zeros(2, DISTANCES))

    def forward(self, ids: torch.Tensor, features: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Give tag logits (b, t, 7), queries (b, t, 256) and keys (b, t, 128)."""
        embedded = self.enc.embeddings.word_embeddings(ids) + self.feat(features)
        hidden = self.enc(inputs_embeds=embedded, attention_mask=(ids != self.pad).long()).last_hidden_state
        hidden = self.drop(hidden)
        return self.tag(hidden), self.q(hidden), self.k(hidden)


def build(base: Path, layers: int | None, weights: Path | None) -> AttributionNetwork:
    """Load a base encoder, cut to its first `layers`, and on top of it trained weights when given."""
    from transformers import AutoModel

    encoder = AutoModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="eager")
    if layers:
        encoder.encoder.layer = encoder.encoder.layer[:layers]
        encoder.config.num_hidden_layers = layers
    network = AttributionNetwork(encoder, encoder.config.pad_token_id)
    if weights:
        kept = torch.load(weights, map_location="cpu", weights_only=True)
        missing = network.load_state_dict({k: v.float() for k, v in kept["state"].items()}, strict=False)
        if missing.unexpected_keys or any("word_embeddings" not in key for key in missing.missing_keys):
            raise ValueError(f"the weights do not fit the network: {missing}")
    return network
