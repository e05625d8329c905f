"""Callbacks for frameworks. Each module imports its framework when it is imported itself, never before."""
