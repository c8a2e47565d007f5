"""Packages for things done at the same time."""
