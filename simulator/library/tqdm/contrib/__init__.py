"""More uses of bars (documentation of tqdm, "tqdm.contrib")."""
