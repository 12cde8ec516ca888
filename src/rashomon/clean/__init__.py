"""Choose which runs of an input are the story, and keep the facts about it."""
